// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "clock/clock.hpp"

namespace dueward::clock {

/// Wakes the one coroutine that waits for it. Raised while nobody waits, it is remembered; raised
/// twice, it counts once. Loop thread only.
class Signal {
 public:
  explicit Signal(const boost::asio::any_io_executor& loop);

  void raise();
  [[nodiscard]] bool raised() const { return raised_; }

  /// Completes once raised, or when `moment` has come on `clock`, or was cancelled. No moment: only
  /// once raised.
  boost::asio::awaitable<void> wait_until(Clock& clock, std::optional<calendar::Instant> moment);

 private:
  boost::asio::awaitable<void> wait();

  bool raised_ = false;
  boost::asio::steady_timer bell_;
};

}  // namespace dueward::clock
