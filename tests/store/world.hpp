// SPDX-License-Identifier: MIT
/// A small world around a store: a plan with a few people and actions, a day that can be moved, and
/// one-line renderings to compare with. Knows the port only.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "model/fields.hpp"
#include "store/store.hpp"
#include "support/catch.hpp"
#include "support/loop.hpp"

namespace dueward::test {

/// One implementation of the port. `open` begins with nothing stored.
struct Implementation {
  std::string name;
  bool keeps_history = true;
  /// What the store needs beside the loop (threads, folders) lives in the shared pointer.
  struct Opened {
    std::shared_ptr<void> keeper;
    std::unique_ptr<store::Store> store;
  };
  std::function<Opened(boost::asio::io_context& loop)> open;
};

/// The table every conformance test runs against.
[[nodiscard]] const std::vector<Implementation>& implementations();
/// Each of them in turn, by Catch's generator.
[[nodiscard]] const Implementation& any_store();
/// Of those that keep a history.
[[nodiscard]] const Implementation& any_store_with_history();

[[nodiscard]] calendar::Date day(std::string_view iso);
/// 08:00 UTC of a day.
[[nodiscard]] calendar::Instant morning(std::string_view iso);

class World {
 public:
  explicit World(const Implementation& implementation);
  ~World();

  template <typename T>
  T operator()(store::Await<T> verb) {
    return run(loop, std::move(verb));
  }

  // The files, as the next load will find them.
  std::vector<model::Person> people;
  std::vector<model::Plan> plans;
  std::vector<model::Action> actions;
  std::vector<model::Policy> policies;
  std::map<std::string, std::string> fingerprints;

  /// Loads the files on `today`.
  void load();
  void stage();
  void to(std::string_view iso);

  [[nodiscard]] model::ActionRef ref(std::string_view id) const;
  [[nodiscard]] store::ActionRecord record(std::string_view id);

  /// Somebody answers, which leaves the action in this state; `closed` where it owes nothing more.
  store::Answered answer(std::string_view id, model::Verb verb, model::State life,
                         std::string closed = {});
  /// The same as it would be committed now, to be changed first.
  [[nodiscard]] store::AnswerCommit answer_to(std::string_view id, model::Verb verb,
                                              model::State life);

  /// What a policy would say: a notice of `step` to the owner's e-mail address.
  struct Wish {
    std::string action;
    std::string step = "reminder";
    std::string recipient = "lead";
    std::string notifier = "email";
    std::string to = "owner";
    model::Kind kind = model::Kind::reminder;
    bool alone = false;
    std::string pilot_keeper;  ///< In a pilot: who gets the message instead.
    std::optional<calendar::Instant> not_before;
    std::vector<model::NoticeKey> settles;
    std::vector<std::string> more_notifiers;
  };
  /// Decides all that is due: the wishes, and nothing about the rest. Looks again on no day.
  void decide(const std::vector<Wish>& wishes);
  store::SealResult seal();
  store::SealResult seal(store::SealRequest request);
  /// Writes words to everything sealed.
  void write();
  std::vector<store::ClaimedMessage> claim(std::size_t limit = 100, std::string notifier = "email");
  store::AttemptRecord attempt(const store::ClaimedMessage& message, std::string result) const;
  void deliver_all();

  /// "SG-07 reminder#1 ladder 1 to owner: owed" for each line of the ledger, in order.
  [[nodiscard]] std::vector<std::string> ledger(std::string_view id);
  /// "email lead@example.gov.uk: SG-07 reminder, SG-08 reminder" for each message.
  [[nodiscard]] std::vector<std::string> messages();
  [[nodiscard]] std::vector<std::string> due();
  [[nodiscard]] std::vector<std::string> events(std::string_view plan = "ofsted-2011");

  boost::asio::io_context loop;
  calendar::Date today = day("2011-08-19");
  calendar::Instant now = morning("2011-08-19");
  store::Actor officer{"improvement-officer", "configuration"};

 private:
  Implementation::Opened opened_;

 public:
  store::Store& store;
};

}  // namespace dueward::test
