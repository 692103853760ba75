// SPDX-License-Identifier: MIT
/// Holds the bundled table against rules written independently of it: another Easter, and
/// substitution by looking for the next free weekday.
#include <set>

#include "calendar/holidays.hpp"
#include "calendars.hpp"
#include "support/catch.hpp"

using namespace dueward::calendar;
using namespace std::chrono;
using tests::on;

namespace {

/// Easter Sunday by Oudin's reckoning of the paschal full moon (Gregorian).
Date easter(int y) {
  int century = y / 100;
  int golden = y - 19 * (y / 19);
  int k = (century - 17) / 25;
  int i = century - century / 4 - (century - k) / 3 + 19 * golden + 15;
  i -= 30 * (i / 30);
  i -= (i / 28) * (1 - (i / 28) * (29 / (i + 1)) * ((21 - golden) / 11));
  int j = y + y / 4 + i + 2 - century + century / 4;
  j -= 7 * (j / 7);
  int shift = i - j;
  int month_number = 3 + (shift + 40) / 44;
  int day_number = shift + 28 - 31 * (month_number / 4);
  return date(y, static_cast<unsigned>(month_number), static_cast<unsigned>(day_number));
}

bool is_weekend(Date day) {
  return weekday{day} == Saturday || weekday{day} == Sunday;
}

std::set<Date> by_rule(int y) {
  year in{y};
  std::set<Date> holidays{easter(y) - days{2}, easter(y) + days{1}, Date{in / May / Monday[1]},
                          Date{in / May / Monday[last]}, Date{in / August / Monday[last]}};
  std::vector<Date> fixed{Date{in / January / 1}, Date{in / December / 25},
                          Date{in / December / 26}};
  for (Date holiday : fixed) {
    if (!is_weekend(holiday)) holidays.insert(holiday);
  }
  for (Date holiday : fixed) {
    if (!is_weekend(holiday)) continue;
    Date substitute = holiday;
    while (is_weekend(substitute) || holidays.count(substitute) > 0)
      substitute += days{1};
    holidays.insert(substitute);
  }
  return holidays;
}

void move(std::set<Date>& holidays, std::string_view from, std::string_view to) {
  REQUIRE(holidays.erase(on(from)) == 1);
  holidays.insert(on(to));
}

std::set<Date> proclaimed(int from, int to) {
  std::set<Date> all;
  for (int y = from; y <= to; ++y)
    all.merge(by_rule(y));
  all.insert(on("2011-04-29"));           // royal wedding
  move(all, "2012-05-28", "2012-06-04");  // diamond jubilee
  all.insert(on("2012-06-05"));           //
  move(all, "2020-05-04", "2020-05-08");  // 75 years since VE day
  move(all, "2022-05-30", "2022-06-02");  // platinum jubilee
  all.insert(on("2022-06-03"));           //
  all.insert(on("2022-09-19"));           // state funeral
  all.insert(on("2023-05-08"));           // coronation
  return all;
}

std::string lines(const std::set<Date>& days_off) {
  std::string text;
  for (Date holiday : days_off)
    text += in_short(holiday) + "\n";
  return text;
}

}  // namespace

TEST_CASE("35: the bundled bank holidays are those of the rules and the proclamations") {
  auto bundled = bundled_holidays("england-and-wales").value();
  std::set<Date> table;
  for (const auto& holiday : bundled.days)
    table.insert(holiday.day);
  CHECK(table.size() == bundled.days.size());
  CHECK(lines(table) == lines(proclaimed(2011, 2028)));
}

TEST_CASE("35: Easter falls on the days that almanacs print") {
  CHECK(in_short(easter(2011)) == "Sun 24 Apr 2011");
  CHECK(in_short(easter(2012)) == "Sun 8 Apr 2012");
  CHECK(in_short(easter(2016)) == "Sun 27 Mar 2016");
  CHECK(in_short(easter(2019)) == "Sun 21 Apr 2019");
  CHECK(in_short(easter(2024)) == "Sun 31 Mar 2024");
  CHECK(in_short(easter(2038)) == "Sun 25 Apr 2038");
}

TEST_CASE("the bundled list is in order, on weekdays, and knows whole years") {
  auto bundled = bundled_holidays("england-and-wales").value();
  for (std::size_t i = 1; i < bundled.days.size(); ++i) {
    INFO(to_string(bundled.days[i].day));
    CHECK(bundled.days[i - 1].day < bundled.days[i].day);
    CHECK_FALSE(is_weekend(bundled.days[i].day));
  }
  CHECK(to_string(bundled.known.first) == "2011-01-01");
  CHECK(to_string(bundled.known.last) == "2028-12-31");
}

TEST_CASE("a substitute day says so") {
  auto bundled = bundled_holidays("england-and-wales").value();
  std::string substitutes;
  for (const auto& holiday : bundled.days) {
    bool of_winter = on("2011-12-01") <= holiday.day && holiday.day <= on("2012-02-01");
    if (of_winter) substitutes += in_short(holiday.day) + ": " + holiday.title + "\n";
  }
  CHECK(substitutes ==
        "Mon 26 Dec 2011: Boxing Day\n"
        "Tue 27 Dec 2011: Christmas Day (substitute day)\n"
        "Mon 2 Jan 2012: New Year’s Day (substitute day)\n");
}

TEST_CASE("an unknown list is not guessed") {
  CHECK_FALSE(bundled_holidays("scotland"));
  CHECK_FALSE(bundled_holidays(""));
  REQUIRE(bundled_holiday_names().size() == 1);
  CHECK(bundled_holidays(bundled_holiday_names()[0]));
}
