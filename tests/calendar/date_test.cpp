// SPDX-License-Identifier: MIT
#include "calendar/date.hpp"

#include <rapidcheck.h>

#include "calendars.hpp"
#include "support/catch.hpp"

using namespace dueward::calendar;
using tests::on;

TEST_CASE("a date is written as ISO, in words and short") {
  CHECK(to_string(on("2011-08-19")) == "2011-08-19");
  CHECK(in_words(on("2011-11-18")) == "Friday 18 November 2011");
  CHECK(in_short(on("2011-11-18")) == "Fri 18 Nov 2011");
  CHECK(in_short(on("2012-01-05")) == "Thu 5 Jan 2012");
}

TEST_CASE("only a day that exists, spelled in full, is a date") {
  CHECK(parse_date("2012-02-29") == date(2012, 2, 29));
  for (auto text :
       {"2011-02-29", "2011-13-01", "2011-00-10", "2011-11-00", "2011-11-31", "2011-8-19",
        "2011-08-19 ", " 2011-08-19", "19/08/2011", "2011-08-1x", "-011-08-19", ""}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("every date reads back as itself") {
  CHECK(rc::check([] {
    Date some = date(1900, 1, 1) + std::chrono::days{*rc::gen::inRange(0, 150'000)};
    RC_ASSERT(parse_date(to_string(some)) == some);
  }));
}

TEST_CASE("weekdays are known by their English names") {
  for (unsigned i = 0; i < 7; ++i) {
    std::chrono::weekday weekday{i};
    CHECK(parse_weekday(to_string(weekday)) == weekday);
  }
  CHECK(to_string(std::chrono::Monday) == "Monday");
  CHECK_FALSE(parse_weekday("monday"));
  CHECK_FALSE(parse_weekday("Mon"));
}

TEST_CASE("a time of day has minutes and may have seconds") {
  using namespace std::chrono_literals;
  CHECK(parse_time_of_day("08:00") == 8h);
  CHECK(parse_time_of_day("23:59:59") == 24h - 1s);
  for (auto text :
       {"24:00", "8:00", "08:60", "08:00:60", "08-00", "08:00:0", "0800", "08:00Z", ""}) {
    INFO(text);
    CHECK_FALSE(parse_time_of_day(text));
  }
}

TEST_CASE("an instant is written in UTC with milliseconds") {
  using namespace std::chrono;
  CHECK(to_string(Instant{sys_days{year{2011} / October / 21} + 7h + 5ms}) ==
        "2011-10-21T07:00:00.005Z");
  CHECK(to_string(Instant{-1ms}) == "1969-12-31T23:59:59.999Z");
}
