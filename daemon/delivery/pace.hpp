// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <deque>
#include <optional>

#include "calendar/date.hpp"

namespace dueward::delivery {

/// Keeps to what a relay allows: at most so many attempts in any sixty seconds.
class Pace {
 public:
  explicit Pace(std::optional<std::size_t> per_minute) : per_minute_(per_minute) {}

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
