// SPDX-License-Identifier: MIT
#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy::tests;

TEST_CASE("a pilot climbs a ladder of its own") {
  World world;
  world.plan().pilot = true;
  CHECK(world.replay("2011-08-19", "2011-11-04") ==
        "Fri 19 Aug 2011 08:00: pilot assigned to systems-lead\n"
        "Fri 21 Oct 2011 08:00: pilot four-weeks to systems-lead\n"
        "Fri 4 Nov 2011 08:00: pilot two-weeks to systems-lead\n");
  CHECK(world.ledger.front().key.ladder == -1);
}

TEST_CASE("when a pilot ends, that day is the effective day and the introduction is owed again") {
  World world;
  world.plan().pilot = true;
  world.replay("2011-08-19", "2011-11-09");
  world.plan().pilot = false;
  world.state.pilot_ended = on("2011-11-10");
  CHECK(world.replay("2011-11-10", "2011-11-17") ==
        "Thu 10 Nov 2011 08:00: assigned to systems-lead\n"
        "Fri 11 Nov 2011 08:00: one-week to systems-lead\n"
        "Thu 17 Nov 2011 08:00: tomorrow to systems-lead\n");
}

TEST_CASE("an action overdue when its pilot ends starts at the bottom of the ladder") {
  World world;
  world.plan().pilot = true;
  world.replay("2011-08-19", "2011-12-05");
  world.plan().pilot = false;
  world.state.pilot_ended = on("2011-12-05");
  CHECK(world.replay("2011-12-05", "2011-12-08") ==
        "Mon 5 Dec 2011 08:00: assigned to systems-lead\n"
        "Tue 6 Dec 2011 08:00: overdue to systems-lead\n"
        "Thu 8 Dec 2011 08:00: manager to head-of-service\n");
}

TEST_CASE("what was really sent is not sent again in a later pilot") {
  World world;
  world.replay("2011-08-19", "2011-10-31");
  world.plan().pilot = true;
  CHECK(world.replay("2011-11-01", "2011-11-04") ==
        "Fri 4 Nov 2011 08:00: pilot two-weeks to systems-lead\n");
}

TEST_CASE("the day a pilot ended stays effective in a later pilot") {
  World world;
  world.state.pilot_ended = on("2011-11-08");
  world.plan().pilot = true;
  CHECK(world.replay("2011-11-08", "2011-11-11") ==
        "Tue 8 Nov 2011 08:00: pilot assigned to systems-lead\n"
        "Fri 11 Nov 2011 08:00: pilot one-week to systems-lead\n");
}
