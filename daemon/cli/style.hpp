// SPDX-License-Identifier: MIT
/// Emphasis on a terminal, and text made fit to be shown on one.
#pragma once

#include <string>
#include <string_view>

namespace dueward::cli {

/// Adds emphasis where the output is a terminal and NO_COLOR (no-color.org) is not set.
class Style {
 public:
  explicit Style(bool colour = false) : colour_(colour) {}

  [[nodiscard]] std::string strong(std::string_view text) const;
  [[nodiscard]] std::string faint(std::string_view text) const;
  [[nodiscard]] std::string alarm(std::string_view text) const;
  [[nodiscard]] std::string good(std::string_view text) const;

 private:
  bool colour_;
};

/// Whether emphasis is wanted: a terminal that is not dumb, and no NO_COLOR.
[[nodiscard]] bool wants_colour(bool terminal);

/// Text from elsewhere, such as a mail server's answer, without control characters: these could
/// steer the terminal. Each becomes one "?", a line break one space.
[[nodiscard]] std::string printable(std::string_view text);

/// Columns that UTF-8 text takes, one a code point.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// Lines of at most `width` columns, broken between words; a longer word is broken where it must.
/// `indent` goes before every line but the first. A width of 0 leaves one line.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width,
                                  std::string_view indent = {});

}  // namespace dueward::cli
