// SPDX-License-Identifier: MIT
#include "email/compose/words.hpp"

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
  std::string lines;
  lines.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0') continue;
    if (text[i] != '\r')
      lines += text[i];
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      lines += '\n';
  }
  return valid_utf8(lines);
}

std::string wire_lines(std::string_view text) {
  std::string lines;
  lines.reserve(text.size() + text.size() / 40);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends_line = text[i] == '\n' || text[i] == '\r';
    if (!ends_line) {
      lines += text[i];
      continue;
    }
    lines += "\r\n";
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
  }
  return lines;
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
