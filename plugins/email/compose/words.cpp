// SPDX-License-Identifier: MIT
#include "email/compose/words.hpp"

#include <algorithm>
#include <iterator>

#include "email/compose/gmime.hpp"

namespace dueward::email {
namespace {

std::string valid_utf8(std::string_view text) {
  if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr))
    return std::string(text);
  char* made = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  std::string valid(made);
  g_free(made);
  return valid;
}

bool is_separator(gunichar c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

bool has_cr(std::string_view text) {
  return text.find('\r') != std::string_view::npos;
}

/// CRLF and lone CR become LF.
std::string with_lf(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      lines += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      lines += '\n';
  }
  return lines;
}

bool is_plain(unsigned char c) {
  return (c >= 0x20 && c < 0x7f) || c == '\t';
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string spaced(text);
  for (char& c : spaced)
    if (c == '\0') c = ' ';
  const std::string valid = valid_utf8(spaced);
  std::string line;
  for (const char* at = valid.c_str(); *at != '\0';) {
    const char* next = g_utf8_next_char(at);
    if (is_separator(g_utf8_get_char(at)))
      line += ' ';
    else if (*at == '?' && line.ends_with('='))
      line += " ?";
    else
      line.append(at, next);
    at = next;
  }
  const auto first = line.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return line.substr(first, line.find_last_not_of(' ') - first + 1);
}

std::string plain_lines(std::string_view text) {
  std::string kept;
  if (text.find('\0') != std::string_view::npos) {
    std::ranges::remove_copy(text, std::back_inserter(kept), '\0');
    text = kept;
  }
  return valid_utf8(has_cr(text) ? with_lf(text) : std::string(text));
}

std::string wire_lines(std::string_view text) {
  if (has_cr(text)) return wire_lines(with_lf(text));
  std::string lines;
  lines.reserve(text.size() + text.size() / 16);
  // Line by line: find() is many times faster than looking at each character.
  for (;;) {
    const auto end = text.find('\n');
    lines += text.substr(0, end);
    if (end == std::string_view::npos) return lines;
    lines += "\r\n";
    text.remove_prefix(end + 1);
  }
}

bool travels_as_it_is(std::string_view lines) {
  constexpr std::size_t longest_line = 998;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    if (line.size() > longest_line || line.starts_with("From ") || line.starts_with("--") ||
        line.ends_with(' ') || line.ends_with('\t') || !std::ranges::all_of(line, is_plain))
      return false;
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return true;
}

std::string id_left(std::string_view name) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string left;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (g_ascii_isalnum(c) || c == '-' || c == '_' || c == '/') {
      left += c;
    } else {
      left += '%';
      left += hex[byte >> 4];
      left += hex[byte & 15];
    }
  }
  return left;
}

}  // namespace dueward::email
