// SPDX-License-Identifier: MIT
#include "config/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

namespace dueward::config {
namespace {

constexpr std::size_t longest_id = 120;

unsigned char byte(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool continues(unsigned char c) {
  return (c & 0xC0) == 0x80;
}

// Length of the character at `at`, or 0 where it is none. Table 3-7 of the Unicode standard.
std::size_t character(std::string_view text, std::size_t at) {
  const auto first = byte(text, at);
  const auto second = byte(text, at + 1);
  if (first < 0x80) return first == 0 ? 0 : 1;
  if (first < 0xC2 || first > 0xF4 || !continues(second)) return 0;
  if (first < 0xE0) return 2;
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
  if (!continues(byte(text, at + 2))) return 0;
  if (first < 0xF0) return 3;
  if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
  return continues(byte(text, at + 3)) ? 4 : 0;
}

// Whether eight bytes are all from 0x01 to 0x7F.
bool plain_eight(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  constexpr std::uint64_t high = 0x8080808080808080;
  return ((word | (word - 0x0101010101010101)) & high) == 0;
}

std::uint32_t code_point(std::string_view text, std::size_t at) {
  const auto first = byte(text, at);
  if (first < 0x80) return first;
  if (first < 0xE0) return ((first & 0x1FU) << 6) | (byte(text, at + 1) & 0x3FU);
  return ((first & 0x0FU) << 12) | ((byte(text, at + 1) & 0x3FU) << 6) |
         (byte(text, at + 2) & 0x3FU);
}

}  // namespace

std::optional<std::size_t> first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (at + 8 <= text.size() && plain_eight(text.data() + at)) {
      at += 8;
      continue;
    }
    const auto length = character(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::size_t control_length(std::string_view text, std::size_t at) {
  const auto c = byte(text, at);
  if (c < 0x20 || c == 0x7F) return 1;
  if (c == 0xC2) return byte(text, at + 1) < 0xA0 ? 2 : 0;
  const bool separator =
      c == 0xE2 && byte(text, at + 1) == 0x80 && (byte(text, at + 2) & 0xFE) == 0xA8;
  return separator ? 3 : 0;
}

std::optional<std::size_t> first_control(std::string_view text, bool prose) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool allowed = prose && (text[at] == '\n' || text[at] == '\t');
    if (!allowed && control_length(text, at) != 0) return at;
  }
  return std::nullopt;
}

std::string control_name(std::string_view text, std::size_t offset) {
  const auto point = code_point(text, offset);
  if (point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029) return "a line break";
  if (point == '\t') return "a tab";
  return fmt::format("the control character U+{:04X}", point);
}

std::string with_line_feeds(std::string text) {
  for (auto at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) {
    text.erase(at, 1);
  }
  return text;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id && std::ranges::all_of(text, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text.front() == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

}  // namespace dueward::config
