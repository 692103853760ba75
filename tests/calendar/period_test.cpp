// SPDX-License-Identifier: MIT
#include "calendar/period.hpp"

#include <rapidcheck.h>

#include "calendars.hpp"
#include "support/catch.hpp"

using namespace dueward::calendar;
using tests::on;

TEST_CASE("a period is a count and a unit, singular or plural") {
  CHECK(parse_period("3 months") == Period{3, Unit::months});
  CHECK(parse_period("1 month") == Period{1, Unit::months});
  CHECK(parse_period("1 months") == Period{1, Unit::months});
  CHECK(parse_period("2 week") == Period{2, Unit::weeks});
  CHECK(parse_period("0 days") == Period{0, Unit::days});
  CHECK(parse_period("-10 working days") == Period{-10, Unit::working_days});
  CHECK(parse_period("+1 working day") == Period{1, Unit::working_days});
  CHECK(parse_period("10000 days") == Period{10'000, Unit::days});
}

TEST_CASE("anything else is no period") {
  for (auto text : {"", "3", "months", "3months", "3  months", " 3 months", "3 months ", "3 Months",
                    "3 years", "three months", "1.5 months", "--3 days", "+-3 days", "3 working",
                    "3 workingdays", "10001 days", "99999999999999999999 days", "3 dayss"}) {
    INFO(text);
    CHECK_FALSE(parse_period(text));
  }
}

TEST_CASE("a period is written with the number its count asks for") {
  CHECK(to_string(Period{1, Unit::days}) == "1 day");
  CHECK(to_string(Period{-1, Unit::working_days}) == "-1 working day");
  CHECK(to_string(Period{-10, Unit::working_days}) == "-10 working days");
  CHECK(to_string(Period{0, Unit::weeks}) == "0 weeks");
}

TEST_CASE("every period reads back as itself") {
  CHECK(rc::check([] {
    auto unit = *rc::gen::element(Unit::days, Unit::working_days, Unit::weeks, Unit::months);
    Period some{*rc::gen::inRange(-10'000, 10'001), unit};
    RC_ASSERT(parse_period(to_string(some)) == some);
  }));
}

TEST_CASE("months end on the same day number, or the last day of a shorter month") {
  CHECK(to_string(add_months(on("2011-08-31"), 3)) == "2011-11-30");
  CHECK(to_string(add_months(on("2011-11-30"), 3)) == "2012-02-29");
  CHECK(to_string(add_months(on("2010-11-30"), 3)) == "2011-02-28");
  CHECK(to_string(add_months(on("2011-08-19"), 6)) == "2012-02-19");
  CHECK(to_string(add_months(on("2012-02-29"), -12)) == "2011-02-28");
  CHECK(to_string(add_months(on("2012-01-31"), -2)) == "2011-11-30");
  CHECK(to_string(add_months(on("2012-01-31"), 0)) == "2012-01-31");
}

TEST_CASE("quarters are counted from the anchor and do not drift as chained ones would") {
  auto anchor = on("2011-11-30");
  CHECK(to_string(add_months(anchor, 3)) == "2012-02-29");
  CHECK(to_string(add_months(anchor, 6)) == "2012-05-30");
  CHECK(to_string(add_months(anchor, 9)) == "2012-08-30");
  CHECK(to_string(add_months(anchor, 12)) == "2012-11-30");
}

TEST_CASE("months forward land in the month that many later, on no higher a day number") {
  CHECK(rc::check([] {
    using namespace std::chrono;
    Date from = date(1999, 1, 1) + days{*rc::gen::inRange(0, 40'000)};
    int count = *rc::gen::inRange(-240, 241);
    year_month_day before{from};
    year_month_day after{add_months(from, count)};
    RC_ASSERT((after.year() / after.month()) - (before.year() / before.month()) == months{count});
    RC_ASSERT(after.day() <= before.day());
    bool same_number = after.day() == before.day();
    RC_ASSERT(same_number || after == after.year() / after.month() / last);
  }));
}
