// SPDX-License-Identifier: MIT
#include "charts/spread.hpp"

#include <cmath>

#include <rapidcheck.h>

#include "support/catch.hpp"

using namespace dueward::charts;
using Middles = std::vector<double>;

TEST_CASE("labels that do not touch stand where they wish") {
  CHECK(spread({{10, 8}, {50, 8}}, {0, 100}) == Middles{10, 50});
}

TEST_CASE("labels that would overlap make room on both sides, in their order") {
  CHECK(spread({{50, 20}, {50, 20}, {50, 20}}, {0, 100}) == Middles{30, 50, 70});
  CHECK(spread({{52, 20}, {48, 20}}, {0, 100}) == Middles{60, 40});
}

TEST_CASE("labels stay inside the room") {
  CHECK(spread({{0, 20}, {100, 20}}, {0, 100}) == Middles{10, 90});
  CHECK(spread({{99, 20}, {100, 20}}, {0, 100}) == Middles{70, 90});
}

TEST_CASE("labels that are too many for the room are left out") {
  CHECK(spread({{0, 60}, {100, 60}}, {0, 100}).empty());
}

TEST_CASE("whatever they wish, labels keep off each other and inside") {
  CHECK(rc::check("spread", [] {
    std::vector<Wish> wishes;
    for (int middle : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-50, 150)))
      wishes.push_back({static_cast<double>(middle), *rc::gen::inRange(1, 200) / 10.0});
    const auto middles = spread(wishes, {0, 100});
    for (std::size_t i = 0; i < middles.size(); ++i) {
      RC_ASSERT(middles[i] - wishes[i].size / 2 >= -1e-6);
      RC_ASSERT(middles[i] + wishes[i].size / 2 <= 100 + 1e-6);
      for (std::size_t j = 0; j < i; ++j)
        RC_ASSERT(std::abs(middles[i] - middles[j]) >=
                  (wishes[i].size + wishes[j].size) / 2 - 1e-6);
    }
  }));
}
