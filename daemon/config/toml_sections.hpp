// SPDX-License-Identifier: MIT
/// The sections of a TOML text, told apart by their headers alone: enough to set a broken one aside
/// and read the rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dueward::config {

/// A piece of a line, and what is to stand there instead.
struct Mend {
  std::uint32_t line = 0;
  std::size_t begin = 0;  ///< Bytes in the line.
  std::size_t length = 0;
  std::string text;
};

class TomlSections {
 public:
  explicit TomlSections(std::string_view text);

  /// The text with the dropped sections blanked; every line keeps its number.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::string& dropped() const { return dropped_; }

  /// Blanks the section around a line, and those that belong to it ("[notifiers.email.options]"
  /// after "[notifiers.email]"). False where nothing was left to drop.
  bool drop_section_of(std::uint32_t line);

  /// Blanks one line; for a key with its value that stand on it alone.
  void drop_line(std::uint32_t line);

  /// Puts the first of the month, or of January, in place of a date that does not exist, so that
  /// the rest of its section can be read. False where no date stands there.
  bool mend_date(std::uint32_t line, std::uint32_t column);

  /// Replaces a piece of a line. What stands behind it on the line keeps its column for
  /// `original_column`.
  void mend(const Mend& mend);

  /// Where a character of the text as it is now stood before the line was mended.
  [[nodiscard]] std::uint32_t original_column(std::uint32_t line, std::uint32_t column) const;

  /// The last line before this one that is not blank; 0 where there is none.
  [[nodiscard]] std::uint32_t last_line_before(std::uint32_t line) const;

  /// Whether the line is a table's header.
  [[nodiscard]] bool begins_section(std::uint32_t line) const;

  /// Column of the line's first character that is no blank.
  [[nodiscard]] std::uint32_t first_column(std::uint32_t line) const;

  [[nodiscard]] std::string_view line_at(std::uint32_t line) const;

  struct Value {
    std::string text;
    std::uint32_t column = 0;
  };
  /// The bare value that begins before the column: "2011-02-30" where the day is wrong.
  [[nodiscard]] Value value_before(std::uint32_t line, std::uint32_t column) const;

 private:
  struct Section {
    std::size_t begin;   ///< Offset of its header; 0 for what stands before the first one.
    std::size_t end;     ///< Offset of the next header, or of the end.
    std::string header;  ///< "notifiers.email"; empty before the first one.
  };
  struct Shift {
    std::uint32_t line;
    std::uint32_t column;  ///< What stands behind it has moved …
    std::int64_t by;       ///< … by so many columns.
  };
  void blank(std::size_t begin, std::size_t end);
  [[nodiscard]] std::size_t offset_of_line(std::uint32_t line) const;

  std::string text_;
  std::string dropped_;
  std::vector<std::size_t> lines_;  ///< Offset of each line.
  std::vector<Section> sections_;
  std::vector<Shift> shifts_;
};

}  // namespace dueward::config
