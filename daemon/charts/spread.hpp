// SPDX-License-Identifier: MIT
/// Labels on one line that keep off each other.
#pragma once

#include <vector>

namespace dueward::charts {

/// Both ends included.
struct Span {
  double low;
  double high;
};

/// A label of this size that would like its middle there.
struct Wish {
  double middle;
  double size;
};

/// The middles, in the order of the wishes: as near to them as can be without any two labels
/// overlapping or one of them leaving `room`. Of equal wishes the first comes first. Where the room
/// is too small for all, nothing.
[[nodiscard]] std::vector<double> spread(const std::vector<Wish>& wishes, Span room);

}  // namespace dueward::charts
