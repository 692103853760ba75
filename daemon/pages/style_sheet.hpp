// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "model/rating.hpp"

namespace dueward::pages {

/// The style sheet with what the configuration says of colours in front of it. `colour` is the
/// council's, "#rrggbb".
[[nodiscard]] std::string style_sheet(std::string_view colour, const model::RatingRules& ratings);

}  // namespace dueward::pages
