// SPDX-License-Identifier: MIT
/// The upright lines of a burn-up: today and the due dates.
#pragma once

#include <string>
#include <vector>

#include "charts/burn_up.hpp"
#include "charts/flags.hpp"
#include "charts/plot.hpp"
#include "charts/text.hpp"

namespace dueward::charts {

/// One day: today, one or more due dates, or both.
struct Upright {
  calendar::Date date;
  std::string label;
  bool today = false;

  [[nodiscard]] Weight weight() const { return today ? Weight::bold : Weight::normal; }
};

[[nodiscard]] std::vector<DueDate> in_order(std::vector<DueDate> due);

/// In the order of their dates, with labels that are not too long.
[[nodiscard]] std::vector<Upright> uprights_of(const BurnUp& series);

/// How their labels are laid out above the plot, and in how many rows.
[[nodiscard]] std::vector<Flag> flags_of(const std::vector<Upright>& uprights, const Plot& plot);
[[nodiscard]] std::size_t rows_of(const std::vector<Flag>& flags);

}  // namespace dueward::charts
