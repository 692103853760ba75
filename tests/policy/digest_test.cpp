// SPDX-License-Identifier: MIT
/// People who want everything on one weekday.
#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy::tests;
using dueward::model::PersonId;

TEST_CASE("a digest holds notices until its weekday, and then the latest of them goes") {
  World world;
  world.person("systems-lead").digest = std::chrono::Wednesday;
  CHECK(world.replay("2011-08-19", "2011-11-24") ==
        "Wed 24 Aug 2011 08:00: assigned to systems-lead\n"
        "Wed 26 Oct 2011 08:00: four-weeks to systems-lead\n"
        "Wed 9 Nov 2011 08:00: two-weeks to systems-lead\n"
        "Wed 16 Nov 2011 08:00: one-week to systems-lead\n"
        "Wed 23 Nov 2011 08:00: overdue to systems-lead\n"
        "Wed 23 Nov 2011 08:00: manager to head-of-service\n"
        "Wed 23 Nov 2011 08:00: tomorrow to systems-lead superseded by overdue\n");
}

TEST_CASE("a step on the digest's own weekday goes that day") {
  World world;
  world.person("systems-lead").digest = std::chrono::Friday;
  CHECK(lines(world.ask("2011-08-19 08:00")) == "assigned to systems-lead\n");
}

TEST_CASE("a digest on a bank holiday goes on the next working day") {
  World world;
  world.known_since("2011-08-26");
  world.person("systems-lead").digest = std::chrono::Monday;
  CHECK(with_look(world.ask("2011-08-26 08:00")) == "again Tue 30 Aug 2011 08:00\n");
  CHECK(lines(world.ask("2011-08-30 08:00")) == "assigned to systems-lead\n");
}

TEST_CASE("a digest on a Saturday goes on Monday") {
  World world;
  world.person("systems-lead").digest = std::chrono::Saturday;
  CHECK(with_look(world.ask("2011-08-19 08:00")) == "again Mon 22 Aug 2011 08:00\n");
}

TEST_CASE("an urgent step is not held for a digest") {
  World world;
  world.person("systems-lead").digest = std::chrono::Monday;
  auto urgent = step("assigned", "start", {"owner"});
  urgent.urgent = true;
  world.steps({urgent});
  CHECK(lines(world.ask("2011-08-19 08:00")) == "assigned to systems-lead, urgent\n");
}

TEST_CASE("the digest is that of the person named, also when a deputy acts") {
  World world;
  world.person("systems-lead").digest = std::chrono::Monday;
  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  world.person("systems-lead").away = {{on("2011-08-19"), on("2011-08-31")}};
  world.person("deputy-systems").digest = std::chrono::Wednesday;
  CHECK(world.replay("2011-08-19", "2011-09-30") ==
        "Mon 22 Aug 2011 08:00: assigned to deputy-systems for systems-lead\n");
}

TEST_CASE("absence is looked at on the day of sending, not on the step's date") {
  World world;
  world.person("systems-lead").digest = std::chrono::Monday;
  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  world.person("systems-lead").away = {{on("2011-08-19"), on("2011-08-21")}};
  CHECK(world.replay("2011-08-19", "2011-08-31") ==
        "Mon 22 Aug 2011 08:00: assigned to systems-lead\n");
}
