// SPDX-License-Identifier: MIT
#include "calendar/working_calendar.hpp"

#include <algorithm>
#include <stdexcept>

#include "calendar/day_table.hpp"

namespace dueward::calendar {
namespace {

using std::chrono::days;
using std::chrono::weekday;
using std::chrono::weeks;

std::bitset<7> as_bits(const std::vector<weekday>& weekend) {
  std::bitset<7> bits;
  for (weekday day : weekend)
    bits.set(day.c_encoding());
  if (bits.all()) {
    throw std::invalid_argument(
        "the weekend names all seven days: no day would ever be a working day; leave one out");
  }
  return bits;
}

auto first_not_before(const std::vector<Holiday>& holidays, Date day) {
  return std::lower_bound(holidays.begin(), holidays.end(), day,
                          [](const Holiday& holiday, Date value) { return holiday.day < value; });
}

bool contains(const std::vector<Holiday>& holidays, Date day) {
  auto found = first_not_before(holidays, day);
  return found != holidays.end() && found->day == day;
}

bool says_holiday(std::string_view title) {
  return title.find("ank holiday") != std::string_view::npos;
}

}  // namespace

WorkingCalendar::WorkingCalendar(std::vector<weekday> weekend, std::vector<HolidayList> lists,
                                 std::vector<Date> closures)
    : weekend_(as_bits(weekend)), closures_(std::move(closures)) {
  for (auto& list : lists) {
    known_.push_back(list.known);
    std::move(list.days.begin(), list.days.end(), std::back_inserter(holidays_));
  }
  std::stable_sort(holidays_.begin(), holidays_.end(),
                   [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
  std::sort(closures_.begin(), closures_.end());
  auto table = [this](Closures which) {
    return std::make_shared<const DayTable>(
        [this, which](Date day) { return looks_working(day, which); });
  };
  promised_ = table(Closures::ignored);
  observed_ = closures_.empty() ? promised_ : table(Closures::observed);
}

bool WorkingCalendar::looks_working(Date day, Closures closures) const {
  if (weekend_.test(weekday{day}.c_encoding()) || contains(holidays_, day)) return false;
  return closures == Closures::ignored ||
         !std::binary_search(closures_.begin(), closures_.end(), day);
}

const DayTable& WorkingCalendar::table(Closures closures) const {
  return closures == Closures::ignored ? *promised_ : *observed_;
}

bool WorkingCalendar::is_working(Date day, Closures closures) const {
  const auto& numbered = table(closures);
  return numbered.covers(day) ? numbered.is_working(day) : looks_working(day, closures);
}

Date WorkingCalendar::on_or_before(Date day, Closures closures) const {
  const auto& numbered = table(closures);
  if (numbered.covers(day)) {
    if (auto found = numbered.on_or_before(day)) return *found;
  }
  while (!looks_working(day, closures))
    day -= days{1};
  return day;
}

Date WorkingCalendar::on_or_after(Date day, Closures closures) const {
  const auto& numbered = table(closures);
  if (numbered.covers(day)) {
    if (auto found = numbered.on_or_after(day)) return *found;
  }
  while (!looks_working(day, closures))
    day += days{1};
  return day;
}

Date WorkingCalendar::add_working_days(Date day, int count, Closures closures) const {
  if (count == 0) return day;
  const auto& numbered = table(closures);
  if (numbered.covers(day)) {
    if (auto found = numbered.add(day, count)) return *found;
  }
  const days step{count > 0 ? 1 : -1};
  for (int left = std::abs(count); left > 0;) {
    day += step;
    if (looks_working(day, closures)) --left;
  }
  return day;
}

std::optional<std::string> WorkingCalendar::reason_not_working(Date day) const {
  weekday on{day};
  if (weekend_.test(on.c_encoding())) return to_string(on);
  if (contains(holidays_, day)) {
    const auto& title = first_not_before(holidays_, day)->title;
    return says_holiday(title) ? title : "bank holiday: " + title;
  }
  if (std::binary_search(closures_.begin(), closures_.end(), day)) return "closed";
  return std::nullopt;
}

bool WorkingCalendar::knows(Date day) const {
  return known_.empty() || std::any_of(known_.begin(), known_.end(), [day](const DateRange& range) {
           return range.contains(day);
         });
}

std::optional<Date> WorkingCalendar::known_until() const {
  std::optional<Date> until;
  for (const auto& range : known_)
    until = std::max(until.value_or(range.last), range.last);
  return until;
}

Date due_date(Date anchor, Period within, const WorkingCalendar& calendar) {
  switch (within.unit) {
    case Unit::days:
      return anchor + days{within.count};
    case Unit::weeks:
      return anchor + weeks{within.count};
    case Unit::months:
      return add_months(anchor, within.count);
    case Unit::working_days:
      return calendar.add_working_days(anchor, within.count, Closures::ignored);
  }
  return anchor;
}

Date act_by(Date due, const WorkingCalendar& calendar) {
  return calendar.on_or_before(due);
}

}  // namespace dueward::calendar
