// SPDX-License-Identifier: MIT
/// Answers of people, from the wish to the record: judged by policy, recorded with all that
/// follows, receipted.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.hpp"
#include "engine/picture.hpp"
#include "model/answer.hpp"
#include "policy/judge.hpp"
#include "service/receipt.hpp"
#include "service/service.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// What answering asks of the service around it. Called on the loop.
struct AnsweringPorts {
  std::function<engine::PicturePtr()> picture;
  /// Puts a receipt into messages; none where the person has no address.
  std::function<std::vector<store::ServiceMessage>(const Receipt&)> write;
  std::function<void()> answered;  ///< Something was recorded: look again.
};

/// Loop thread only; store and clock outlive it.
class Answering {
 public:
  Answering(store::Store& store, const clock::Clock& clock, AnsweringPorts ports)
      : store_(store), clock_(clock), ports_(std::move(ports)) {}

  /// Throws Refused, and NotAllowed where the rules forbid it.
  Await<Done> answer(Wish wish, store::Actor actor);

  /// Throws what answer() would throw, and records nothing.
  Await<void> check(Wish wish);

 private:
  Await<std::optional<Done>> met_before(const Wish& wish);
  Await<store::ActionRecord> record_of(const Wish& wish);
  Await<void> check_other(const Wish& wish);
  void check_words(const Wish& wish) const;
  [[nodiscard]] policy::Judgement judge(const store::ActionRecord& record, const Wish& wish) const;
  [[nodiscard]] store::AnswerCommit commit_of(const Wish& wish, policy::Judgement judgement,
                                              const store::ActionRecord& record,
                                              const store::Actor& actor) const;
  [[nodiscard]] calendar::Date today() const {
    return ports_.picture()->directory->zone.date_of(clock_.now());
  }

  store::Store& store_;
  const clock::Clock& clock_;
  AnsweringPorts ports_;
};

}  // namespace dueward::service
