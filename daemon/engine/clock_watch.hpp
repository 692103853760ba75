// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "calendar/date.hpp"

namespace dueward::engine {

/// A wall clock may run ahead of the last recorded moment by an outage, not by more; and hardly
/// ever behind it.
inline constexpr std::chrono::hours most_ahead = std::chrono::days{30};
inline constexpr std::chrono::hours most_behind{1};

/// Why the wall clock is not to be believed, as a sentence; nothing where it may be. `recorded`:
/// the last moment the store knows.
[[nodiscard]] std::optional<std::string> clock_fault(std::optional<calendar::Instant> recorded,
                                                     calendar::Instant now);

/// Notices while the service runs that the wall clock was set: it is held against the time since
/// boot, which nobody sets.
class ClockWatch {
 public:
  ClockWatch(calendar::Instant wall, std::chrono::milliseconds since_boot)
      : wall_(wall), since_boot_(since_boot) {}

  /// Like clock_fault(), for the step since the last look. A small step is taken as the new truth.
  [[nodiscard]] std::optional<std::string> look(calendar::Instant wall,
                                                std::chrono::milliseconds since_boot);

 private:
  calendar::Instant wall_;
  std::chrono::milliseconds since_boot_;
};

}  // namespace dueward::engine
