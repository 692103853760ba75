// SPDX-License-Identifier: MIT
/// What holds for every picture, whatever the numbers, names and colours are.
#include <algorithm>
#include <cmath>

#include <rapidcheck.h>

#include "charts/colour.hpp"
#include "charts/examples.hpp"
#include "charts/picture.hpp"
#include "support/catch.hpp"

using namespace dueward::charts;
using namespace dueward::charts::tests;

namespace {

Name any_name() {
  return {any_text(), any_text()};
}

bool overlap(const std::vector<Element>& texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!texts[i].text.empty() && !texts[j].text.empty() &&
          frame_of(texts[i]).overlaps(frame_of(texts[j]))) {
        RC_LOG() << texts[i].text << " and " << texts[j].text;
        return true;
      }
    }
  }
  return false;
}

/// The rectangles after the paper.
std::vector<Element> segments(const Picture& picture) {
  auto boxes = picture.all("rect");
  boxes.erase(boxes.begin());
  return boxes;
}

}  // namespace

TEST_CASE("every rating bar is well-formed, passive, named and inside its box") {
  CHECK(rc::check("rating bars", [] {
    const auto svg = rating_bar(any_name(), any_counts());
    RC_LOG() << svg;
    const Picture picture(svg);
    RC_ASSERT(picture.fault() == "");
    RC_ASSERT(!overlap(picture.all("text")));
  }));
}

TEST_CASE("the segments of a rating bar fill it without a gap, one for each count above zero") {
  CHECK(rc::check("segments", [] {
    const auto counts = any_counts();
    const Picture picture(rating_bar(any_name(), counts));
    double left = 0;
    for (const auto& segment : segments(picture)) {
      RC_ASSERT(std::abs(segment.number("x") - left) < 0.001);
      RC_ASSERT(segment.number("width") > 0);
      left += segment.number("width");
    }
    RC_ASSERT(std::abs(left - picture.view_box().right) < 0.001);
    const auto shown = std::count_if(counts.begin(), counts.end(),
                                     [](const auto& rating) { return rating.count > 0; });
    RC_ASSERT(segments(picture).size() == static_cast<std::size_t>(std::max(shown, {1})));
  }));
}

TEST_CASE("of two counts the larger has the wider segment") {
  CHECK(rc::check("wider", [] {
    auto counts = any_counts();
    std::erase_if(counts, [](const auto& rating) { return rating.count == 0; });
    RC_PRE(!counts.empty());
    const auto boxes = segments(Picture(rating_bar(any_name(), counts)));
    for (std::size_t i = 1; i < boxes.size(); ++i) {
      if (counts[i - 1].count <= counts[i].count)
        RC_ASSERT(boxes[i - 1].number("width") <= boxes[i].number("width") + 0.011);
    }
  }));
}

TEST_CASE("every text of a rating bar can be read on what lies below it") {
  CHECK(rc::check("contrast", [] {
    const Picture picture(rating_bar(any_name(), any_counts()));
    for (const auto& text : picture.all("text")) {
      std::string below;
      for (const auto& box : picture.all("rect")) {
        if (frame_of(box).holds(
                {text.number("x"), text.number("y"), text.number("x"), text.number("y")}))
          below = box.at("fill");
      }
      RC_ASSERT(contrast(text.at("fill"), below) >= 4.5);
    }
  }));
}

TEST_CASE("every burn-up is well-formed, passive, named and inside its box") {
  CHECK(rc::check("burn-ups", [] {
    const auto svg = burn_up(any_name(), any_burn_up());
    RC_LOG() << svg;
    RC_ASSERT(Picture(svg).fault() == "");
  }));
}

TEST_CASE("no two texts of a burn-up overlap") {
  CHECK(rc::check("texts", [] {
    const Picture picture(burn_up(any_name(), any_burn_up()));
    RC_ASSERT(!overlap(picture.all("text")));
  }));
}

TEST_CASE("no upright line of a burn-up crosses a label above the plot") {
  CHECK(rc::check("flags", [] {
    const Picture picture(burn_up(any_name(), any_burn_up()));
    const auto plot_top = picture.text("Actions").number("y") + 10;
    for (const auto& line : picture.all("polyline")) {
      if (frame_of(line).left != frame_of(line).right) continue;
      for (const auto& text : picture.all("text")) {
        if (text.number("y") > plot_top) continue;
        RC_ASSERT(!frame_of(text).overlaps(frame_of(line)));
      }
    }
  }));
}

TEST_CASE("every word and line of a burn-up can be told from white") {
  CHECK(rc::check("ink", [] {
    const Picture picture(burn_up(any_name(), any_burn_up()));
    for (const auto& text : picture.all("text"))
      RC_ASSERT(contrast(text.at("fill"), white) >= 4.5);
    for (const auto& dot : picture.all("circle"))
      RC_ASSERT(contrast(dot.at("fill"), white) >= 4.5);
  }));
}

TEST_CASE("today always has its label, however many due dates there are") {
  CHECK(rc::check("today", [] {
    const Picture picture(burn_up(any_name(), any_burn_up()));
    const auto words = picture.texts();
    RC_ASSERT(std::any_of(words.begin(), words.end(),
                          [](const auto& text) { return text.starts_with("Today"); }));
  }));
}

TEST_CASE("the tables have as many cells in every row as headings") {
  CHECK(rc::check("tables", [] {
    for (const auto& table : {rating_table(any_counts()), burn_up_table(any_burn_up().points)}) {
      for (const auto& row : table.rows)
        RC_ASSERT(row.size() == table.header.size());
    }
  }));
}
