// SPDX-License-Identifier: MIT
#include "engine/clock_watch.hpp"

#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using engine::clock_fault;
using engine::ClockWatch;

namespace {
const calendar::Instant then{1'313'755'200s};
}

TEST_CASE("36: a clock far from the last recorded moment is not believed") {
  CHECK_FALSE(clock_fault(std::nullopt, then));
  CHECK_FALSE(clock_fault(then, then));
  CHECK_FALSE(clock_fault(then, then + 30 * 24h));
  CHECK_FALSE(clock_fault(then, then - 1h));

  const auto ahead = clock_fault(then, then + 30 * 24h + 1ms);
  REQUIRE(ahead);
  CHECK_THAT(*ahead, Catch::Matchers::ContainsSubstring("more than 30 days after"));

  const auto behind = clock_fault(then, then - 1h - 1ms);
  REQUIRE(behind);
  CHECK_THAT(*behind, Catch::Matchers::ContainsSubstring("more than an hour before"));
}

TEST_CASE("31: while running, a step of the wall clock is told from time that passed") {
  ClockWatch watch(then, 10min);

  SECTION("a month of quiet is no step") {
    CHECK_FALSE(watch.look(then + 31 * 24h, 10min + 31 * 24h));
  }
  SECTION("a suspended machine is no step: time since boot counts it") {
    CHECK_FALSE(watch.look(then + 8h, 10min + 8h));
  }
  SECTION("an hour forward is believed, as summer time set by hand is") {
    CHECK_FALSE(watch.look(then + 1h, 10min));
  }
  SECTION("a month forward at once is not") {
    CHECK(watch.look(then + 31 * 24h, 11min));
  }
  SECTION("three days back is not") {
    CHECK(watch.look(then - 3 * 24h, 11min));
  }
}
