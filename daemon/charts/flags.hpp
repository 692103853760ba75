// SPDX-License-Identifier: MIT
/// Labels at vertical lines, as flags at their poles: no flag covers another or another's pole.
#pragma once

#include <cstddef>
#include <vector>

#include "charts/spread.hpp"

namespace dueward::charts {

/// A pole, and how wide its flag is with the distance that it keeps.
struct Pole {
  double x;
  double width;
};

enum class Side { right, left };

struct Flag {
  bool shown = false;  ///< Else its pole stays as low as if there were no flags.
  Side side = Side::right;
  std::size_t row = 0;  ///< Counted upwards; the pole reaches up to its row.
};

/// For poles from left to right, a flag each: to the right of its pole or, where there is no room,
/// to the left, in so many rows at most. Those for which that leaves no room are not shown. The
/// flag of pole `first` is considered before all others and always shown, then those to its right,
/// then those to its left, the nearest first. No flag may be wider than half the room.
[[nodiscard]] std::vector<Flag> flags(const std::vector<Pole>& poles, Span room, std::size_t rows,
                                      std::size_t first);

}  // namespace dueward::charts
