// SPDX-License-Identifier: MIT
/// The date rules as an improvement officer would check them on paper.
#include <rapidcheck.h>

#include "calendar/working_calendar.hpp"
#include "calendars.hpp"
#include "support/catch.hpp"

using namespace dueward::calendar;
using tests::council;
using tests::on;

namespace {

std::string due(std::string_view anchor, std::string_view within) {
  return in_short(due_date(on(anchor), parse_period(within).value(), council()));
}

std::string act_by_of(std::string_view anchor, std::string_view within) {
  auto calendar = council();
  return in_short(act_by(due_date(on(anchor), parse_period(within).value(), calendar), calendar));
}

/// The days on which the reference ladder stands for an act-by day and a due date.
std::string ladder(std::string_view nominal) {
  auto calendar = council();
  auto last = act_by(on(nominal), calendar);
  std::string text;
  for (int count : {-20, -10, -5, -1})
    text += in_short(calendar.add_working_days(last, count)) + "\n";
  for (int count : {1, 3, 5, 10}) {
    text += in_short(calendar.add_working_days(on(nominal), count)) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("the three timescales of the 2011 report") {
  CHECK(due("2011-08-19", "0 days") == "Fri 19 Aug 2011");
  CHECK(due("2011-08-19", "3 months") == "Sat 19 Nov 2011");
  CHECK(due("2011-08-19", "6 months") == "Sun 19 Feb 2012");
  CHECK(act_by_of("2011-08-19", "0 days") == "Fri 19 Aug 2011");
  CHECK(act_by_of("2011-08-19", "3 months") == "Fri 18 Nov 2011");
  CHECK(act_by_of("2011-08-19", "6 months") == "Fri 17 Feb 2012");
}

TEST_CASE("other readings of \"immediately\"") {
  CHECK(due("2011-08-19", "5 working days") == "Fri 26 Aug 2011");
  CHECK(due("2011-08-19", "10 working days") == "Mon 5 Sep 2011");
  CHECK(due("2011-08-19", "1 month") == "Mon 19 Sep 2011");
  CHECK(due("2011-08-19", "2 weeks") == "Fri 2 Sep 2011");
}

TEST_CASE("other anchors of the same plan") {
  CHECK(due("2011-08-12", "3 months") == "Sat 12 Nov 2011");
  CHECK(due("2011-08-12", "6 months") == "Sun 12 Feb 2012");
  CHECK(due("2011-07-08", "3 months") == "Sat 8 Oct 2011");
  CHECK(due("2011-07-08", "6 months") == "Sun 8 Jan 2012");
  CHECK(due("2011-09-20", "3 months") == "Tue 20 Dec 2011");
  CHECK(due("2011-09-20", "6 months") == "Tue 20 Mar 2012");
}

TEST_CASE("a due date is counted in days nobody closes: closures move act-by only") {
  auto calendar = council({on("2011-12-28"), on("2011-12-29")});
  auto nominal = due_date(on("2011-12-23"), {2, Unit::working_days}, calendar);
  CHECK(in_short(nominal) == "Thu 29 Dec 2011");
  CHECK(in_short(act_by(nominal, calendar)) == "Fri 23 Dec 2011");
}

TEST_CASE("the reference ladder of 19 November 2011") {
  CHECK(ladder("2011-11-19") ==
        "Fri 21 Oct 2011\nFri 4 Nov 2011\nFri 11 Nov 2011\nThu 17 Nov 2011\n"
        "Mon 21 Nov 2011\nWed 23 Nov 2011\nFri 25 Nov 2011\nFri 2 Dec 2011\n");
}

TEST_CASE("the reference ladder of 19 February 2012") {
  CHECK(ladder("2012-02-19") ==
        "Fri 20 Jan 2012\nFri 3 Feb 2012\nFri 10 Feb 2012\nThu 16 Feb 2012\n"
        "Mon 20 Feb 2012\nWed 22 Feb 2012\nFri 24 Feb 2012\nFri 2 Mar 2012\n");
}

TEST_CASE("35: leap days, month ends, week 53 and the year 2038") {
  CHECK(due("2012-02-29", "12 months") == "Thu 28 Feb 2013");
  CHECK(due("2012-02-29", "48 months") == "Mon 29 Feb 2016");
  CHECK(due("2011-08-31", "3 months") == "Wed 30 Nov 2011");
  CHECK(due("2011-11-30", "3 months") == "Wed 29 Feb 2012");
  CHECK(due("2020-12-28", "1 week") == "Mon 4 Jan 2021");
  CHECK(due("2021-01-03", "1 working day") == "Mon 4 Jan 2021");
  CHECK(due("2038-01-18", "2 days") == "Wed 20 Jan 2038");
  CHECK(due("2037-10-31", "4 months") == "Sun 28 Feb 2038");
  CHECK(due("2100-02-28", "1 day") == "Mon 1 Mar 2100");
}

TEST_CASE("a longer timescale is never due earlier") {
  CHECK(rc::check([] {
    auto calendar = council();
    Date anchor = date(2011, 1, 1) + std::chrono::days{*rc::gen::inRange(0, 6000)};
    auto unit = *rc::gen::element(Unit::days, Unit::working_days, Unit::weeks, Unit::months);
    int count = *rc::gen::inRange(0, 200);
    RC_ASSERT(due_date(anchor, {count, unit}, calendar) <
              due_date(anchor, {count + 1, unit}, calendar));
  }));
}
