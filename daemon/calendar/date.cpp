// SPDX-License-Identifier: MIT
#include "calendar/date.hpp"

#include <array>
#include <cassert>

#include <fmt/format.h>

namespace dueward::calendar {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 7> weekday_names{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string_view name_of(weekday day) {
  return weekday_names[day.c_encoding()];
}

std::string_view name_of(month value) {
  return month_names[static_cast<unsigned>(value) - 1];
}

/// Digits only, all of them; nothing else counts as a number here.
std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Date date(int year_number, unsigned month_number, unsigned day_number) {
  year_month_day parts{year{year_number}, month{month_number}, day{day_number}};
  assert(parts.ok());
  return Date{parts};
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto y = number(text.substr(0, 4));
  auto m = number(text.substr(5, 2));
  auto d = number(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  year_month_day parts{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!parts.ok()) return std::nullopt;
  return Date{parts};
}

std::string to_string(Date day) {
  year_month_day parts{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()),
                     static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
}

std::string in_words(Date day) {
  year_month_day parts{day};
  return fmt::format("{} {} {} {}", name_of(weekday{day}), static_cast<unsigned>(parts.day()),
                     name_of(parts.month()), static_cast<int>(parts.year()));
}

std::string in_short(Date day) {
  year_month_day parts{day};
  return fmt::format("{} {} {} {}", name_of(weekday{day}).substr(0, 3),
                     static_cast<unsigned>(parts.day()), name_of(parts.month()).substr(0, 3),
                     static_cast<int>(parts.year()));
}

std::optional<weekday> parse_weekday(std::string_view name) {
  for (unsigned i = 0; i < weekday_names.size(); ++i) {
    if (weekday_names[i] == name) return weekday{i};
  }
  return std::nullopt;
}

std::string to_string(weekday day) {
  return std::string{name_of(day)};
}

std::optional<TimeOfDay> parse_time_of_day(std::string_view text) {
  bool with_seconds = text.size() == 8 && text[5] == ':';
  if ((text.size() != 5 && !with_seconds) || text[2] != ':') return std::nullopt;
  auto h = number(text.substr(0, 2));
  auto m = number(text.substr(3, 2));
  auto s = with_seconds ? number(text.substr(6, 2)) : 0;
  if (!h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return hours{*h} + minutes{*m} + seconds{*s};
}

std::string to_string(Instant moment) {
  auto day = floor<days>(moment);
  hh_mm_ss time{moment - day};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_string(Date{day.time_since_epoch()}),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

}  // namespace dueward::calendar
