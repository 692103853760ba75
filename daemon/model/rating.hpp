// SPDX-License-Identifier: MIT
/// How an action is doing, in one word. Bodies differ in their keys, so labels and thresholds are
/// configured; which of them holds is computed by policy.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "calendar/period.hpp"

namespace dueward::model {

/// From best to worst, but for the last two, which say nothing about how it goes.
enum class Colour {
  blue,       ///< Done: signed off, and embedded where that is checked.
  embedding,  ///< Complete, with checks still to pass.
  green,      ///< On track.
  amber,      ///< At risk.
  red,        ///< A date was missed.
  grey,       ///< Not agreed to, or not begun and not yet near.
  closed,     ///< Not to be done any more. Never red.
};

inline constexpr std::size_t colour_count = 7;

[[nodiscard]] std::string_view to_string(Colour colour);  ///< As the configuration names it.

/// Never the colour alone: who cannot see it reads letter and word.
struct RatingLabel {
  std::string letter;
  std::string word;
  std::string colour;  ///< "#d4351c"

  bool operator==(const RatingLabel&) const = default;
};

struct RatingRules {
  std::array<RatingLabel, colour_count> labels{{{"B", "Blue", "#1d70b8"},
                                                {"E", "Amber E", "#f499be"},
                                                {"G", "Green", "#00703c"},
                                                {"A", "Amber", "#ffbf47"},
                                                {"R", "Red", "#d4351c"},
                                                {"N", "Grey", "#505a5f"},
                                                {"C", "Closed", "#b1b4b6"}}};
  /// So long before act-by an action without an answer becomes amber.
  calendar::Period warning{20, calendar::Unit::working_days};
  /// Whether an action is red once its original due date has passed, however often it was extended.
  bool original_counts = true;

  [[nodiscard]] const RatingLabel& label(Colour colour) const {
    return labels[static_cast<std::size_t>(colour)];
  }

  bool operator==(const RatingRules&) const = default;
};

}  // namespace dueward::model
