// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"
#include "service/desk.hpp"
#include "store/memory/memory_store.hpp"
#include "support/loop.hpp"

namespace dueward::test {

/// The desk on a store in memory, with actions of lead's that quality verifies, all of the plan
/// ofsted-2011. It is Friday noon, 18 November 2011.
class SmallOffice : public service::Backroom {
 public:
  SmallOffice();

  /// In the store, not in the picture: as files that a load read and that are gone.
  static model::Action action(const std::string& id, const std::string& policy = "standard");
  void load(const std::vector<model::Action>& actions);

  template <typename T>
  T ask(service::Await<T> question) {
    return run(loop, std::move(question));
  }

  boost::asio::io_context loop;
  clock::SimulatedClock clock;
  store::MemoryStore store;
  mutable std::vector<service::CodeLetter> codes;  ///< That were written, in order.
  bool fails = false;                              ///< No code can be written.

  [[nodiscard]] engine::PicturePtr picture() const override { return picture_; }
  void describe(service::Status&) const override {}
  service::Await<service::Reloaded> reload(std::optional<std::size_t>, store::Actor) override {
    co_return service::Reloaded{};
  }
  service::Await<std::string> simulate(service::SimulationWish) override { co_return "{}"; }
  service::Await<std::string> check(std::vector<store::Difference>) override { co_return "{}"; }
  service::Await<std::string> compare(std::vector<store::Difference>) override { co_return "{}"; }
  service::Await<void> set_hold(std::optional<std::string>, store::Actor) override { co_return; }
  std::vector<store::ServiceMessage> write_receipt(const service::Receipt&) const override {
    return {};
  }
  std::vector<store::ServiceMessage> write_code(const service::CodeLetter& letter) const override {
    if (fails) throw store::StoreError(store::StoreError::Kind::unavailable, "the disk is gone");
    codes.push_back(letter);
    return {};
  }
  void answered() override {}
  service::Await<notifier::Outcome> send_test(const model::NotifierId&, const model::Person&,
                                              const std::string&) override {
    co_return notifier::Outcome{};
  }

 private:
  engine::PicturePtr picture_;

 public:
  service::Desk desk;
};

}  // namespace dueward::test
