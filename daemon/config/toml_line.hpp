// SPDX-License-Identifier: MIT
/// One line of TOML, looked at as far as its quotation marks and brackets go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dueward::config {

/// Columns count characters from 1, offsets bytes from 0.
[[nodiscard]] std::size_t offset_of(std::string_view line, std::uint32_t column);
[[nodiscard]] std::uint32_t column_of(std::string_view line, std::size_t offset);

/// The first character that is no blank; the end of the line where there is none.
[[nodiscard]] std::size_t first_of_line(std::string_view line);

/// The end of the quoted text that begins at `open`: the offset of its closing quotation mark.
[[nodiscard]] std::optional<std::size_t> closing_quote(std::string_view line, std::size_t open);

/// The key or value in which an offset lies.
struct Spot {
  std::size_t begin = 0;
  char before = 0;      ///< What it follows: '=', '[', ',' or '{'; 0 at the beginning of the line.
  bool nested = false;  ///< Within brackets that open on this line.

  /// The value of a key that has the line to itself.
  [[nodiscard]] bool alone() const { return before == '=' && !nested; }
};
[[nodiscard]] Spot spot_at(std::string_view line, std::size_t offset);

/// The text at a spot where it has no quotation marks: to the comment or the end of the line, in
/// brackets to the next comma or closing bracket.
[[nodiscard]] std::string_view bare_text(std::string_view line, const Spot& spot);

/// Whether the line is "key = …" and closes what it opens, so that it can be left out by itself.
[[nodiscard]] bool is_key_with_value(std::string_view line);

}  // namespace dueward::config
