// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <stdexcept>

#include <rapidcheck.h>

#include "calendar/working_calendar.hpp"
#include "calendars.hpp"
#include "support/catch.hpp"

using namespace dueward::calendar;
using namespace std::chrono;
using tests::council;
using tests::on;

namespace {

std::string added(const WorkingCalendar& calendar, std::string_view from, int count) {
  return in_short(calendar.add_working_days(on(from), count));
}

/// Counts one day at a time over a set: what the numbered table must agree with.
struct SlowCalendar {
  std::set<unsigned> weekend;
  std::set<Date> off;

  bool is_working(Date some) const {
    return weekend.count(weekday{some}.c_encoding()) == 0 && off.count(some) == 0;
  }
  Date add(Date from, int count) const {
    while (count != 0) {
      from += days{count > 0 ? 1 : -1};
      if (is_working(from)) count += count > 0 ? -1 : 1;
    }
    return from;
  }
};

struct Pair {
  WorkingCalendar calendar;
  SlowCalendar slow;
};

/// Any weekend but all seven days, and closures around the year the test looks at.
Pair some_calendars() {
  auto numbers = *rc::gen::container<std::set<unsigned>>(rc::gen::inRange(0U, 7U));
  if (numbers.size() == 7) numbers.erase(3);
  auto offsets = *rc::gen::container<std::set<int>>(rc::gen::inRange(0, 800));
  std::vector<weekday> weekend;
  for (unsigned number : numbers)
    weekend.emplace_back(number);
  std::vector<Date> closures;
  for (int offset : offsets)
    closures.push_back(date(2011, 1, 1) + days{offset});
  return {WorkingCalendar{weekend, {}, closures},
          SlowCalendar{numbers, {closures.begin(), closures.end()}}};
}

Date some_day() {
  return date(2011, 1, 1) + days{*rc::gen::inRange(-50, 850)};
}

}  // namespace

TEST_CASE("working days across Christmas: 19 Dec 2011 + 10 = Thu 5 Jan 2012") {
  CHECK(added(council(), "2011-12-19", 10) == "Thu 5 Jan 2012");
  CHECK(added(council(), "2012-01-05", -10) == "Mon 19 Dec 2011");
}

TEST_CASE("the statutory clock of an inspection: 30 and 70 working days from 19 Aug 2011") {
  CHECK(added(council(), "2011-08-19", 30) == "Mon 3 Oct 2011");
  CHECK(added(council(), "2011-08-19", 70) == "Mon 28 Nov 2011");
}

TEST_CASE("the day itself is never counted, and no days leave it where it is") {
  CHECK(added(council(), "2011-11-19", 1) == "Mon 21 Nov 2011");
  CHECK(added(council(), "2011-11-19", -1) == "Fri 18 Nov 2011");
  CHECK(added(council(), "2011-11-18", 1) == "Mon 21 Nov 2011");
  CHECK(added(council(), "2011-11-19", 0) == "Sat 19 Nov 2011");
}

TEST_CASE("closures count for steps and not for promises to the public") {
  auto calendar = council({on("2011-12-28"), on("2011-12-29")});
  CHECK(added(calendar, "2011-12-23", 1) == "Fri 30 Dec 2011");
  CHECK(in_short(calendar.add_working_days(on("2011-12-23"), 1, Closures::ignored)) ==
        "Wed 28 Dec 2011");
  CHECK_FALSE(calendar.is_working(on("2011-12-28")));
  CHECK(calendar.is_working(on("2011-12-28"), Closures::ignored));
  CHECK(in_short(calendar.on_or_before(on("2011-12-29"))) == "Fri 23 Dec 2011");
  CHECK(in_short(calendar.on_or_after(on("2011-12-24"))) == "Fri 30 Dec 2011");
}

TEST_CASE("a day off names its reason") {
  auto calendar = council({on("2011-12-28")});
  CHECK(calendar.reason_not_working(on("2011-11-19")) == "Saturday");
  CHECK(calendar.reason_not_working(on("2012-04-06")) == "bank holiday: Good Friday");
  CHECK(calendar.reason_not_working(on("2011-08-29")) == "Summer bank holiday");
  CHECK(calendar.reason_not_working(on("2011-12-28")) == "closed");
  CHECK_FALSE(calendar.reason_not_working(on("2011-11-18")));
}

TEST_CASE("a weekend may be empty; all seven days are refused") {
  WorkingCalendar every_day{{}, {}, {}};
  CHECK(every_day.is_working(on("2011-11-19")));
  CHECK(added(every_day, "2011-11-18", 3) == "Mon 21 Nov 2011");
  CHECK_THROWS_AS(
      (WorkingCalendar{{Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday}, {}, {}}),
      std::invalid_argument);
}

TEST_CASE("a calendar says how far its holidays are known") {
  auto calendar = council();
  CHECK(calendar.knows(on("2028-12-31")));
  CHECK_FALSE(calendar.knows(on("2029-01-01")));
  CHECK_FALSE(calendar.knows(on("2010-12-31")));
  CHECK(calendar.known_until() == on("2028-12-31"));

  WorkingCalendar without_lists{{Sunday}, {}, {}};
  CHECK(without_lists.knows(on("2029-01-01")));
  CHECK_FALSE(without_lists.known_until());
}

TEST_CASE("two lists of holidays are one calendar") {
  HolidayList later{
      "later", {{on("2029-01-01"), "New Year’s Day"}}, {on("2029-01-01"), on("2029-12-31")}};
  WorkingCalendar calendar{
      {Saturday, Sunday}, {later, bundled_holidays("england-and-wales").value()}, {}};
  CHECK_FALSE(calendar.is_working(on("2029-01-01")));
  CHECK_FALSE(calendar.is_working(on("2011-08-29")));
  CHECK(calendar.known_until() == on("2029-12-31"));
}

TEST_CASE("counting leaves the numbered years without a seam") {
  auto calendar = council();
  CHECK(added(calendar, "2120-12-30", 3) == "Thu 2 Jan 2121");
  CHECK(added(calendar, "2121-01-02", -3) == "Mon 30 Dec 2120");
  CHECK(added(calendar, "1990-01-02", -3) == "Thu 28 Dec 1989");
  CHECK(in_short(calendar.on_or_after(on("2200-03-01"))) == "Mon 3 Mar 2200");
  CHECK(in_short(calendar.on_or_before(on("1900-01-07"))) == "Fri 5 Jan 1900");
}

TEST_CASE("35: counting agrees with one day at a time, on any weekend and closures") {
  CHECK(rc::check([] {
    auto [calendar, slow] = some_calendars();
    auto from = some_day();
    int count = *rc::gen::inRange(-60, 61);
    RC_ASSERT(calendar.is_working(from) == slow.is_working(from));
    RC_ASSERT(calendar.add_working_days(from, count) == slow.add(from, count));
    RC_ASSERT(calendar.on_or_after(from) == slow.add(from - days{1}, 1));
    RC_ASSERT(calendar.on_or_before(from) == slow.add(from + days{1}, -1));
  }));
}

TEST_CASE("from a working day, N working days on and N back is the same day") {
  CHECK(rc::check([] {
    auto calendar = some_calendars().calendar;
    auto from = calendar.on_or_after(some_day());
    int count = *rc::gen::inRange(-60, 61);
    RC_ASSERT(calendar.add_working_days(calendar.add_working_days(from, count), -count) == from);
  }));
}

TEST_CASE("act-by is a working day, not after due, with no working day between") {
  CHECK(rc::check([] {
    auto calendar = some_calendars().calendar;
    auto due = some_day();
    auto last = act_by(due, calendar);
    RC_ASSERT(last <= due);
    RC_ASSERT(calendar.is_working(last));
    RC_ASSERT(calendar.add_working_days(last, 1) > due);
  }));
}
