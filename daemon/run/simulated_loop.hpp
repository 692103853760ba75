// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include "calendar/date.hpp"

namespace boost::asio {
class io_context;
}

namespace dueward::clock {
class SimulatedClock;
}

namespace dueward::run {

/// Moves a simulated clock from one wanted moment to the next. It stands still at each until
/// nothing is left to do there: no handler is ready, and `at_rest` says that no work is under way
/// elsewhere (store thread, host processes).
///
/// Runs the loop itself instead of loop.run(), on the calling thread.
class SimulatedLoop {
 public:
  /// `speed`: simulated seconds for each real one; none: as fast as it goes.
  SimulatedLoop(boost::asio::io_context& loop, clock::SimulatedClock& clock,
                std::function<bool()> at_rest, std::optional<double> speed);

  /// Called before the clock is moved on, with all that was to happen at its present moment done.
  void on_moment_done(std::function<void()> listener) { moment_done_ = std::move(listener); }

  /// Returns once the clock stands at `end` and everything due before has been done, or after
  /// stop().
  void run_until(calendar::Instant end);

  /// On the loop thread, from within a handler.
  void stop() { stopped_ = true; }
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  void finish_moment();
  bool pass_time_until(calendar::Instant moment);

  boost::asio::io_context& loop_;
  clock::SimulatedClock& clock_;
  std::function<bool()> at_rest_;
  std::optional<double> speed_;
  std::function<void()> moment_done_ = [] {};
  bool stopped_ = false;
};

}  // namespace dueward::run
