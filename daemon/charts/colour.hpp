// SPDX-License-Identifier: MIT
/// Which colours can be read on which: contrast as WCAG 2 measures it.
///
/// Colours are "#rrggbb". What is no such colour counts as a dark grey: a picture never fails, and
/// nothing but a colour gets into its attributes.
#pragma once

#include <string>
#include <string_view>

namespace dueward::charts {

inline constexpr std::string_view black = "#000000";
inline constexpr std::string_view white = "#ffffff";

/// For text and lines on white, unless WCAG is to be held to something else.
inline constexpr double legible = 4.5;

/// The colour, or the grey that stands for what is none.
[[nodiscard]] std::string checked(std::string_view colour);

/// From 1, the same, to 21, black on white.
[[nodiscard]] double contrast(std::string_view one, std::string_view other);

/// Black or white, whichever stands out more. It is always legible: at worst 4.58.
[[nodiscard]] std::string_view text_on(std::string_view background);

/// The colour, darkened so far that it is legible on white.
[[nodiscard]] std::string ink(std::string_view colour);

}  // namespace dueward::charts
