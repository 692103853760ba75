// SPDX-License-Identifier: MIT
/// The hour at which notices go, and when decide() wants to be asked again.
#include <rapidcheck.h>

#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy;
using namespace dueward::policy::tests;

TEST_CASE("before send_at nothing goes; at send_at it does") {
  World world;
  CHECK(with_look(world.ask("2011-08-19 07:59:59")) == "again Fri 19 Aug 2011 08:00\n");
  CHECK(lines(world.ask("2011-08-19 08:00")) == "assigned to systems-lead\n");
}

TEST_CASE("what is found due after send_at on a working day goes at once, and is not late") {
  World world;
  CHECK(lines(world.ask("2011-08-19 17:30")) == "assigned to systems-lead\n");
}

TEST_CASE("on a day that is not worked nothing goes, at any hour") {
  World world;
  CHECK(with_look(world.ask("2011-08-20 12:00")) == "again Mon 22 Aug 2011 08:00\n");
  CHECK(with_look(world.ask("2011-08-29 08:00")) == "again Tue 30 Aug 2011 08:00\n");
}

TEST_CASE("between steps the next look is the next step's day") {
  World world;
  auto first = world.ask("2011-08-19 08:00");
  CHECK(with_look(first) == "assigned to systems-lead\nagain Fri 21 Oct 2011 08:00\n");
  world.record(first, on("2011-08-19"));
  CHECK(with_look(world.ask("2011-09-01 12:00")) == "again Fri 21 Oct 2011 08:00\n");
}

TEST_CASE("each plan's calendar has its own hour") {
  World world;
  world.directory.calendars.at({}).send_at = std::chrono::hours{9} + std::chrono::minutes{30};
  CHECK(with_look(world.ask("2011-08-19 09:29")) == "again Fri 19 Aug 2011 09:30\n");
}

TEST_CASE("with nothing more to come there is no next look") {
  World world;
  world.steps({step("assigned", "start", {"owner"})});
  CHECK(with_look(world.ask("2011-08-19 08:00")) == "assigned to systems-lead\nagain never\n");
}

TEST_CASE("asked again at the same moment, what was recorded is not owed twice") {
  World world;
  auto decision = world.ask("2011-08-19 08:00");
  world.record(decision, on("2011-08-19"));
  CHECK(with_look(world.ask("2011-08-19 08:00")) == "again Fri 21 Oct 2011 08:00\n");
}

TEST_CASE("an action of a plan or policy that is not loaded is named") {
  World world;
  world.action.ref.plan = dueward::model::PlanId{"elsewhere"};
  CHECK_THROWS_WITH(world.ask("2011-08-19 08:00"),
                    "action elsewhere/SG-07: its plan is not loaded");
  World other;
  other.action.policy = dueward::model::PolicyId{"lost"};
  CHECK_THROWS_WITH(other.ask("2011-08-19 08:00"),
                    "action ofsted-2011/SG-07: its policy \"lost\" is not loaded");
}

TEST_CASE("an action that names no policy follows the plan's") {
  World world;
  world.action.policy = {};
  CHECK(lines(world.ask("2011-08-19 08:00")) == "assigned to systems-lead\n");
}

TEST_CASE("the next look is later than now, worked, at send_at, and nothing comes between") {
  CHECK(rc::check([] {
    World world;
    world.due("2011-10-03");
    std::string ignored = world.replay("2011-08-19", "2011-09-20");
    Moment now{on("2011-09-21") + std::chrono::days{*rc::gen::inRange(0, 60)},
               std::chrono::minutes{*rc::gen::inRange(0, 24 * 60)}};
    auto first = decide(world.facts(), now);
    world.record(first, now.day);
    world.deliver_all(now.day);
    auto look = decide(world.facts(), now).look_again;
    RC_ASSERT(look.has_value());
    RC_ASSERT(*look > now);
    auto hour = world.directory.calendars.at({});
    RC_ASSERT(hour.days.is_working(look->day) && look->time == hour.send_at);
    for (auto day = now.day; day < look->day; day += std::chrono::days{1}) {
      auto between = decide(world.facts(), {day, std::chrono::hours{24} - std::chrono::seconds{1}});
      RC_ASSERT(between.notices.empty() && between.superseded.empty());
    }
  }));
}
