// SPDX-License-Identifier: MIT
#include "config/toml_sections.hpp"

#include <algorithm>

#include "config/toml_line.hpp"

namespace dueward::config {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// "[notifiers.email]  # relay" → "notifiers.email"; of "[[actions]]" the name too.
std::string header_name(std::string_view line) {
  line.remove_prefix(line.find_first_not_of('['));
  return std::string(trimmed(line.substr(0, line.find(']'))));
}

bool is_header(std::string_view line) {
  line = trimmed(line);
  return line.size() > 2 && line.front() == '[' &&
         line.find_first_not_of('[') != std::string_view::npos &&
         line.find(']') != std::string_view::npos;
}

}  // namespace

TomlSections::TomlSections(std::string_view text) : text_(text) {
  sections_.push_back({0, text.size(), {}});
  for (std::size_t begin = 0; begin < text.size();) {
    const auto newline = std::min(text.find('\n', begin), text.size());
    lines_.push_back(begin);
    const auto line = text.substr(begin, newline - begin);
    if (is_header(line)) {
      sections_.back().end = begin;
      sections_.push_back({begin, text.size(), header_name(trimmed(line))});
    }
    begin = newline + 1;
  }
}

std::string_view TomlSections::line_at(std::uint32_t line) const {
  if (line == 0 || line > lines_.size()) return {};
  const auto begin = lines_[line - 1];
  return std::string_view(text_).substr(begin, text_.find('\n', begin) - begin);
}

std::size_t TomlSections::offset_of_line(std::uint32_t line) const {
  return static_cast<std::size_t>(line_at(line).data() - text_.data());
}

void TomlSections::mend(const Mend& mend) {
  if (mend.line == 0 || mend.line > lines_.size()) return;
  const auto line = line_at(mend.line);
  const auto old = line.substr(mend.begin, mend.length);
  const auto by = std::int64_t{column_of(mend.text, mend.text.size())} - column_of(old, old.size());
  shifts_.push_back({mend.line, column_of(line, mend.begin), by});
  const auto offset = offset_of_line(mend.line) + mend.begin;
  text_.replace(offset, mend.length, mend.text);
  const auto moved = [&](std::size_t at) { return at + mend.text.size() - mend.length; };
  std::for_each(lines_.begin() + mend.line, lines_.end(), [&](auto& at) { at = moved(at); });
  for (auto& section : sections_) {
    if (section.begin > offset) section.begin = moved(section.begin);
    if (section.end > offset || &section == &sections_.back()) section.end = moved(section.end);
  }
}

std::uint32_t TomlSections::original_column(std::uint32_t line, std::uint32_t column) const {
  std::int64_t result = column;
  for (auto shift = shifts_.rbegin(); shift != shifts_.rend(); ++shift) {
    if (shift->line == line && result > shift->column) result -= shift->by;
  }
  return static_cast<std::uint32_t>(std::max<std::int64_t>(result, 1));
}

std::uint32_t TomlSections::last_line_before(std::uint32_t line) const {
  if (line == 0) return 0;
  do {
    --line;
  } while (line != 0 && trimmed(line_at(line)).empty());
  return line;
}

bool TomlSections::begins_section(std::uint32_t line) const {
  const auto text = line_at(line);
  return !text.empty() && is_header(text);
}

std::uint32_t TomlSections::first_column(std::uint32_t line) const {
  const auto found = line_at(line).find_first_not_of(" \t");
  return found == std::string_view::npos ? 1 : static_cast<std::uint32_t>(found) + 1;
}

TomlSections::Value TomlSections::value_before(std::uint32_t line, std::uint32_t column) const {
  constexpr std::string_view ends = " \t\r,[]{}=#";
  const auto text = line_at(line);
  if (text.empty() || column < 2) return {{}, column};
  const auto found = text.substr(0, column - 2).find_last_of(ends);
  const auto begin = found == std::string_view::npos ? 0 : found + 1;
  const auto end = std::min(text.find_first_of(ends, begin), text.size());
  return {std::string(text.substr(begin, end - begin)), static_cast<std::uint32_t>(begin) + 1};
}

void TomlSections::drop_line(std::uint32_t line) {
  const auto begin = offset_of_line(line);
  blank(begin, begin + line_at(line).size());
  dropped_ += '\n';
}

bool TomlSections::mend_date(std::uint32_t line, std::uint32_t column) {
  const auto text = line_at(line);
  if (column == 0 || text.size() < column - 1 + 10) return false;
  auto* date = text_.data() + (text.data() - text_.data()) + (column - 1);
  const std::string_view month(date + 5, 2);
  if (date[4] != '-' || date[7] != '-') return false;
  if (month < "01" || month > "12") std::copy_n("01", 2, date + 5);
  std::copy_n("01", 2, date + 8);
  return true;
}

void TomlSections::blank(std::size_t begin, std::size_t end) {
  dropped_.append(text_, begin, end - begin);
  for (auto at = begin; at < end; ++at) {
    if (text_[at] != '\n') text_[at] = ' ';
  }
}

bool TomlSections::drop_section_of(std::uint32_t line) {
  if (lines_.empty()) return false;
  // An unfinished text is noticed at the end of the file, which belongs to the last section.
  const auto offset = lines_[std::min<std::size_t>(std::max(line, 1U), lines_.size()) - 1];
  auto broken = std::ranges::find_if(sections_, [&](const Section& section) {
    return section.begin <= offset && offset < section.end;
  });
  if (broken == sections_.end()) return false;
  const auto before = dropped_.size();
  const auto belongs = broken->header + '.';
  blank(broken->begin, broken->end);
  auto next = broken + 1;
  for (; next != sections_.end() && !broken->header.empty() && next->header.starts_with(belongs);
       ++next) {
    blank(next->begin, next->end);
  }
  const bool something = trimmed(std::string_view(dropped_).substr(before)).empty() == false;
  sections_.erase(broken, next);
  return something;
}

}  // namespace dueward::config
