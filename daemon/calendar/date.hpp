// SPDX-License-Identifier: MIT
/// Civil dates and instants: two kinds of time that never mix by accident.
///
/// A deadline is a civil date and stays one; an instant exists only where something is sent or
/// slept for. Only calendar::Zone leads from one to the other.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dueward::calendar {

/// A day on the wall calendar, in no zone. Year, month and day through std::chrono::year_month_day.
using Date = std::chrono::local_days;

/// Wall-clock moment, UTC, in milliseconds. Never used to measure how long something takes.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Time since local midnight, from 0 up to but not including 24 hours.
using TimeOfDay = std::chrono::seconds;

/// Both days included. An empty range has `last` before `first`.
struct DateRange {
  Date first;
  Date last;

  [[nodiscard]] constexpr bool contains(Date day) const { return first <= day && day <= last; }
  auto operator<=>(const DateRange&) const = default;
};

/// The day must exist: date(2011, 2, 29) is a bug, asserted.
[[nodiscard]] Date date(int year, unsigned month, unsigned day);

/// "2011-08-19" and nothing else; a day that does not exist gives nothing.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// "2011-08-19".
[[nodiscard]] std::string to_string(Date day);

/// "Friday 18 November 2011": how people write a date to each other.
[[nodiscard]] std::string in_words(Date day);

/// "Fri 18 Nov 2011": for tables.
[[nodiscard]] std::string in_short(Date day);

/// "Monday" to "Sunday", in English, as the configuration spells them; letter case counts.
[[nodiscard]] std::optional<std::chrono::weekday> parse_weekday(std::string_view name);
[[nodiscard]] std::string to_string(std::chrono::weekday day);

/// "08:00:00" or "08:00".
[[nodiscard]] std::optional<TimeOfDay> parse_time_of_day(std::string_view text);

/// "2011-10-21T07:00:00.000Z": an instant in UTC, for logs and the store's readers.
[[nodiscard]] std::string to_string(Instant moment);

}  // namespace dueward::calendar
