// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <optional>

#include <boost/asio/any_io_executor.hpp>

#include "clock/clock.hpp"

namespace dueward::clock {

/// A clock that stands still until it is moved. Whoever drives it moves it from one wanted moment
/// to the next once nothing is left to do at the present one. Loop thread only.
class SimulatedClock final : public Clock {
 public:
  SimulatedClock(boost::asio::any_io_executor loop, calendar::Instant start)
      : loop_(std::move(loop)), now_(start) {}

  [[nodiscard]] calendar::Instant now() const override { return now_; }
  boost::asio::awaitable<void> sleep_until(calendar::Instant moment) override;

  /// The earliest moment somebody sleeps for.
  [[nodiscard]] std::optional<calendar::Instant> next_wake() const;

  /// Never back: an earlier moment changes nothing. Wakes who slept for a moment up to then, on the
  /// loop.
  void advance_to(calendar::Instant moment);

  /// Sets the clock as a person or a time server would, also back; wakes everybody, as a step of
  /// the real one does.
  void step_to(calendar::Instant moment);

 private:
  class Sleeper;

  boost::asio::any_io_executor loop_;
  calendar::Instant now_;
  using Sleepers = std::multimap<calendar::Instant, Sleeper*>;
  /// Shared with each sleeper: one whose coroutine outlives the clock, in a loop that is torn down,
  /// still finds its list.
  std::shared_ptr<Sleepers> sleepers_ = std::make_shared<Sleepers>();
};

}  // namespace dueward::clock
