// SPDX-License-Identifier: MIT
#include "calendar/period.hpp"

#include <array>
#include <charconv>
#include <cstdlib>

#include <fmt/format.h>

namespace dueward::calendar {
namespace {

using namespace std::chrono;

constexpr int largest_count = 10'000;

struct UnitName {
  Unit unit;
  std::string_view singular;
};

constexpr std::array unit_names{
    UnitName{Unit::days, "day"},
    UnitName{Unit::working_days, "working day"},
    UnitName{Unit::weeks, "week"},
    UnitName{Unit::months, "month"},
};

std::optional<Unit> parse_unit(std::string_view text) {
  if (text.ends_with('s')) text.remove_suffix(1);
  for (const auto& [unit, singular] : unit_names) {
    if (text == singular) return unit;
  }
  return std::nullopt;
}

std::string_view name_of(Unit unit) {
  for (const auto& [value, singular] : unit_names) {
    if (value == unit) return singular;
  }
  return "?";
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  int count = 0;
  auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc{} || count > largest_count) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  if (!text.starts_with(' ')) return std::nullopt;
  auto unit = parse_unit(text.substr(1));
  if (!unit) return std::nullopt;
  return Period{negative ? -count : count, *unit};
}

std::string to_string(Period period) {
  return fmt::format("{} {}{}", period.count, name_of(period.unit),
                     std::abs(period.count) == 1 ? "" : "s");
}

Date add_months(Date day, int count) {
  year_month_day from{day};
  year_month target = year_month{from.year(), from.month()} + months{count};
  year_month_day same_number{target.year(), target.month(), from.day()};
  if (same_number.ok()) return Date{same_number};
  return Date{target / last};
}

}  // namespace dueward::calendar
