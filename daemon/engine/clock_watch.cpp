// SPDX-License-Identifier: MIT
#include "engine/clock_watch.hpp"

namespace dueward::engine {

std::optional<std::string> clock_fault(std::optional<calendar::Instant> recorded,
                                       calendar::Instant now) {
  if (!recorded) return std::nullopt;
  const auto ahead = now - *recorded;
  if (ahead > most_ahead) {
    return "the clock says " + calendar::to_string(now) +
           ", more than 30 days after the last recorded moment " + calendar::to_string(*recorded) +
           ": set the clock, or resume if it is right";
  }
  if (ahead < -most_behind) {
    return "the clock says " + calendar::to_string(now) +
           ", more than an hour before the last recorded moment " + calendar::to_string(*recorded) +
           ": set the clock, or resume if it is right";
  }
  return std::nullopt;
}

std::optional<std::string> ClockWatch::look(calendar::Instant wall,
                                            std::chrono::milliseconds since_boot) {
  const auto expected = wall_ + (since_boot - since_boot_);
  wall_ = wall;
  since_boot_ = since_boot;
  return clock_fault(expected, wall);
}

}  // namespace dueward::engine
