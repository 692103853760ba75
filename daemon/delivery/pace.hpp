// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "calendar/date.hpp"

namespace dueward::delivery {

/// Keeps to what a relay allows: at most so many attempts in any sixty seconds. The relay counts
/// whoever sends, so a notifier's pace outlives its dispatchers. Loop thread only.
class Pace {
 public:
  explicit Pace(std::optional<std::size_t> per_minute) : per_minute_(per_minute) {}

  /// From now on so many, those of the last minute counted.
  void limit_to(std::optional<std::size_t> per_minute) { per_minute_ = per_minute; }

  /// How many attempts may begin now.
  [[nodiscard]] std::size_t allowed(calendar::Instant now);

  /// An attempt begins.
  void begun(calendar::Instant now);

  /// When the next may begin where none may now; nothing where there is no limit or none has begun.
  [[nodiscard]] std::optional<calendar::Instant> next() const;

 private:
  void forget(calendar::Instant now);

  std::optional<std::size_t> per_minute_;
  std::deque<calendar::Instant> begun_;  ///< Of the last minute, oldest first.
};

}  // namespace dueward::delivery
