// SPDX-License-Identifier: MIT
#include "delivery/text.hpp"

#include <cstdint>

namespace dueward::delivery {
namespace {

constexpr char32_t broken = 0xFFFD;

struct Character {
  char32_t code;
  std::size_t length;
};

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Length of the sequence a lead byte announces; 0 for a byte that leads nothing.
std::size_t announced(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

/// RFC 3629: overlong forms, surrogates and codes past U+10FFFF do not exist.
bool exists(char32_t code, std::size_t length) {
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  return code >= least[length] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

Character next_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = announced(lead);
  if (length == 1) return {lead, 1};
  if (length == 0 || text.size() < length) return {broken, 1};
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[i])) return {broken, 1};
    code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  if (!exists(code, length)) return {broken, 1};
  return {code, length};
}

bool is_blank(char32_t code) {
  return code <= 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029;
}

bool turns_direction(char32_t code) {
  return code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

bool is_plain(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    if (c < 0x20 || c == 0x7F || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return before != ' ' || text.empty();
}

}  // namespace

std::string one_line(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string line;
  line.reserve(text.size());
  bool blank = false;
  while (!text.empty()) {
    const Character next = next_character(text);
    if (is_blank(next.code)) {
      blank = true;
    } else if (!turns_direction(next.code)) {
      if (blank && !line.empty()) line += ' ';
      blank = false;
      line += next.code == broken ? std::string_view("\uFFFD") : text.substr(0, next.length);
    }
    text.remove_prefix(next.length);
  }
  return line;
}

std::string shorten(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  std::size_t characters = 0;
  std::size_t fits = 0;  // Bytes that leave room for the ellipsis.
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(text[at])) continue;
    if (characters + 1 == limit) fits = at;
    if (++characters > limit) break;
  }
  if (characters <= limit) return std::string(text);
  std::size_t end = text.rfind(' ', fits);
  if (end == std::string_view::npos || end < fits / 2) end = fits;
  while (end > 0 && std::string_view(" ,;:-").find(text[end - 1]) != std::string_view::npos)
    --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string safe_link(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return {};
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return {};
  }
  return std::string(text);
}

std::string dialled(std::string_view phone) {
  std::string number;
  for (std::size_t at = 0; at < phone.size(); ++at) {
    const char c = phone[at];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter && !number.empty()) break;
    const bool trunk = number.starts_with('+') && phone.substr(at).starts_with("(0)");
    if (trunk) at += 2;
    const bool digit = c >= '0' && c <= '9';
    if (digit || (c == '+' && number.empty())) number += c;
  }
  return number;
}

}  // namespace dueward::delivery
