// SPDX-License-Identifier: MIT
/// Words and numbers as a picture may hold them, and how much room they take.
///
/// Every text is taken: what is not UTF-8 becomes U+FFFD, what is not allowed in XML too, and white
/// space of any kind a blank.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dueward::charts {

/// Of every text in a picture, in its own units.
inline constexpr double text_size = 16;

/// Between the baselines of two lines of text.
inline constexpr double line_height = 22;

enum class Weight { normal, bold };

/// For the text of an element and for an attribute in double quotes alike.
[[nodiscard]] std::string escaped(std::string_view text);

/// An estimate for the usual sans-serif fonts, rather too wide than too narrow.
[[nodiscard]] double text_width(std::string_view text, Weight weight = Weight::normal);

/// The text, cut and ended with "…" where it is wider; nothing where not even that has room.
[[nodiscard]] std::string shortened(std::string_view text, double width,
                                    Weight weight = Weight::normal);

/// Two decimals at most, none that say nothing: "12", "0.5". Never "-0", never an exponent.
[[nodiscard]] std::string number(double value);

/// "1 action", "12 actions"
[[nodiscard]] std::string actions(std::uint64_t count);

}  // namespace dueward::charts
