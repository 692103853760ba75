// SPDX-License-Identifier: MIT
#include "report/content_line.hpp"

#include <cstddef>
#include <optional>

namespace dueward::report {
namespace {

constexpr std::size_t longest_line = 75;
constexpr std::size_t longest_character = 4;

struct Replacement {
  std::size_t length;  ///< Of what is replaced, in bytes.
  std::string_view by;
};

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool is_c1_control(std::string_view text) {
  return text.size() > 1 && text[0] == '\xC2' && continues(text[1]) && text[1] < '\xA0';
}

std::optional<Replacement> replacement(std::string_view text) {
  const char first = text.front();
  if (first == '\\') return Replacement{1, "\\\\"};
  if (first == ';') return Replacement{1, "\\;"};
  if (first == ',') return Replacement{1, "\\,"};
  if (first == '\n') return Replacement{1, "\\n"};
  if (first == '\t') return Replacement{1, " "};
  if (static_cast<unsigned char>(first) < 0x20 || first == 0x7F) return Replacement{1, ""};
  if (is_c1_control(text)) return Replacement{2, ""};
  if (text.starts_with("\u2028") || text.starts_with("\u2029")) return Replacement{3, "\\n"};
  return std::nullopt;
}

/// Bytes of whole characters that fit; where the text is not UTF-8, at least some.
std::size_t fitting(std::string_view text, std::size_t room) {
  if (text.size() <= room) return text.size();
  auto end = room;
  while (end > room - (longest_character - 1) && continues(text[end]))
    --end;
  return end;
}

}  // namespace

std::string text_value(std::string_view text) {
  std::string value;
  value.reserve(text.size());
  while (!text.empty()) {
    const auto [length, by] = replacement(text).value_or(Replacement{1, text.substr(0, 1)});
    value += by;
    text.remove_prefix(length);
  }
  return value;
}

void add_line(std::string& calendar, std::string_view name, std::string_view value) {
  const auto line = std::string(name) + ":" + std::string(value);
  std::string_view rest = line;
  const auto take = [&](std::size_t room) {
    const auto length = fitting(rest, room);
    calendar += rest.substr(0, length);
    calendar += "\r\n";
    rest.remove_prefix(length);
  };
  take(longest_line);
  while (!rest.empty()) {
    calendar += ' ';
    take(longest_line - 1);
  }
}

}  // namespace dueward::report
