// SPDX-License-Identifier: MIT
#include "report/reader.hpp"

#include <algorithm>

namespace dueward::report::tests {
namespace {

bool begins_within_a_character(std::string_view line) {
  if (line.starts_with(' ')) line.remove_prefix(1);
  return !line.empty() && (static_cast<unsigned char>(line.front()) & 0xC0U) == 0x80U;
}

}  // namespace

std::vector<std::string> lines_of(std::string_view calendar) {
  std::vector<std::string> lines;
  while (!calendar.empty()) {
    const auto end = calendar.find("\r\n");
    if (end == std::string_view::npos) {
      lines.emplace_back("(no line end)");
      break;
    }
    lines.emplace_back(calendar.substr(0, end));
    calendar.remove_prefix(end + 2);
  }
  return lines;
}

std::vector<std::string> unfolded(std::string_view calendar) {
  std::vector<std::string> whole;
  for (const auto& line : lines_of(calendar)) {
    if (line.starts_with(' ') && !whole.empty()) {
      whole.back() += line.substr(1);
    } else {
      whole.push_back(line);
    }
  }
  return whole;
}

std::string values_of(std::string_view calendar, std::string_view name) {
  const auto prefix = std::string(name) + ":";
  std::string values;
  for (const auto& line : unfolded(calendar)) {
    if (!line.starts_with(prefix)) continue;
    if (!values.empty()) values += '|';
    values += line.substr(prefix.size());
  }
  return values;
}

bool well_folded(std::string_view calendar) {
  return std::ranges::none_of(lines_of(calendar), [](const std::string& line) {
    return line.size() > 75 || begins_within_a_character(line) ||
           line.find_first_of("\r\n") != std::string::npos;
  });
}

}  // namespace dueward::report::tests
