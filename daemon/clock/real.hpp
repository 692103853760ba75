// SPDX-License-Identifier: MIT
#pragma once

#include <boost/asio/any_io_executor.hpp>

#include "clock/clock.hpp"

namespace dueward::clock {

/// The system's wall clock. Sleeps on a timerfd, so that nothing wakes between moments, a suspended
/// machine catches up when it resumes, and a step of the clock wakes every sleeper at once to look
/// again. Loop thread only.
class RealClock final : public Clock {
 public:
  explicit RealClock(boost::asio::any_io_executor loop) : loop_(std::move(loop)) {}

  [[nodiscard]] calendar::Instant now() const override;

  /// Throws boost::system::system_error where the kernel refuses a timer.
  boost::asio::awaitable<void> sleep_until(calendar::Instant moment) override;

 private:
  boost::asio::any_io_executor loop_;
};

/// Time since boot, suspension included: what a wall clock is held against to notice that it was
/// set.
[[nodiscard]] std::chrono::milliseconds since_boot();

}  // namespace dueward::clock
