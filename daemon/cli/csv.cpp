// SPDX-License-Identifier: MIT
#include "cli/csv.hpp"

#include <string_view>

namespace dueward::cli {

namespace {

bool is_number(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool looks_like_formula(std::string_view text) {
  constexpr std::string_view triggers = "=+-@\t\r";
  return !text.empty() && triggers.find(text.front()) != std::string_view::npos && !is_number(text);
}

std::string quoted(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char character : text) {
    if (character == '"') cell += '"';
    cell += character;
  }
  return cell + "\"";
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    line += quoted(looks_like_formula(cell) ? "'" + cell : cell);
  }
  return line + "\n";
}

}  // namespace dueward::cli
