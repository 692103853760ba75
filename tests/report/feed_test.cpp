// SPDX-License-Identifier: MIT
#include "report/feed.hpp"

#include <limits>

#include <rapidcheck.h>

#include "report/reader.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::report;
using namespace dueward::report::tests;

namespace {

FeedEntry entry(const char* id, calendar::Date act_by = calendar::date(2011, 11, 18)) {
  return {.action = {model::PlanId("ofsted-2011"), id},
          .act_by = act_by,
          .due = act_by,
          .title = "Case system produces usable chronologies",
          .plan_title = "Improvement plan 2011",
          .state = "claimed",
          .rating = "A, Amber",
          .version = 4,
          .changed = calendar::Instant{std::chrono::milliseconds{1'319'180'399'999}},
          .link = "https://dueward.example/plans/ofsted-2011/SG-07"};
}

Feed feed(std::vector<FeedEntry> entries) {
  return {.name = "Deadlines", .domain = "council.example", .entries = std::move(entries)};
}

std::string one(const FeedEntry& only) {
  return icalendar(feed({only}));
}

std::string uid(const char* plan, const char* id) {
  auto named = entry(id);
  named.action.plan = model::PlanId(plan);
  return values_of(one(named), "UID");
}

}  // namespace

TEST_CASE("a deadline is an all-day event on its act-by date") {
  auto deadline = entry("SG-07");
  deadline.due = calendar::date(2011, 11, 19);
  CHECK(one(deadline) ==
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//dueward//Deadlines//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\n"
        "NAME:Deadlines\r\n"
        "X-WR-CALNAME:Deadlines\r\n"
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"
        "X-PUBLISHED-TTL:PT6H\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:ofsted-2011~SG-07@council.example\r\n"
        "DTSTAMP:20111021T065959Z\r\n"
        "SEQUENCE:4\r\n"
        "DTSTART;VALUE=DATE:20111118\r\n"
        "DTEND;VALUE=DATE:20111119\r\n"
        "SUMMARY:SG-07 Case system produces usable chronologies\r\n"
        "DESCRIPTION:Improvement plan 2011\\nDue Saturday 19 November 2011\\nState: cl\r\n"
        " aimed\\nRating: A\\, Amber\r\n"
        "URL:https://dueward.example/plans/ofsted-2011/SG-07\r\n"
        "CLASS:PRIVATE\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

TEST_CASE("the day after the last of a year is the first of the next") {
  CHECK(values_of(one(entry("SG-07", calendar::date(2011, 12, 31))), "DTEND;VALUE=DATE") ==
        "20120101");
}

TEST_CASE("the description tells only what there is to tell") {
  auto deadline = entry("SG-07");
  CHECK(values_of(one(deadline), "DESCRIPTION") ==
        "Improvement plan 2011\\nState: claimed\\nRating: A\\, Amber");
  deadline.state = "";
  deadline.rating = "";
  CHECK(values_of(one(deadline), "DESCRIPTION") == "Improvement plan 2011");
}

TEST_CASE("a feed without deadlines is a calendar all the same") {
  const auto empty = icalendar(feed({}));
  CHECK_THAT(empty, Catch::Matchers::StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK_THAT(empty, !Catch::Matchers::ContainsSubstring("VEVENT"));
  CHECK(values_of(empty, "BEGIN") == "VCALENDAR|VTIMEZONE|STANDARD");
  CHECK(values_of(empty, "END") == "STANDARD|VTIMEZONE|VCALENDAR");
}

TEST_CASE("deadlines come by act-by date, then by plan and id, whatever order they were given in") {
  auto other_plan = entry("AA-01");
  other_plan.action.plan = model::PlanId("peer-review");
  const std::vector<FeedEntry> given{entry("SG-09", calendar::date(2011, 11, 21)), other_plan,
                                     entry("SG-08"), entry("SG-07")};
  const auto calendar = icalendar(feed(given));
  CHECK(values_of(calendar, "UID") ==
        "ofsted-2011~SG-07@council.example|ofsted-2011~SG-08@council.example|"
        "peer-review~AA-01@council.example|ofsted-2011~SG-09@council.example");
  CHECK(icalendar(feed({given.rbegin(), given.rend()})) == calendar);
}

TEST_CASE("an event keeps its UID whatever changes about its action") {
  auto changed = entry("SG-07", calendar::date(2012, 2, 29));
  changed.title = "Another title";
  changed.version = 5;
  CHECK(values_of(one(changed), "UID") == values_of(one(entry("SG-07")), "UID"));
}

TEST_CASE("a UID holds safe characters only, and two actions never share one") {
  CHECK(uid("plan", "Größe 1") == "plan~Gr=C3=B6=C3=9Fe=201@council.example");
  CHECK(uid("plan", "a\r\nEND:VEVENT") == "plan~a=0D=0AEND=3AVEVENT@council.example");
  CHECK(uid("a~b", "c") == "a=7Eb~c@council.example");
  CHECK(uid("a", "b~c") == "a~b=7Ec@council.example");
  CHECK(uid("a", "=62") == "a~=3D62@council.example");
}

TEST_CASE("a version too large for a calendar stays at the largest number there is") {
  auto deadline = entry("SG-07");
  deadline.version = 2'147'483'648U;
  CHECK(values_of(one(deadline), "SEQUENCE") == "2147483647");
  deadline.version = std::numeric_limits<std::uint64_t>::max();
  CHECK(values_of(one(deadline), "SEQUENCE") == "2147483647");
}

TEST_CASE("only a web address becomes a link") {
  for (const auto* link :
       {"", "javascript:alert(1)", "ftp://x.org/", "HTTP//x.org", "https://x.org/a b",
        "https://x.org/\r\nATTACH:x", "https://x.org/é", "https://x.org/\x7F"}) {
    auto deadline = entry("SG-07");
    deadline.link = link;
    INFO(link);
    CHECK_THAT(one(deadline), !Catch::Matchers::ContainsSubstring("\r\nURL"));
    CHECK_THAT(one(deadline), !Catch::Matchers::ContainsSubstring("ATTACH"));
  }
  auto deadline = entry("SG-07");
  deadline.link = "http://x.org/?a=1;b=2,3";
  CHECK(values_of(one(deadline), "URL") == "http://x.org/?a=1;b=2,3");
}

TEST_CASE("no text from people becomes a line of its own") {
  CHECK(rc::check([] {
    const auto text = rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "x", "\r\n", "\n", "\r", "\u2028", "\v", " ", "END:VEVENT", "é", "\\", ";", ",")),
        [](const auto& pieces) {
          std::string all;
          for (const auto& piece : pieces)
            all += piece;
          return all;
        });
    auto deadline = entry("SG-07");
    for (auto* field : {&deadline.action.id, &deadline.title, &deadline.plan_title, &deadline.state,
                        &deadline.rating, &deadline.link}) {
      *field = *text;
    }
    auto all = feed({deadline});
    all.name = *text;
    all.domain = *text;
    const auto calendar = icalendar(all);
    RC_ASSERT(well_folded(calendar));
    RC_ASSERT(values_of(calendar, "END") == "VEVENT|VCALENDAR");
    RC_ASSERT(unfolded(calendar).size() == 21U);
  }));
}
