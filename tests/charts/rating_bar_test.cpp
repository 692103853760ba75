// SPDX-License-Identifier: MIT
#include "charts/rating_bar.hpp"

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

const Name name{"ratings", "How the actions are doing"};

Picture bar(const std::vector<unsigned>& numbers) {
  return Picture(rating_bar(name, counts(numbers)));
}

/// As drawn, left to right.
Words colours(const Picture& picture) {
  Words result;
  for (const auto& box : picture.all("rect"))
    result.push_back(box.at("fill"));
  result.erase(result.begin());  // the paper
  return result;
}

}  // namespace

TEST_CASE("a bar has a segment for each count, with letter and count in it") {
  const auto picture = bar({12, 0, 25, 6, 4, 0, 0});
  CHECK(picture.texts() == Words{"B 12", "G 25", "A 6", "R 4"});
  CHECK(colours(picture) == Words{"#1d70b8", "#00703c", "#ffbf47", "#d4351c"});
  CHECK(picture.all("tspan").front().text == "B");
  CHECK(picture.all("tspan").front().at("font-weight") == "bold");
}

TEST_CASE("white lines part the segments, so that colour is not all that does") {
  const auto lines = bar({12, 0, 25, 6, 4, 0, 0}).all("polyline");
  REQUIRE(lines.size() == 3);
  for (const auto& line : lines)
    CHECK(line.at("stroke") == "#ffffff");
}

TEST_CASE("letters are white on dark segments and black on light ones") {
  const auto picture = bar({12, 10, 25, 10, 10, 10, 10});
  for (const auto* dark : {"B 12", "G 25", "R 10", "N 10"})
    CHECK(picture.text(dark).at("fill") == "#ffffff");
  for (const auto* light : {"E 10", "A 10", "C 10"})
    CHECK(picture.text(light).at("fill") == "#000000");
}

TEST_CASE("half of the actions take half of the bar") {
  const auto boxes = bar({10, 0, 6, 0, 4, 0, 0}).all("rect");
  CHECK(boxes.at(1).number("x") == 0);
  CHECK(std::abs(boxes.at(1).number("width") - 360) < 4);
}

TEST_CASE("one red among thousands is still seen, and named below the bar") {
  const auto picture = bar({0, 0, 5000, 0, 1, 0, 0});
  CHECK(picture.all("rect").at(2).number("width") >= 6);
  CHECK(picture.texts() == Words{"G 5000", "R 1"});
  CHECK(picture.text("R 1").number("y") > frame_of(picture.all("rect").at(2)).bottom);
}

TEST_CASE("a bar without labels below it is no higher than the bar") {
  CHECK(bar({0, 0, 1, 0, 0, 0, 0}).view_box().bottom <
        bar({0, 0, 5000, 0, 1, 0, 0}).view_box().bottom);
}

TEST_CASE("no actions at all are said in so many words") {
  for (const auto& numbers : {std::vector<unsigned>{}, {0, 0, 0, 0, 0, 0, 0}}) {
    const auto picture = bar(numbers);
    CHECK(picture.texts() == Words{"No actions"});
    CHECK(picture.description() == "No actions.");
  }
}

TEST_CASE("who does not see the bar hears its title and every count") {
  const auto picture = bar({0, 0, 3, 1, 0, 0, 0});
  CHECK(picture.title() == "How the actions are doing");
  CHECK(picture.description() == "4 actions: 3 Green (G), 1 Amber (A).");
  CHECK(bar({0, 0, 0, 0, 1, 0, 0}).description() == "1 action: 1 Red (R).");
  CHECK(picture.root().at("aria-labelledby") == "ratings-title ratings-desc");
}

TEST_CASE("a bar is as wide as its place") {
  CHECK(bar({1}).root().at("width") == "100%");
  CHECK(bar({1}).root().at("viewBox") == "0 0 720 48");
}

TEST_CASE("names of people's own are escaped") {
  const auto svg = rating_bar({"a b", "R&D <\"plan\">"}, {{{"G", "On <track>", "#00703c"}, 2}});
  CHECK_THAT(svg, ContainsSubstring("R&amp;D &lt;&quot;plan&quot;&gt;"));
  CHECK_THAT(svg, ContainsSubstring("2 On &lt;track&gt; (G)"));
  CHECK_THAT(svg, ContainsSubstring("aria-labelledby=\"a-b-title a-b-desc\""));
}

TEST_CASE("the table says the same, with the zeros and the sum") {
  const auto table = rating_table(counts({12, 3, 25}));
  CHECK(table.header == Words{"Rating", "Letter", "Actions"});
  CHECK(table.rows ==
        Rows{{"Blue", "B", "12"}, {"Amber E", "E", "3"}, {"Green", "G", "25"}, {"All", "", "40"}});
  CHECK(rating_table({}).rows == Rows{{"All", "", "0"}});
}

TEST_CASE("the sum of the largest counts does not overflow") {
  CHECK(rating_table(counts({4294967295, 4294967295})).rows.back().back() == "8589934590");
}
