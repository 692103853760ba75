// SPDX-License-Identifier: MIT
#include <stdexcept>

#include <rapidcheck.h>

#include "calendar/zone.hpp"
#include "calendars.hpp"
#include "support/catch.hpp"

using namespace dueward::calendar;
using namespace std::chrono;
using tests::on;

namespace {

std::string at(std::string_view iso, TimeOfDay time, std::string_view zone = "Europe/London") {
  Zone place{zone};
  return place.iso8601(place.at(on(iso), time));
}

}  // namespace

TEST_CASE("eight in the morning is eight in the morning in summer and in winter") {
  CHECK(at("2011-10-21", 8h) == "2011-10-21T08:00:00+01:00");
  CHECK(at("2011-11-18", 8h) == "2011-11-18T08:00:00+00:00");
  CHECK(to_string(Zone{"Europe/London"}.at(on("2011-10-21"), 8h)) == "2011-10-21T07:00:00.000Z");
}

TEST_CASE("33: in the spring gap the first instant after it") {
  CHECK(at("2012-03-25", 0h + 59min + 59s) == "2012-03-25T00:59:59+00:00");
  CHECK(at("2012-03-25", 1h) == "2012-03-25T02:00:00+01:00");
  CHECK(at("2012-03-25", 1h + 30min) == "2012-03-25T02:00:00+01:00");
  CHECK(at("2012-03-25", 2h) == "2012-03-25T02:00:00+01:00");
  CHECK(at("2012-03-25", 9h) == "2012-03-25T09:00:00+01:00");
}

TEST_CASE("33: in the autumn fold the first of the two") {
  CHECK(at("2011-10-30", 0h + 59min) == "2011-10-30T00:59:00+01:00");
  CHECK(at("2011-10-30", 1h) == "2011-10-30T01:00:00+01:00");
  CHECK(at("2011-10-30", 1h + 30min) == "2011-10-30T01:30:00+01:00");
  CHECK(at("2011-10-30", 2h) == "2011-10-30T02:00:00+00:00");
  CHECK(at("2011-10-30", 9h) == "2011-10-30T09:00:00+00:00");
}

TEST_CASE("33: a daily hour comes once on each day, both clock changes included") {
  Zone london{"Europe/London"};
  for (TimeOfDay hour : {TimeOfDay{1h + 30min}, TimeOfDay{9h}}) {
    auto before = london.at(on("2011-10-01"), hour);
    for (Date some = on("2011-10-02"); some <= on("2012-04-30"); some += days{1}) {
      auto moment = london.at(some, hour);
      CHECK(moment > before);
      CHECK(london.date_of(moment) == some);
      before = moment;
    }
  }
}

TEST_CASE("a deadline reckoned in hours would fall on the wrong day; a civil date does not") {
  Zone london{"Europe/London"};
  auto wrong = london.at(on("2011-08-19"), 0h) + 92 * 24h;
  CHECK(london.iso8601(wrong) == "2011-11-18T23:00:00+00:00");
  CHECK(to_string(on("2011-08-19") + days{92}) == "2011-11-19");
}

TEST_CASE("midnight belongs to the day it begins") {
  Zone london{"Europe/London"};
  auto midnight = london.at(on("2011-08-19"), 0h);
  CHECK(london.date_of(midnight) == on("2011-08-19"));
  CHECK(london.date_of(midnight - 1ms) == on("2011-08-18"));
  CHECK(london.time_of(midnight - 1ms) == 24h - 1s);
}

TEST_CASE("offsets are written with their sign, and mails with RFC 5322 dates") {
  CHECK(at("2011-10-21", 8h, "America/St_Johns") == "2011-10-21T08:00:00-02:30");
  CHECK(at("2011-10-21", 8h, "UTC") == "2011-10-21T08:00:00+00:00");
  CHECK(at("2011-10-21", 8h, "Asia/Kolkata") == "2011-10-21T08:00:00+05:30");
  Zone london{"Europe/London"};
  CHECK(london.rfc5322(london.at(on("2011-10-21"), 8h)) == "Fri, 21 Oct 2011 08:00:00 +0100");
  CHECK(london.rfc5322(london.at(on("2011-12-01"), 8h)) == "Thu, 01 Dec 2011 08:00:00 +0000");
  Zone new_york{"America/New_York"};
  CHECK(new_york.rfc5322(new_york.at(on("2011-12-01"), 8h)) == "Thu, 01 Dec 2011 08:00:00 -0500");
}

TEST_CASE("a zone the database does not have is refused by name") {
  for (auto name : {"Europe/Lundon", "", "../../etc/passwd", "europe/london"}) {
    CHECK_THROWS_WITH(Zone{name}, Catch::Matchers::StartsWith(std::string{"the time zone \""} +
                                                              name + "\" is not in"));
  }
}

TEST_CASE("33: every local time outside the gap reads back as itself") {
  CHECK(rc::check([] {
    Zone zone{
        *rc::gen::element<std::string>("Europe/London", "America/St_Johns", "Australia/Lord_Howe")};
    Date some = date(1998, 1, 1) + days{*rc::gen::inRange(0, 14'000)};
    TimeOfDay time{*rc::gen::inRange(0, 86'400)};
    auto moment = zone.at(some, time);
    RC_ASSERT(zone.date_of(moment) == some);
    bool in_gap = zone.time_of(moment) != time;
    RC_ASSERT(!in_gap || zone.time_of(moment) > time);
    RC_ASSERT(!in_gap || zone.time_of(moment) - time < hours{1});
  }));
}
