// SPDX-License-Identifier: MIT
#include "config/document.hpp"

#include <array>

#include <fmt/format.h>

#include "config/text.hpp"

namespace dueward::config {
namespace {

constexpr std::size_t longest_shown = 60;

}  // namespace

std::string_view type_name(const Node& node) {
  using namespace std::string_view_literals;
  static constexpr std::array names{
      "text"sv,          "a whole number"sv,     "a number"sv, "a yes or no"sv, "a date"sv,
      "a time of day"sv, "a date with a time"sv, "a list"sv,   "a table"sv};
  return names.at(node.value.index());
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto length = control_length(text, at);
    if (length == 0) out += text[at++];
    for (std::size_t i = 0; i < length; ++i, ++at) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
    }
  }
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
