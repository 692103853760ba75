// SPDX-License-Identifier: MIT
#include "config/document.hpp"

#include <array>

#include <fmt/format.h>

namespace dueward::config {
namespace {

constexpr std::size_t longest_shown = 60;

void append_escaped(std::string& out, char c) {
  if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
    out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  } else {
    out += c;
  }
}

}  // namespace

std::string_view type_name(const Node& node) {
  using namespace std::string_view_literals;
  static constexpr std::array names{
      "text"sv,   "a whole number"sv, "a number"sv,           "a yes or no (true or false)"sv,
      "a date"sv, "a time of day"sv,  "a date with a time"sv, "a list"sv,
      "a table"sv};
  return names.at(node.value.index());
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (char c : text)
    append_escaped(out, c);
  return out + '"';
}

std::string shown(std::string_view text) {
  if (text.size() <= longest_shown) return in_quotes(text);
  auto end = longest_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  auto out = in_quotes(text.substr(0, end));
  out.insert(out.size() - 1, "…");
  return out;
}

std::string shown(const Node& node) {
  if (const auto* text = node.as<std::string>()) return shown(*text);
  if (const auto* number = node.as<std::int64_t>()) return std::to_string(*number);
  if (const auto* number = node.as<double>()) return fmt::format("{}", *number);
  if (const auto* flag = node.as<bool>()) return *flag ? "true" : "false";
  if (const auto* day = node.as<calendar::Date>()) return calendar::to_string(*day);
  return std::string(type_name(node));
}

}  // namespace dueward::config
