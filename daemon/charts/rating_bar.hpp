// SPDX-License-Identifier: MIT
/// How the actions of a plan are doing, all in one bar.
///
/// Pure functions for any thread; they never fail.
#pragma once

#include <string>
#include <vector>

#include "charts/name.hpp"
#include "charts/table.hpp"
#include "model/rating.hpp"

namespace dueward::charts {

struct RatingCount {
  model::RatingLabel label;
  unsigned count = 0;
};

/// An SVG element: a segment for each count in the order given, in proportion but for a sliver that
/// even the smallest has to be seen by. Letter and count stand in their segment, or below it where
/// it is too narrow, as long as there is room for all of those. Counts of zero are left out.
[[nodiscard]] std::string rating_bar(const Name& name, const std::vector<RatingCount>& counts);

/// The same in numbers, zeros too, and how many there are in all.
[[nodiscard]] Table rating_table(const std::vector<RatingCount>& counts);

}  // namespace dueward::charts
