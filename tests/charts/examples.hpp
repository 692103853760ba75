// SPDX-License-Identifier: MIT
/// Numbers for pictures: those of the design, and any at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "charts/burn_up.hpp"
#include "charts/rating_bar.hpp"

namespace dueward::charts::tests {

/// With the labels of the default rules, from blue to closed.
[[nodiscard]] std::vector<RatingCount> counts(const std::vector<unsigned>& numbers);

[[nodiscard]] calendar::Date on(std::string_view day);

/// Made up by RapidCheck, in a property only: any bytes as text, words that are no colours, counts
/// from 0 to the largest there are.
[[nodiscard]] std::string any_text();
[[nodiscard]] std::string any_colour();
[[nodiscard]] unsigned any_count();
[[nodiscard]] std::vector<RatingCount> any_counts();
[[nodiscard]] BurnUp any_burn_up();

}  // namespace dueward::charts::tests
