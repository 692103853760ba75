// SPDX-License-Identifier: MIT
#include "cli/style.hpp"

#include <algorithm>
#include <cstdlib>

namespace dueward::cli {

namespace {

bool set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool begins_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U;
}

/// Bytes of the first `columns` code points.
std::size_t bytes_of(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (!begins_code_point(text[at])) continue;
    if (columns == 0) break;
    --columns;
  }
  return at;
}

std::string emphasised(bool colour, std::string_view code, std::string_view text) {
  if (!colour || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace

bool wants_colour(bool terminal) {
  const char* term = std::getenv("TERM");
  return terminal && !set("NO_COLOR") && term != nullptr && std::string_view(term) != "dumb";
}

std::string Style::strong(std::string_view text) const {
  return emphasised(colour_, "1", text);
}
std::string Style::faint(std::string_view text) const {
  return emphasised(colour_, "2", text);
}
std::string Style::alarm(std::string_view text) const {
  return emphasised(colour_, "31", text);
}
std::string Style::good(std::string_view text) const {
  return emphasised(colour_, "32", text);
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool c1 =
        byte == 0xc2U && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xa0U;
    if (byte == '\n' || byte == '\t') {
      shown += ' ';
    } else if (byte < 0x20U || byte == 0x7fU || c1) {
      shown += '?';
      if (c1) ++at;
    } else {
      shown += text[at];
    }
  }
  return shown;
}

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_code_point));
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
  if (width == 0) return std::string(text);
  std::string lines;
  while (width_of(text) > width) {
    const std::size_t limit = bytes_of(text, width);
    std::size_t cut = text.rfind(' ', limit);
    const bool between_words = cut != std::string_view::npos && cut > 0;
    if (!between_words) cut = limit;
    lines.append(text.substr(0, cut)).append("\n").append(indent);
    text.remove_prefix(between_words ? cut + 1 : cut);
  }
  return lines.append(text);
}

}  // namespace dueward::cli
