// SPDX-License-Identifier: MIT
#include "config/toml_line.hpp"

#include <algorithm>

namespace dueward::config {
namespace {

constexpr std::string_view blanks = " \t\r";

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

int depth_of(char c) {
  return c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
}

std::string_view trimmed_end(std::string_view text, std::string_view of) {
  return text.substr(0, text.find_last_not_of(of) + 1);
}

}  // namespace

std::size_t offset_of(std::string_view line, std::uint32_t column) {
  std::size_t offset = 0;
  for (std::uint32_t passed = 1; passed < column && offset < line.size(); ++passed) {
    ++offset;
    while (offset < line.size() && !begins_character(line[offset]))
      ++offset;
  }
  return offset;
}

std::uint32_t column_of(std::string_view line, std::size_t offset) {
  return static_cast<std::uint32_t>(
             std::ranges::count_if(line.substr(0, offset), begins_character)) +
         1;
}

std::size_t first_of_line(std::string_view line) {
  return std::min(line.find_first_not_of(blanks), line.size());
}

std::optional<std::size_t> closing_quote(std::string_view line, std::size_t open) {
  const char quote = line[open];
  for (auto at = open + 1; at < line.size(); ++at) {
    if (quote == '"' && line[at] == '\\') {
      ++at;
    } else if (line[at] == quote) {
      return at;
    }
  }
  return std::nullopt;
}

Spot spot_at(std::string_view line, std::size_t offset) {
  Spot spot;
  int depth = 0;
  for (std::size_t at = 0; at < std::min(offset, line.size()); ++at) {
    const char c = line[at];
    if (is_quote(c)) {
      const auto end = closing_quote(line, at);
      if (!end || *end >= offset) break;
      at = *end;
    } else if (c == '=' || c == ',' || depth_of(c) > 0) {
      spot = {at + 1, c, false};
    }
    depth += depth_of(c);
  }
  spot.begin += first_of_line(line.substr(spot.begin));
  spot.nested = depth > 0;
  return spot;
}

std::string_view bare_text(std::string_view line, const Spot& spot) {
  const auto rest = line.substr(spot.begin);
  int depth = 0;
  std::size_t at = 0;
  for (; at < rest.size(); ++at) {
    const char c = rest[at];
    const bool note = c == '#' && (at == 0 || blanks.find(rest[at - 1]) != std::string_view::npos);
    if (note || (c == ',' && !spot.alone())) break;
    depth += depth_of(c);
    if (depth < 0) break;
  }
  const auto text = trimmed_end(rest.substr(0, at), blanks);
  return spot.alone() ? trimmed_end(text, ",; \t") : text;
}

bool is_key_with_value(std::string_view line) {
  const auto first = first_of_line(line);
  const auto equals = line.find('=');
  if (equals == std::string_view::npos || first == equals) return false;
  if (line.substr(first, equals - first).find_first_of("[]{},#") != std::string_view::npos)
    return false;
  int depth = 0;
  for (auto at = equals + 1; at < line.size() && depth >= 0; ++at) {
    const auto end = is_quote(line[at]) ? closing_quote(line, at) : at;
    if (!end) break;
    at = *end;
    depth += depth_of(line[at]);
  }
  return depth == 0 && line.find("\"\"\"") == std::string_view::npos &&
         line.find("'''") == std::string_view::npos;
}

}  // namespace dueward::config
