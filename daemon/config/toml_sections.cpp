// SPDX-License-Identifier: MIT
#include "config/toml_sections.hpp"

#include <algorithm>

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

std::uint32_t TomlSections::first_column(std::uint32_t line) const {
  const auto found = line_at(line).find_first_not_of(" \t");
  return found == std::string_view::npos ? 1 : static_cast<std::uint32_t>(found) + 1;
}

void TomlSections::blank(const Section& section) {
  dropped_.append(text_, section.begin, section.end - section.begin);
  for (auto at = section.begin; at < section.end; ++at) {
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
  blank(*broken);
  auto next = broken + 1;
  for (; next != sections_.end() && !broken->header.empty() && next->header.starts_with(belongs);
       ++next) {
    blank(*next);
  }
  const bool something = trimmed(std::string_view(dropped_).substr(before)).empty() == false;
  sections_.erase(broken, next);
  return something;
}

}  // namespace dueward::config
