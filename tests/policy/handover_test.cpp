// SPDX-License-Identifier: MIT
/// A new owner or manager gets one notice of their own, and the ladder goes on.
#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy::tests;
using dueward::model::PersonId;

namespace {

/// deputy-systems owns the action from Thursday 3 November 2011 on.
World handed_over() {
  World world;
  world.replay("2011-08-19", "2011-11-02");
  world.action.owner = PersonId{"deputy-systems"};
  world.state.holders = {
      {"owner", world.action.owner, PersonId{"systems-lead"}, on("2011-11-03"), 2}};
  return world;
}

}  // namespace

TEST_CASE("a new owner gets a handover on the next working day, beside the step of that day") {
  auto world = handed_over();
  CHECK(world.replay("2011-11-03", "2011-11-11") ==
        "Fri 4 Nov 2011 08:00: two-weeks to deputy-systems\n"
        "Fri 4 Nov 2011 08:00: handover to deputy-systems\n"
        "Fri 11 Nov 2011 08:00: one-week to deputy-systems\n");
}

TEST_CASE("the first holder gets the introduction and no handover") {
  World world;
  world.state.holders = {{"owner", PersonId{"systems-lead"}, {}, on("2011-08-19"), 1}};
  CHECK(world.replay("2011-08-19", "2011-09-30") ==
        "Fri 19 Aug 2011 08:00: assigned to systems-lead\n");
}

TEST_CASE("a handover is numbered and comes once in an action's life") {
  auto world = handed_over();
  auto decision = world.ask("2011-11-04 08:00");
  auto key = decision.notices.back().key;
  CHECK(key.step == "handover");
  CHECK(key.occurrence == 1);
  CHECK(key.to == "owner");
  world.record(decision, on("2011-11-04"));
  world.extend("2012-02-19", "2011-11-07");
  CHECK(with_look(world.ask("2011-11-07 08:00")) == "again Fri 20 Jan 2012 08:00\n");
}

TEST_CASE("a third owner is owed the second handover") {
  auto world = handed_over();
  world.replay("2011-11-03", "2011-11-06");
  world.action.owner = PersonId{"head-of-quality"};
  world.state.holders = {
      {"owner", world.action.owner, PersonId{"deputy-systems"}, on("2011-11-07"), 3}};
  CHECK(world.replay("2011-11-07", "2011-11-08") ==
        "Tue 8 Nov 2011 08:00: handover (2) to head-of-quality\n");
}

TEST_CASE("a new manager gets a handover too") {
  World world;
  world.replay("2011-08-19", "2011-11-07");
  world.person("systems-lead").manager = PersonId{"head-of-quality"};
  world.state.holders = {{"owner.manager", PersonId{"head-of-quality"}, PersonId{"head-of-service"},
                          on("2011-11-07"), 2}};
  CHECK(world.replay("2011-11-08", "2011-11-08") ==
        "Tue 8 Nov 2011 08:00: handover to head-of-quality\n");
}

TEST_CASE("a handover missed in an outage goes late, and to the deputy of somebody away") {
  auto world = handed_over();
  world.person("deputy-systems").deputy = PersonId{"head-of-quality"};
  world.person("deputy-systems").away = {{on("2011-11-08"), on("2011-11-08")}};
  CHECK(lines(world.ask("2011-11-08 08:00")) ==
        "two-weeks to head-of-quality for deputy-systems, late\n"
        "handover to head-of-quality for deputy-systems, late\n");
}

TEST_CASE("a new owner who has answered as such gets no handover, and why says so") {
  auto world = handed_over();
  SECTION("by a claim") {
    world.answer("claim", "deputy-systems", "2011-11-03");
    CHECK(world.replay("2011-11-04", "2011-11-11") ==
          "Fri 4 Nov 2011 00:00: verify to head-of-quality, late\n");
  }
  SECTION("by a promise") {
    world.answer("acknowledge", "deputy-systems", "2011-11-03", {.date = "2011-11-11"});
    CHECK(world.replay("2011-11-04", "2011-11-11").empty());
  }
  const auto why = dueward::policy::explain(
      world.facts(), {on("2011-11-04"), std::chrono::hours{9}}, on("2011-11-30"));
  const auto rung =
      std::ranges::find(why.rungs, "handover", [](const auto& one) { return one.key.step; });
  REQUIRE(rung != why.rungs.end());
  CHECK(rung->reason ==
        "The working day after deputy-systems took over; not sent: deputy-systems has answered "
        "about the action already");
}

TEST_CASE(
    "a new owner gets a handover of what others have answered, or they before it was theirs") {
  auto world = handed_over();
  std::string what = "handover to deputy-systems\n";
  SECTION("claimed by the owner before") {
    world.action.owner = PersonId{"systems-lead"};
    world.answer("claim", "systems-lead", "2011-11-03");
    world.action.owner = PersonId{"deputy-systems"};
  }
  SECTION("answered by their manager for them") {
    world.answer("acknowledge", "head-of-service", "2011-11-03", {.date = "2011-11-11"});
  }
  SECTION("answered by them as a deputy, before") {
    world.action.owner = PersonId{"systems-lead"};
    world.person("systems-lead").deputy = PersonId{"deputy-systems"};
    world.answer("acknowledge", "deputy-systems", "2011-11-03", {.date = "2011-11-11"});
    world.action.owner = PersonId{"deputy-systems"};
  }
  SECTION("answered by them, and taken back") {
    world.answer("acknowledge", "deputy-systems", "2011-11-03", {.date = "2011-11-11"});
    world.answer("correct", "deputy-systems", "2011-11-03");
  }
  CHECK(lines(world.ask("2011-11-04 08:00")).find(what) != std::string::npos);
}

TEST_CASE("nobody who took over gets no handover") {
  auto world = handed_over();
  world.action.owner = {};
  world.state.holders = {{"owner", {}, PersonId{"systems-lead"}, on("2011-11-03"), 2}};
  CHECK(lines(world.ask("2011-11-04 08:00")) == "two-weeks to director-childrens\n");
}

TEST_CASE("a handover that fell into the pilot is not owed afterwards") {
  auto world = handed_over();
  world.state.pilot_ended = on("2011-11-07");
  CHECK(lines(world.ask("2011-11-07 08:00")).empty());
}
