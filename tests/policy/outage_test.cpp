// SPDX-License-Identifier: MIT
/// After an outage the ladder is climbed one level a working day.
#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy::tests;
using dueward::model::NoticeState;

namespace {

/// The service was down from Monday 7 November 2011 on.
World down_since_november() {
  World world;
  world.replay("2011-08-19", "2011-11-06");
  return world;
}

}  // namespace

TEST_CASE("missed steps to one person collapse into the latest") {
  auto world = down_since_november();
  CHECK(with_look(world.ask("2011-11-18 08:00")) ==
        "tomorrow to systems-lead, late\n"
        "one-week to systems-lead superseded by tomorrow\n"
        "again Mon 21 Nov 2011 08:00\n");
}

TEST_CASE("a long outage: the lowest level first, each next level a working day later") {
  auto world = down_since_november();
  CHECK(world.replay("2011-12-06", "2011-12-16") ==
        "Tue 6 Dec 2011 08:00: overdue to systems-lead, late\n"
        "Tue 6 Dec 2011 08:00: one-week to systems-lead superseded by overdue\n"
        "Tue 6 Dec 2011 08:00: tomorrow to systems-lead superseded by overdue\n"
        "Wed 7 Dec 2011 08:00: manager to head-of-service, late\n"
        "Thu 8 Dec 2011 08:00: accountable to director-childrens, late\n"
        "Fri 9 Dec 2011 08:00: director (2) to strategic-director\n"
        "Fri 9 Dec 2011 08:00: director to strategic-director superseded by director\n"
        "Fri 16 Dec 2011 08:00: director (3) to strategic-director\n");
}

TEST_CASE("a working day later is not a Saturday") {
  auto world = down_since_november();
  CHECK(world.replay("2011-12-02", "2011-12-05") ==
        "Fri 2 Dec 2011 08:00: overdue to systems-lead, late\n"
        "Fri 2 Dec 2011 08:00: director to strategic-director\n"
        "Fri 2 Dec 2011 08:00: one-week to systems-lead superseded by overdue\n"
        "Fri 2 Dec 2011 08:00: tomorrow to systems-lead superseded by overdue\n"
        "Mon 5 Dec 2011 08:00: manager to head-of-service, late\n");
}

TEST_CASE("the next level waits while the one below has not been heard") {
  auto world = down_since_november();
  world.record(world.ask("2011-12-06 08:00"), on("2011-12-06"));
  CHECK(with_look(world.ask("2011-12-07 08:00")) == "again Thu 8 Dec 2011 08:00\n");
  world.deliver_all(on("2011-12-08"));
  CHECK(with_look(world.ask("2011-12-08 12:00")) == "again Fri 9 Dec 2011 08:00\n");
  CHECK(lines(world.ask("2011-12-09 08:00")).starts_with("manager to head-of-service, late\n"));
}

TEST_CASE("a level that failed for good is not waited for") {
  for (auto state : {NoticeState::failed, NoticeState::overtaken, NoticeState::unreachable}) {
    auto world = down_since_november();
    world.record(world.ask("2011-12-06 08:00"), on("2011-12-06"));
    for (auto& entry : world.ledger) {
      if (entry.state == NoticeState::owed) entry.state = state;
    }
    CHECK(lines(world.ask("2011-12-07 08:00")).starts_with("manager to head-of-service, late"));
  }
}

TEST_CASE("a level that nobody can be reached at lets the next one go the same day") {
  auto world = down_since_november();
  world.person("systems-lead").notify.clear();
  CHECK(with_look(world.ask("2011-12-06 08:00")) ==
        "overdue to systems-lead, late, unreachable\n"
        "manager to head-of-service, late\n"
        "one-week to systems-lead superseded by overdue\n"
        "tomorrow to systems-lead superseded by overdue\n"
        "again Wed 7 Dec 2011 08:00\n");
}

TEST_CASE("a step that is due today is not held back by a late level") {
  auto world = down_since_november();
  CHECK(lines(world.ask("2011-11-25 08:00")) ==
        "overdue to systems-lead, late\n"
        "accountable to director-childrens\n"
        "one-week to systems-lead superseded by overdue\n"
        "tomorrow to systems-lead superseded by overdue\n");
}

TEST_CASE("asked twice on one day, the second level still waits for the next") {
  auto world = down_since_november();
  world.record(world.ask("2011-12-06 08:00"), on("2011-12-06"));
  world.deliver_all(on("2011-12-06"));
  CHECK(with_look(world.ask("2011-12-06 15:00")) == "again Wed 7 Dec 2011 08:00\n");
}

TEST_CASE("a late step is settled when a later one goes to the same person, held back or not") {
  World world;
  world.steps({step("both", "-10 working days", {"owner", "verifier"}),
               step("tomorrow", "-1 working days", {"owner"}),
               step("overdue", "+1 working days", {"owner"})});
  CHECK(world.replay("2011-11-21", "2011-12-31") ==
        "Mon 21 Nov 2011 08:00: both to head-of-quality, late\n"
        "Mon 21 Nov 2011 08:00: overdue to systems-lead\n"
        "Mon 21 Nov 2011 08:00: both to systems-lead superseded by overdue\n"
        "Mon 21 Nov 2011 08:00: tomorrow to systems-lead superseded by overdue\n");
}

TEST_CASE("of one date the later step in the policy goes") {
  World world;
  world.steps({step("first", "-10 working days", {"owner"}),
               step("second", "-2 weeks", {"owner", "accountable"})});
  CHECK(lines(world.ask("2011-11-04 08:00")) ==
        "second to systems-lead\n"
        "second to director-childrens\n"
        "first to systems-lead superseded by second\n");
}

TEST_CASE("steps of different levels to one person at one moment make one notice") {
  World world;
  world.person("systems-lead").manager = world.plan().accountable;
  world.steps({step("manager", "+3 working days", {"owner.manager"}),
               step("accountable", "+3 working days", {"accountable"})});
  CHECK(lines(world.ask("2011-11-23 08:00")) ==
        "accountable to director-childrens\n"
        "manager to director-childrens superseded by accountable\n");
}
