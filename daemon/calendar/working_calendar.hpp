// SPDX-License-Identifier: MIT
/// Which days are worked, and counting in them.
#pragma once

#include <bitset>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "calendar/holidays.hpp"
#include "calendar/period.hpp"

namespace dueward::calendar {

class DayTable;

/// The days that count for a promise to the public (weekends and holidays only), or also the
/// council's own closures.
enum class Closures { ignored, observed };

/// Immutable value; thread-safe. Days of 1990 to 2120 are numbered in advance, so that each
/// question is a look-up or two; others are counted day by day.
class WorkingCalendar {
 public:
  /// `weekend` may be empty but not all seven days: std::invalid_argument.
  WorkingCalendar(std::vector<std::chrono::weekday> weekend, std::vector<HolidayList> holidays,
                  std::vector<Date> closures);

  [[nodiscard]] bool is_working(Date day, Closures closures = Closures::observed) const;

  /// The day itself where it is worked, else the nearest worked day before or after it.
  [[nodiscard]] Date on_or_before(Date day, Closures closures = Closures::observed) const;
  [[nodiscard]] Date on_or_after(Date day, Closures closures = Closures::observed) const;

  /// The N-th working day after `day` (before it, where negative), `day` itself never counted. 0
  /// gives `day` unchanged.
  [[nodiscard]] Date add_working_days(Date day, int count,
                                      Closures closures = Closures::observed) const;

  /// Why a day is not worked: "Saturday", "bank holiday: Good Friday", "closed". Nothing on a
  /// working day.
  [[nodiscard]] std::optional<std::string> reason_not_working(Date day) const;

  /// Whether some list of holidays covers the day; true where the calendar has no list at all
  /// (nothing is missing then).
  [[nodiscard]] bool knows(Date day) const;

  /// The last day for which holidays are known; nothing where the calendar has no list.
  [[nodiscard]] std::optional<Date> known_until() const;

 private:
  [[nodiscard]] bool looks_working(Date day, Closures closures) const;
  [[nodiscard]] const DayTable& table(Closures closures) const;

  std::bitset<7> weekend_;                    ///< Indexed by weekday::c_encoding().
  std::vector<Holiday> holidays_;             ///< In order of date.
  std::vector<Date> closures_;                ///< In order of date.
  std::vector<DateRange> known_;              ///< One for each list of holidays.
  std::shared_ptr<const DayTable> promised_;  ///< Closures ignored.
  std::shared_ptr<const DayTable> observed_;  ///< The same where there are no closures.
};

/// `anchor + within`. Working days know weekends and holidays only; months follow the
/// corresponding-date rule. The result stays where it falls, working day or not.
[[nodiscard]] Date due_date(Date anchor, Period within, const WorkingCalendar& calendar);

/// The last working day not after `due`, closures observed.
[[nodiscard]] Date act_by(Date due, const WorkingCalendar& calendar);

}  // namespace dueward::calendar
