// SPDX-License-Identifier: MIT
/// What a deputy answers for somebody who is away: told to them on their return, and to nobody
/// else.
#include <sstream>

#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy;
using namespace dueward::policy::tests;
using dueward::model::PersonId;

namespace {

/// The owner is away from Tuesday 1 to Friday 11 November 2011; deputy-systems stands in.
World with_deputy() {
  World world;
  world.replay("2011-08-19", "2011-10-31");
  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  world.person("systems-lead").away = {{on("2011-11-01"), on("2011-11-11")}};
  return world;
}

void away(World& world, std::string_view person, std::string_view deputy) {
  world.person(person).deputy = PersonId{deputy};
  world.person(person).away = {{on("2011-11-14"), on("2011-11-30")}};
}

/// The lines of a replay that tell of an absence.
std::string told_on_return(World& world, std::string_view from, std::string_view to) {
  std::string found;
  std::istringstream all{world.replay(from, to)};
  for (std::string line; std::getline(all, line);) {
    if (line.find("while-away") != std::string::npos) found += line + "\n";
  }
  return found;
}

/// Empty `to`: to the first of them.
std::string reason_of(const World& world, std::string_view step, std::string_view day,
                      std::string_view to = "") {
  const auto why = explain(world.facts(), {on(day), std::chrono::hours{9}}, on("2012-01-31"));
  const auto rung = std::ranges::find_if(why.rungs, [&](const Rung& one) {
    return one.key.step == step && (to.empty() || one.key.to == to);
  });
  return rung == why.rungs.end() ? "" : rung->reason;
}

}  // namespace

TEST_CASE("whoever was away is told on their first working day what their deputy answered") {
  auto world = with_deputy();
  world.answer("claim", "deputy-systems", "2011-11-03");
  CHECK(world.replay("2011-11-03", "2011-11-16") ==
        "Thu 3 Nov 2011 00:00: verify to head-of-quality\n"
        "Mon 14 Nov 2011 08:00: while-away to systems-lead\n");
}

TEST_CASE("each answer of an absence is told, all on the day of the return") {
  auto world = with_deputy();
  world.answer("progress", "deputy-systems", "2011-11-03", {.note = "half done"});
  world.answer("acknowledge", "deputy-systems", "2011-11-07", {.date = "2011-11-18"});
  CHECK(told_on_return(world, "2011-11-03", "2011-11-30") ==
        "Mon 14 Nov 2011 08:00: while-away to systems-lead\n"
        "Mon 14 Nov 2011 08:00: while-away (2) to systems-lead\n");
}

TEST_CASE("the return is told on its day to somebody with a weekly digest too, in one message") {
  auto world = with_deputy();
  world.person("systems-lead").digest = std::chrono::Thursday;
  world.answer("claim", "deputy-systems", "2011-11-03");
  world.replay("2011-11-03", "2011-11-11");
  const auto decision = world.ask("2011-11-14 08:00");
  REQUIRE(decision.notices.size() == 1);
  CHECK_FALSE(decision.notices[0].at_once);
  CHECK_FALSE(decision.notices[0].urgent);
}

TEST_CASE("absences that follow on each other end with the last, and a longer one is waited for") {
  auto world = with_deputy();
  auto& away = world.person("systems-lead").away;
  away.push_back({on("2011-11-14"), on("2011-11-15")});
  world.answer("claim", "deputy-systems", "2011-11-03");
  CHECK(with_look(world.ask("2011-11-14 08:00")).ends_with("again Wed 16 Nov 2011 08:00\n"));
  away.back().last = on("2011-11-18");
  CHECK(told_on_return(world, "2011-11-14", "2011-11-30") ==
        "Mon 21 Nov 2011 08:00: while-away to systems-lead\n");
}

TEST_CASE("who is back sooner than was known is told then, and of no outage") {
  auto world = with_deputy();
  world.answer("claim", "deputy-systems", "2011-11-03");
  world.replay("2011-11-03", "2011-11-08");
  world.person("systems-lead").away.clear();
  world.person("systems-lead").deputy = {};
  CHECK(lines(world.ask("2011-11-09 09:00")) == "while-away to systems-lead\n");
}

TEST_CASE("who is away again before they could be told is told all the same, not their deputy") {
  auto world = with_deputy();
  world.answer("claim", "deputy-systems", "2011-11-03");
  world.replay("2011-11-03", "2011-11-11");
  world.person("systems-lead").away.push_back({on("2011-11-15"), on("2011-11-30")});
  CHECK(lines(world.ask("2011-11-15 08:00")) == "while-away to systems-lead\n");
}

TEST_CASE("what is taken back before the return is told to nobody who was away") {
  auto world = with_deputy();
  world.answer("progress", "deputy-systems", "2011-11-03", {.note = "half done"});
  world.answer("correct", "deputy-systems", "2011-11-04");
  CHECK(world.replay("2011-11-04", "2011-11-16") ==
        "Fri 4 Nov 2011 08:00: two-weeks to deputy-systems for systems-lead\n"
        "Fri 11 Nov 2011 08:00: one-week to deputy-systems for systems-lead\n");
}

TEST_CASE("what is taken back after they heard of it is told as well") {
  auto world = with_deputy();
  world.answer("progress", "deputy-systems", "2011-11-03", {.note = "half done"});
  world.replay("2011-11-03", "2011-11-14");
  world.answer("correct", "deputy-systems", "2011-11-15");
  CHECK(lines(world.ask("2011-11-15 12:00")) == "taken-back (2) to systems-lead\n");
}

TEST_CASE("what is taken back while the news of it is on its way is told as well") {
  auto world = with_deputy();
  SECTION("of an owner") {
    world.answer("progress", "deputy-systems", "2011-11-03", {.note = "half done"});
    world.replay("2011-11-03", "2011-11-11");
    world.record(world.ask("2011-11-14 08:00"), on("2011-11-14"));
    world.answer("correct", "deputy-systems", "2011-11-14");
    CHECK(lines(world.ask("2011-11-14 12:00")) == "taken-back (2) to systems-lead\n");
  }
  SECTION("of a verifier") {
    away(world, "head-of-quality", "head-of-service");
    world.person("systems-lead").away.clear();
    world.answer("claim", "systems-lead", "2011-11-15");
    REQUIRE(world.answer("sign-off", "head-of-service", "2011-11-16").reason.empty());
    world.replay("2011-11-16", "2011-11-30");
    world.record(world.ask("2011-12-01 08:00"), on("2011-12-01"));
    world.answer("correct", "head-of-service", "2011-12-01");
    CHECK_THAT(lines(world.ask("2011-12-01 12:00")),
               Catch::Matchers::ContainsSubstring("taken-back (3) to head-of-quality\n"));
  }
}

TEST_CASE("who was away hears what became of it that another should own their action") {
  auto world = with_deputy();
  world.answer("not-mine", "deputy-systems", "2011-11-03", {.person = "head-of-quality"});
  world.action.verifier = {};
  world.answer("approve", "head-of-service", "2011-11-04");
  const auto told = world.replay("2011-11-14", "2011-11-14");
  CHECK_THAT(told, Catch::Matchers::ContainsSubstring("while-away to systems-lead\n"));
  CHECK_THAT(told, Catch::Matchers::ContainsSubstring("owner-changed (2) to systems-lead\n"));
}

TEST_CASE("a verifier, an accountable officer and a manager hear of their deputies' decisions") {
  World world;
  world.replay("2011-08-19", "2011-11-13");
  std::string whom;
  SECTION("who verifies") {
    whom = "head-of-quality";
    away(world, whom, "deputy-systems");
    world.answer("claim", "systems-lead", "2011-11-16");
    REQUIRE(world.answer("sign-off", "deputy-systems", "2011-11-17").reason.empty());
  }
  SECTION("who grants more time") {
    whom = "director-childrens";
    away(world, whom, "deputy-systems");
    world.answer("extend", "systems-lead", "2011-11-16", {.date = "2012-01-16"});
    REQUIRE(world.answer("approve", "deputy-systems", "2011-11-17").reason.empty());
  }
  SECTION("who decides whose it is") {
    whom = "head-of-service";
    away(world, whom, "deputy-systems");
    world.answer("not-mine", "systems-lead", "2011-11-16", {.person = "head-of-quality"});
    REQUIRE(world.answer("refuse", "deputy-systems", "2011-11-17").reason.empty());
  }
  SECTION("who records a recovery date") {
    whom = "director-childrens";
    away(world, whom, "deputy-systems");
    world.answer("progress", "systems-lead", "2011-11-18");
    REQUIRE(world.answer("recover", "deputy-systems", "2011-11-22", {.date = "2011-12-16"})
                .reason.empty());
  }
  CHECK(told_on_return(world, "2011-11-16", "2011-12-01") ==
        "Thu 1 Dec 2011 08:00: while-away (2) to " + whom + "\n");
}

TEST_CASE("a deputy's answer is not told on a return where nobody was away") {
  auto world = with_deputy();
  world.person("systems-lead").away.clear();
  world.answer("acknowledge", "deputy-systems", "2011-11-03", {.date = "2011-11-11"});
  CHECK(lines(world.ask("2011-11-03 12:00")) == "answered to systems-lead\n");
  CHECK(told_on_return(world, "2011-11-03", "2011-11-30").empty());
}

TEST_CASE("what was answered in somebody's place is never told to whoever answered it") {
  auto world = with_deputy();
  world.person("systems-lead").away = {{on("2011-11-04"), on("2011-11-11")}};
  world.answer("acknowledge", "deputy-systems", "2011-11-03", {.date = "2011-11-11"});
  // Decided a day late, as after an outage.
  CHECK(lines(world.ask("2011-11-04 07:00")) == "answered to systems-lead, late\n");
}

TEST_CASE("what was decided of another owner waits for the return as well, and is never late") {
  auto world = with_deputy();
  world.answer("not-mine", "deputy-systems", "2011-11-03", {.person = "head-of-quality"});
  world.action.verifier = {};
  world.answer("approve", "head-of-service", "2011-11-04");
  world.replay("2011-11-04", "2011-11-08");
  CHECK(reason_of(world, "owner-changed", "2011-11-08", "systems-lead") ==
        "The first working day on which systems-lead is back, after head-of-service granted what "
        "was asked; goes on Monday 14 November 2011 at 08:00 to systems-lead");
  world.person("systems-lead").away.clear();
  CHECK(lines(world.ask("2011-11-09 09:00")) ==
        "while-away to systems-lead\n"
        "owner-changed (2) to systems-lead\n");
  CHECK(reason_of(world, "owner-changed", "2011-11-09", "systems-lead") ==
        "The day on which head-of-service granted what was asked; goes now to systems-lead");
}

TEST_CASE("why says who is waited for, and what their deputy answered") {
  auto world = with_deputy();
  world.answer("claim", "deputy-systems", "2011-11-03");
  CHECK(reason_of(world, "while-away", "2011-11-04") ==
        "The first working day on which systems-lead is back, for whom deputy-systems claimed that "
        "it is done; goes on Monday 14 November 2011 at 08:00 to systems-lead");
}
