// SPDX-License-Identifier: MIT
#include <stdexcept>

#include "calendar/holidays.hpp"
#include "calendars.hpp"
#include "support/catch.hpp"

using namespace dueward::calendar;

namespace {

constexpr std::string_view gov_uk = R"({
  "england-and-wales": {"division": "england-and-wales", "events": [
    {"title": "Boxing Day", "date": "2016-12-26", "notes": "", "bunting": true},
    {"title": "Christmas Day", "date": "2016-12-27", "notes": "Substitute day", "bunting": true},
    {"title": "New Year’s Day", "date": "2015-01-01", "notes": "", "bunting": true}]},
  "scotland": {"division": "scotland", "events": [
    {"title": "St Andrew’s Day", "date": "2015-11-30", "notes": "", "bunting": true}]}
})";

std::string rendered(const HolidayList& list) {
  std::string text =
      list.name + ", " + to_string(list.known.first) + " to " + to_string(list.known.last);
  for (const auto& holiday : list.days)
    text += "\n" + to_string(holiday.day) + " " + holiday.title;
  return text;
}

std::string refusal(std::string_view text, std::string_view division = "") {
  try {
    return "accepted: " + rendered(parse_bank_holidays(text, division));
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("gov.uk's file gives the days of one division in order, with the years it covers") {
  CHECK(rendered(parse_bank_holidays(gov_uk, "england-and-wales")) ==
        "england-and-wales, 2015-01-01 to 2016-12-31\n"
        "2015-01-01 New Year’s Day\n"
        "2016-12-26 Boxing Day\n"
        "2016-12-27 Christmas Day (substitute day)");
  CHECK(rendered(parse_bank_holidays(gov_uk, "scotland")) ==
        "scotland, 2015-01-01 to 2015-12-31\n2015-11-30 St Andrew’s Day");
}

TEST_CASE("a file with one division needs no name for it, and may begin with a byte order mark") {
  std::string text = "\xEF\xBB\xBF";
  text +=
      R"({"northern-ireland": {"events": [{"title": "St Patrick’s Day", "date": "2015-03-17"}]}})";
  CHECK(rendered(parse_bank_holidays(text, "")) ==
        "northern-ireland, 2015-01-01 to 2015-12-31\n2015-03-17 St Patrick’s Day");
}

TEST_CASE("what is wrong with a holiday file is named with its place") {
  CHECK(refusal(gov_uk) == "name one of the file's divisions: \"england-and-wales\", \"scotland\"");
  CHECK(refusal(gov_uk, "wales") ==
        "no division \"wales\"; the file has \"england-and-wales\", \"scotland\"");
  CHECK(refusal("[]") == "not an object of divisions, as gov.uk's bank-holidays.json is");
  CHECK(refusal("{}", "wales") == "no division \"wales\"; the file has none");
  CHECK(refusal(R"({"w": 3})") == "w: \"events\" is missing or not a list");
  CHECK(refusal(R"({"w": {"events": []}})") == "w: \"events\" is empty");
  CHECK(refusal(R"({"w": {"events": [7]}})") == "w: event 1: not an object");
  CHECK(refusal(R"({"w": {"events": [{"title": "x"}]}})") ==
        "w: event 1: \"date\" is missing or not a text");
  CHECK(
      refusal(
          R"({"w": {"events": [{"title": "x", "date": "2015-01-01"}, {"title": "y", "date": "1/1/2016"}]}})") ==
      "w: event 2: \"date\" is \"1/1/2016\"; a date such as \"2011-08-29\" is needed");
  CHECK(refusal(R"({"w": {"events": [{"date": "2015-01-01"}]}})") ==
        "w: event 1: \"title\" is missing, empty or not one line of text");
  CHECK(refusal(R"({"w": {"events": [{"title": "a\r\nBcc: b", "date": "2015-01-01"}]}})") ==
        "w: event 1: \"title\" is missing, empty or not one line of text");
}

TEST_CASE("text that is no JSON is refused with its line") {
  using Catch::Matchers::StartsWith;
  CHECK_THAT(refusal("{\n\"w\": {\n\"events\": nothing}}"), StartsWith("line 3: not valid JSON: "));
  CHECK_THAT(refusal(""), StartsWith("line 1: not valid JSON: "));
  CHECK_THAT(refusal("{} {}"), StartsWith("line 1: not valid JSON: "));
  CHECK_THAT(refusal(std::string(1000, '[')), StartsWith("line 1: not valid JSON: "));
}
