// SPDX-License-Identifier: MIT
#include <algorithm>

#include "policy/oracle.hpp"

namespace dueward::oracle {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

/// Same day number so many months on; where the month is too short, its last day.
Date months_on(Date from, int months) {
  year_month_day start{from};
  int count = static_cast<int>(start.year()) * 12 + static_cast<int>(unsigned(start.month())) - 1;
  count += months;
  int in_year = ((count % 12) + 12) % 12;
  auto the_year = year{(count - in_year) / 12};
  auto the_month = month{static_cast<unsigned>(in_year) + 1};
  for (unsigned number = unsigned(start.day());; --number) {
    year_month_day candidate{the_year, the_month, day{number}};
    if (candidate.ok()) return Date{candidate};
  }
}

}  // namespace

bool Days::worked(Date day) const {
  return !weekend.contains(std::chrono::weekday{day}.c_encoding()) && !holidays.contains(day) &&
         !closures.contains(day);
}

Date Days::back_to_worked(Date day) const {
  while (!worked(day)) {
    day -= days{1};
  }
  return day;
}

Date Days::on_to_worked(Date day) const {
  while (!worked(day)) {
    day += days{1};
  }
  return day;
}

Date Days::count_worked(Date day, int count) const {
  int step = count < 0 ? -1 : 1;
  for (int left = count * step; left > 0;) {
    day += days{step};
    if (worked(day)) --left;
  }
  return day;
}

Date Days::plus(Date day, calendar::Period period) const {
  switch (period.unit) {
    case calendar::Unit::days:
      return day + days{period.count};
    case calendar::Unit::weeks:
      return day + days{7 * period.count};
    case calendar::Unit::months:
      return months_on(day, period.count);
    case calendar::Unit::working_days:
      return count_worked(day, period.count);
  }
  return day;
}

}  // namespace dueward::oracle
