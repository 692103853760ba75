// SPDX-License-Identifier: MIT
/// The sections of a TOML text, told apart by their headers alone: enough to set a broken one aside
/// and read the rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dueward::config {

class TomlSections {
 public:
  explicit TomlSections(std::string_view text);

  /// The text with the dropped sections blanked; every line keeps its number.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::string& dropped() const { return dropped_; }

  /// Blanks the section around a line, and those that belong to it ("[notifiers.email.options]"
  /// after "[notifiers.email]"). False where nothing was left to drop.
  bool drop_section_of(std::uint32_t line);

  /// Column of the line's first character that is no blank.
  [[nodiscard]] std::uint32_t first_column(std::uint32_t line) const;

 private:
  struct Section {
    std::size_t begin;   ///< Offset of its header; 0 for what stands before the first one.
    std::size_t end;     ///< Offset of the next header, or of the end.
    std::string header;  ///< "notifiers.email"; empty before the first one.
  };
  [[nodiscard]] std::string_view line_at(std::uint32_t line) const;
  void blank(const Section& section);

  std::string text_;
  std::string dropped_;
  std::vector<std::size_t> lines_;  ///< Offset of each line.
  std::vector<Section> sections_;
};

}  // namespace dueward::config
