// SPDX-License-Identifier: MIT
/// The axes of a burn-up: from days and counts to places in the picture.
#pragma once

#include <cstdint>
#include <vector>

#include "charts/burn_up.hpp"
#include "charts/scale.hpp"

namespace dueward::charts {

/// Of the picture.
inline constexpr double burn_up_width = 720;

/// Between a text and what it belongs to.
inline constexpr double distance = 8;

/// Days go from the left to the right over whole months that hold all there is to show, counts from
/// the bottom to the top.
class Plot {
 public:
  /// Leaves so much room to the right of the last point.
  Plot(const BurnUp& series, double end_room);

  void put_top(double top) { top_ = top; }

  [[nodiscard]] double x(calendar::Date day) const;
  [[nodiscard]] double y(std::uint64_t count) const;
  [[nodiscard]] double left() const { return left_; }
  [[nodiscard]] double right() const { return right_; }
  [[nodiscard]] double top() const { return top_; }
  [[nodiscard]] double bottom() const;
  [[nodiscard]] const std::vector<std::uint64_t>& counts() const { return counts_; }
  [[nodiscard]] std::vector<MonthMark> months() const;

 private:
  [[nodiscard]] double share(calendar::Date day) const;

  std::vector<std::uint64_t> counts_;
  calendar::DateRange range_;
  double left_ = 0;
  double right_ = 0;
  double top_ = 0;
};

}  // namespace dueward::charts
