// SPDX-License-Identifier: MIT
#include "config/toml_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace dueward::config {
namespace {

std::string escaped(std::string_view text, bool line_feeds) {
  std::string out;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n' && !line_feeds) {
      out += "\\n";
    } else if ((byte < 0x20 && c != '\n') || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string toml_text(std::string_view text) {
  return '"' + escaped(text, false) + '"';
}

std::string toml_prose(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return toml_text(text);
  // The line feed right after the opening marks is not part of the text.
  return "\"\"\"\n" + escaped(text, true) + "\"\"\"";
}

std::string toml_key(std::string_view key) {
  const bool bare = !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
  return bare ? std::string(key) : toml_text(key);
}

void TomlWriter::header(std::string_view header) {
  if (!out_.empty()) out_ += '\n';
  out_ += header;
  out_ += '\n';
}

void TomlWriter::raw(std::string_view key, std::string_view value) {
  out_ += fmt::format("{} = {}\n", key, value);
}

void TomlWriter::text(std::string_view key, std::string_view value) {
  raw(key, toml_text(value));
}

void TomlWriter::text_unless_empty(std::string_view key, std::string_view value) {
  if (!value.empty()) text(key, value);
}

}  // namespace dueward::config
