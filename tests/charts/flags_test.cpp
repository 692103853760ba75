// SPDX-License-Identifier: MIT
#include "charts/flags.hpp"

#include <set>

#include <rapidcheck.h>

#include "support/catch.hpp"

using namespace dueward::charts;

namespace {

constexpr Span room{0, 1000};

/// "right 0, left 1, -"
std::string in_words(const std::vector<Flag>& all) {
  std::string text;
  for (const auto& flag : all) {
    if (!text.empty()) text += ", ";
    const std::string side = flag.side == Side::right ? "right " : "left ";
    text += flag.shown ? side + std::to_string(flag.row) : "-";
  }
  return text;
}

Span extent(const Pole& pole, const Flag& flag) {
  return flag.side == Side::right ? Span{pole.x, pole.x + pole.width}
                                  : Span{pole.x - pole.width, pole.x};
}

std::vector<Pole> any_poles() {
  std::set<int> places;
  for (int i = *rc::gen::inRange(1, 40); i > 0; --i)
    places.insert(*rc::gen::inRange(0, 1000));
  std::vector<Pole> poles;
  for (int x : places)
    poles.push_back({static_cast<double>(x), static_cast<double>(*rc::gen::inRange(16, 500))});
  return poles;
}

}  // namespace

TEST_CASE("flags with room lie to the right in one row") {
  CHECK(in_words(flags({{100, 80}, {300, 80}, {900, 80}}, room, 4, 0)) ==
        "right 0, right 0, right 0");
}

TEST_CASE("a flag that would cover the next pole rises above it") {
  CHECK(in_words(flags({{100, 80}, {150, 80}, {170, 80}}, room, 4, 0)) ==
        "right 2, right 1, right 0");
}

TEST_CASE("at the right end flags lie to the left") {
  CHECK(in_words(flags({{500, 80}, {950, 80}}, room, 4, 0)) == "right 0, left 0");
  CHECK(in_words(flags({{930, 60}, {950, 80}}, room, 4, 0)) == "left 0, left 1");
  CHECK(in_words(flags({{850, 60}, {950, 80}}, room, 4, 0)) == "right 1, left 0");
}

TEST_CASE("what does not fit into the rows is left out, what comes after the first one last") {
  CHECK(in_words(flags({{100, 80}, {110, 80}, {120, 80}, {130, 80}}, room, 2, 1)) ==
        "-, right 1, right 0, -");
}

TEST_CASE("no flag covers another or another's pole, and none leaves the room") {
  CHECK(rc::check("flags", [] {
    const auto poles = any_poles();
    const std::size_t rows = *rc::gen::inRange<std::size_t>(1, 6);
    const auto first = *rc::gen::inRange<std::size_t>(0, poles.size());
    const auto all = flags(poles, room, rows, first);
    RC_ASSERT(all[first].shown);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!all[i].shown) continue;
      const auto span = extent(poles[i], all[i]);
      RC_ASSERT(all[i].row < rows);
      RC_ASSERT(room.low <= span.low && span.high <= room.high);
      for (std::size_t j = 0; j < all.size(); ++j) {
        if (i == j || !all[j].shown) continue;
        const auto other = extent(poles[j], all[j]);
        const bool apart = span.high <= other.low || other.high <= span.low;
        RC_ASSERT(apart || all[i].row != all[j].row);
        const bool covers = span.low <= poles[j].x && poles[j].x <= span.high;
        RC_ASSERT(!covers || all[j].row < all[i].row);
      }
    }
  }));
}
