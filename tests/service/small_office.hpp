// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"
#include "service/idle_backroom.hpp"
#include "store/memory/memory_store.hpp"
#include "support/loop.hpp"

namespace dueward::test {

/// The desk on a store in memory, with actions of lead's that quality verifies, all of the plan
/// ofsted-2011. It is Friday noon, 18 November 2011.
class SmallOffice : public IdleBackroom {
 public:
  SmallOffice();

  /// In the store, not in the picture: as files that a load read and that are gone.
  static model::Action action(const std::string& id, const std::string& policy = "standard");
  /// To the policy "standard", which has none at first.
  void add_step(model::Step step);
  void make_pilot();
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

  std::vector<store::ServiceMessage> write_code(const service::CodeLetter& letter) const override {
    if (fails) throw store::StoreError(store::StoreError::Kind::unavailable, "the disk is gone");
    codes.push_back(letter);
    return {};
  }

  service::Desk desk;
};

}  // namespace dueward::test
