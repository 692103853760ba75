// SPDX-License-Identifier: MIT
#include "charts/burn_up.hpp"

#include <algorithm>
#include <cmath>

#include "charts/examples.hpp"
#include "charts/picture.hpp"
#include "support/catch.hpp"

using namespace dueward::charts;
using namespace dueward::charts::tests;
using Catch::Matchers::ContainsSubstring;
using Words = std::vector<std::string>;
using Rows = std::vector<Words>;

namespace {

/// 40 actions from 19 August on, two more from 1 November.
BurnUp autumn() {
  return {{{on("2011-08-19"), 40, 0, 0},
           {on("2011-09-10"), 40, 8, 2},
           {on("2011-11-01"), 42, 20, 11},
           {on("2011-11-18"), 42, 31, 24}},
          on("2011-11-18"),
          {{on("2012-03-31"), "Plan ends"}, {on("2011-11-19"), "12 actions due"}}};
}

Picture drawn(const BurnUp& series) {
  return Picture(burn_up({"progress", "Actions over time"}, series));
}

bool says(const Picture& picture, const std::string& words) {
  const auto texts = picture.texts();
  return std::find(texts.begin(), texts.end(), words) != texts.end();
}

/// That of the total, of what is claimed, or of what is complete.
Element line(const Picture& picture, const std::string& colour) {
  for (const auto& one : picture.all("polyline")) {
    if (one.at("stroke") == colour && one.number("stroke-width") >= 3) return one;
  }
  throw std::runtime_error("no line in " + colour);
}

const BurnUpColours colours;

bool has_upright_at(const Picture& picture, double x) {
  for (const auto& one : picture.all("polyline")) {
    const auto frame = frame_of(one);
    if (frame.left == frame.right && std::abs(frame.left - x) < 0.02 &&
        frame.bottom - frame.top > 250)
      return true;
  }
  return false;
}

}  // namespace

TEST_CASE("each line ends with its name and last number") {
  const auto picture = drawn(autumn());
  for (const auto* words : {"42 Total", "31 Claimed or complete", "24 Complete"})
    CHECK(says(picture, words));
  const auto end = points_of(line(picture, colours.complete)).back();
  const auto label = picture.text("24 Complete");
  CHECK(label.number("x") > end.first);
  CHECK(std::abs(label.number("y") - end.second) < 6);
}

TEST_CASE("the lines differ in their dashes, not only in colour") {
  const auto picture = drawn(autumn());
  const auto total = line(picture, colours.total).at("stroke-dasharray");
  const auto claimed = line(picture, colours.claimed).at("stroke-dasharray");
  CHECK(line(picture, colours.complete).at("stroke-dasharray").empty());
  CHECK_FALSE(total.empty());
  CHECK_FALSE(claimed.empty());
  CHECK(total != claimed);
}

TEST_CASE("a line has a point for each day given, higher for more") {
  const auto points = points_of(line(drawn(autumn()), colours.complete));
  REQUIRE(points.size() == 4);
  CHECK(std::is_sorted(points.begin(), points.end()));
  CHECK(std::is_sorted(points.rbegin(), points.rend(),
                       [](auto a, auto b) { return a.second < b.second; }));
}

TEST_CASE("the counts have round marks from zero, the months their names, each year once") {
  const auto picture = drawn(autumn());
  const auto texts = picture.texts();
  for (const auto* mark : {"Actions", "0", "10", "20", "30", "40", "50", "Aug", "Nov", "Apr"})
    CHECK(says(picture, mark));
  CHECK(std::count(texts.begin(), texts.end(), "2011") == 1);
  CHECK(std::count(texts.begin(), texts.end(), "2012") == 1);
}

TEST_CASE("today and each due date have an upright line with a label beside it") {
  const auto picture = drawn(autumn());
  CHECK(has_upright_at(picture, picture.text("Today").number("x") - 8));
  CHECK(picture.text("Today").at("font-weight") == "bold");
  CHECK(has_upright_at(picture, picture.text("12 actions due").number("x") - 8));
  CHECK(picture.text("Plan ends").at("text-anchor") == "end");
  CHECK(has_upright_at(picture, picture.text("Plan ends").number("x") + 8));
}

TEST_CASE("what falls on one day shares a line and a label") {
  auto series = autumn();
  series.due = {{series.today, "3 due"}, {on("2012-01-31"), "5 due"}, {on("2012-01-31"), "Review"}};
  const auto picture = drawn(series);
  CHECK(says(picture, "Today, 3 due"));
  CHECK(says(picture, "5 due, Review"));
}

TEST_CASE("a label that is too long is cut, but said in full to who listens") {
  auto series = autumn();
  const std::string label = "Recommendation 12: every social worker has a manager who is there";
  series.due = {{on("2012-01-31"), label}};
  const auto picture = drawn(series);
  CHECK_FALSE(says(picture, label));
  CHECK_THAT(picture.description(), ContainsSubstring(label + " on 31 Jan 2012"));
}

TEST_CASE("who does not see the lines hears how it stands and what is due when") {
  CHECK(drawn(autumn()).description() ==
        "On 18 Nov 2011: 42 actions in total, 31 claimed or complete, 24 complete. "
        "Since 19 Aug 2011. Today is 18 Nov 2011. "
        "Due: 12 actions due on 19 Nov 2011, Plan ends on 31 Mar 2012.");
}

TEST_CASE("lines that end at one height have names one below the other, the total on top") {
  auto series = autumn();
  series.points.back() = {on("2011-11-18"), 42, 42, 42};
  const auto picture = drawn(series);
  const auto total = picture.text("42 Total").number("y");
  const auto claimed = picture.text("42 Claimed or complete").number("y");
  const auto complete = picture.text("42 Complete").number("y");
  CHECK(claimed - total >= 20);
  CHECK(complete - claimed >= 20);
}

TEST_CASE("a single point is a dot on each line") {
  auto series = autumn();
  series.points.resize(1);
  const auto picture = drawn(series);
  CHECK(picture.all("circle").size() == 3);
  CHECK(says(picture, "40 Total"));
  CHECK(picture.fault() == "");
}

TEST_CASE("nothing planned yet still has an axis") {
  auto series = autumn();
  series.points = {{series.today, 0, 0, 0}};
  const auto picture = drawn(series);
  for (const auto* mark : {"0", "1", "2", "3", "0 Total"})
    CHECK(says(picture, mark));
}

TEST_CASE("without points the picture says so") {
  auto series = autumn();
  series.points.clear();
  const auto picture = drawn(series);
  CHECK(says(picture, "No figures yet"));
  CHECK(says(picture, "Plan ends"));
  CHECK_THAT(picture.description(), Catch::Matchers::StartsWith("No figures yet. Today is"));
}

TEST_CASE("two points of one day are a step") {
  BurnUp series{{{on("2011-09-01"), 4, 1, 0}, {on("2011-09-01"), 4, 3, 0}}, on("2011-09-01"), {}};
  const auto points = points_of(line(drawn(series), colours.claimed));
  CHECK(points.front().first == points.back().first);
  CHECK(points.front().second > points.back().second);
}

TEST_CASE("a pale colour is darkened until it can be read") {
  auto series = autumn();
  series.colours.claimed = "#ffee99";
  CHECK(drawn(series).text("31 Claimed or complete").at("fill") != "#ffee99");
}

TEST_CASE("the table has a row for each month's end and one for the last point") {
  const auto table = burn_up_table(autumn().points);
  CHECK(table.header == Words{"Date", "Total", "Claimed or complete", "Complete"});
  CHECK(table.rows == Rows{{"31 Aug 2011", "40", "0", "0"},
                           {"30 Sep 2011", "40", "8", "2"},
                           {"31 Oct 2011", "40", "8", "2"},
                           {"18 Nov 2011", "42", "31", "24"}});
}

TEST_CASE("a last point at a month's end is one row, and of one day the last counts") {
  CHECK(burn_up_table(
            {{on("2011-09-01"), 4, 1, 0}, {on("2011-09-30"), 4, 2, 0}, {on("2011-09-30"), 4, 3, 1}})
            .rows == Rows{{"30 Sep 2011", "4", "3", "1"}});
  CHECK(burn_up_table({{on("2011-08-31"), 4, 1, 0}, {on("2011-09-30"), 4, 2, 0}}).rows ==
        Rows{{"31 Aug 2011", "4", "1", "0"}, {"30 Sep 2011", "4", "2", "0"}});
  CHECK(burn_up_table({}).rows.empty());
}
