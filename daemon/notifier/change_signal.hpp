// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace dueward::notifier {

/// Something changed: wakes all coroutines that wait for it. Loop only; outlives its waiters.
class ChangeSignal {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit ChangeSignal(boost::asio::any_io_executor loop);
  ~ChangeSignal();

  /// Returns at the next notify() or at `limit`, whichever is first; which of them is for the
  /// caller to see from what changed. Throws when the coroutine is cancelled.
  boost::asio::awaitable<void> wait_until(TimePoint limit);

  void notify();

 private:
  struct Waiters;
  std::shared_ptr<Waiters> waiters_;
};

}  // namespace dueward::notifier
