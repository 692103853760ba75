// SPDX-License-Identifier: MIT
#include "config/loose_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace dueward::config {
namespace {

using Parts = std::vector<std::string_view>;

Parts parts_of(std::string_view text) {
  constexpr std::string_view separators = "/.- ";
  Parts parts;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(separators), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::optional<unsigned> number(std::string_view text) {
  unsigned value = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

// "19", "1st".
std::optional<unsigned> day_number(std::string_view text) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (text.ends_with(ending)) text.remove_suffix(ending.size());
  }
  return text.size() <= 2 ? number(text) : std::nullopt;
}

// "8", "08", "Aug", "August".
std::optional<unsigned> month_number(std::string_view text) {
  static constexpr std::array<std::string_view, 12> names{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (text.size() < 3) return number(text);
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const auto found =
      std::ranges::find_if(names, [&](std::string_view name) { return name.starts_with(lower); });
  if (found == names.end()) return std::nullopt;
  return static_cast<unsigned>(found - names.begin()) + 1;
}

std::optional<unsigned> year_number(std::string_view text) {
  const auto year = number(text);
  if (!year || (text.size() != 2 && text.size() != 4)) return std::nullopt;
  return text.size() == 2 ? 2000 + *year : *year;
}

}  // namespace

std::optional<LooseDate> read_loose_date(std::string_view text) {
  auto parts = parts_of(text);
  if (parts.size() != 3) return std::nullopt;
  if (parts[0].size() == 4) std::swap(parts[0], parts[2]);
  const auto day = day_number(parts[0]);
  const auto month = month_number(parts[1]);
  const auto year = year_number(parts[2]);
  if (!day || !month || !year) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                         std::chrono::month{*month}, std::chrono::day{*day}};
  return LooseDate{date.ok() ? std::optional(calendar::Date{date}) : std::nullopt};
}

}  // namespace dueward::config
