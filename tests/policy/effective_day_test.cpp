// SPDX-License-Identifier: MIT
/// Nothing fires old rungs: imports, new dates and edited policies count from their day on.
#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy::tests;

TEST_CASE("an action imported late is introduced and climbs the ladder from that day") {
  World world;
  world.due("2011-08-19");
  world.known_since("2011-09-20");
  CHECK(world.replay("2011-09-20", "2011-10-12") ==
        "Tue 20 Sep 2011 08:00: assigned to systems-lead\n"
        "Wed 21 Sep 2011 08:00: overdue to systems-lead\n"
        "Fri 23 Sep 2011 08:00: manager to head-of-service\n"
        "Tue 27 Sep 2011 08:00: accountable to director-childrens\n"
        "Tue 4 Oct 2011 08:00: director to strategic-director\n"
        "Tue 11 Oct 2011 08:00: director (2) to strategic-director\n");
}

TEST_CASE("an import between two reminders sends neither the old one nor the introduction late") {
  World world;
  world.known_since("2011-11-08");
  CHECK(world.replay("2011-11-08", "2011-11-18") ==
        "Tue 8 Nov 2011 08:00: assigned to systems-lead\n"
        "Fri 11 Nov 2011 08:00: one-week to systems-lead\n"
        "Thu 17 Nov 2011 08:00: tomorrow to systems-lead\n");
}

TEST_CASE("loaded on a Saturday, the introduction goes on Monday") {
  World world;
  world.known_since("2011-08-20");
  CHECK(world.replay("2011-08-20", "2011-08-31") ==
        "Mon 22 Aug 2011 08:00: assigned to systems-lead\n");
}

TEST_CASE("before the plan is active nothing goes") {
  World world;
  world.plan().active_from = on("2011-11-10");
  CHECK(world.replay("2011-08-19", "2011-11-17") ==
        "Thu 10 Nov 2011 08:00: assigned to systems-lead\n"
        "Fri 11 Nov 2011 08:00: one-week to systems-lead\n"
        "Thu 17 Nov 2011 08:00: tomorrow to systems-lead\n");
}

TEST_CASE("what is due on its first day gets the plan's grace, closures counted") {
  World world;
  world.due("2011-08-19");
  world.plan().grace = dueward::calendar::parse_period("5 working days");
  world.closures({on("2011-08-24")});
  CHECK(world.replay("2011-08-19", "2011-09-05") ==
        "Fri 19 Aug 2011 08:00: assigned to systems-lead\n"
        "Wed 31 Aug 2011 08:00: overdue to systems-lead\n"
        "Fri 2 Sep 2011 08:00: manager to head-of-service\n");
}

TEST_CASE("grace in weeks ends where it falls, and steps count from there") {
  World world;
  world.due("2011-08-19");
  world.plan().grace = dueward::calendar::parse_period("1 week");
  CHECK(world.replay("2011-08-20", "2011-09-01") ==
        "Mon 22 Aug 2011 08:00: assigned to systems-lead, late\n"
        "Tue 30 Aug 2011 08:00: overdue to systems-lead\n"
        "Thu 1 Sep 2011 08:00: manager to head-of-service\n");
}

TEST_CASE("what is due after its first day gets no grace") {
  World world;
  world.plan().grace = dueward::calendar::parse_period("5 working days");
  world.replay("2011-08-19", "2011-11-17");
  CHECK(world.replay("2011-11-18", "2011-11-21") ==
        "Mon 21 Nov 2011 08:00: overdue to systems-lead\n");
}

TEST_CASE("a new due date is a new ladder, without the introduction and without old rungs") {
  World world;
  world.replay("2011-08-19", "2011-11-12");
  world.extend("2011-12-02", "2011-11-14");
  CHECK(world.replay("2011-11-14", "2011-12-05") ==
        "Fri 18 Nov 2011 08:00: two-weeks to systems-lead\n"
        "Fri 25 Nov 2011 08:00: one-week to systems-lead\n"
        "Thu 1 Dec 2011 08:00: tomorrow to systems-lead\n"
        "Mon 5 Dec 2011 08:00: overdue to systems-lead\n");
}

TEST_CASE("a due date moved into the past counts from the day it took effect") {
  World world;
  world.replay("2011-08-19", "2011-11-12");
  world.extend("2011-11-01", "2011-11-14");
  CHECK(world.replay("2011-11-14", "2011-11-17") ==
        "Tue 15 Nov 2011 08:00: overdue to systems-lead\n"
        "Thu 17 Nov 2011 08:00: manager to head-of-service\n");
}

TEST_CASE("a step that enters the policy too late is not sent; a settled one stays settled") {
  World world;
  world.replay("2011-08-19", "2011-11-04");
  auto steps = world.directory.policies.begin()->second.steps;
  steps.push_back(step("six-weeks", "-30 working days", {"owner"}));
  steps.push_back(step("days-left", "-3 working days", {"owner"}));
  steps[2].at = dueward::model::parse_step_at("-8 working days").value();
  world.steps(steps);
  for (auto name : {"six-weeks", "days-left", "two-weeks"}) {
    world.step_entries[name] = on("2011-11-07");
  }
  CHECK(world.replay("2011-11-07", "2011-11-17") ==
        "Fri 11 Nov 2011 08:00: one-week to systems-lead\n"
        "Tue 15 Nov 2011 08:00: days-left to systems-lead\n"
        "Thu 17 Nov 2011 08:00: tomorrow to systems-lead\n");
}

TEST_CASE("an overdue action under a step changed today counts that step from today") {
  World world;
  world.replay("2011-08-19", "2011-11-21");
  auto steps = world.directory.policies.begin()->second.steps;
  steps[6].at = dueward::model::parse_step_at("+2 working days").value();
  world.steps(steps);
  world.step_entries["manager"] = on("2011-11-22");
  CHECK(world.replay("2011-11-22", "2011-11-25") ==
        "Thu 24 Nov 2011 08:00: manager to head-of-service\n"
        "Fri 25 Nov 2011 08:00: accountable to director-childrens\n");
}

TEST_CASE("under another policy every step counts from that day") {
  World world;
  world.replay("2011-08-19", "2011-11-21");
  world.state.policy_since = on("2011-12-01");
  CHECK(world.replay("2011-12-01", "2011-12-08") ==
        "Tue 6 Dec 2011 08:00: manager to head-of-service\n"
        "Thu 8 Dec 2011 08:00: accountable to director-childrens\n");
}
