// SPDX-License-Identifier: MIT
#include "store/world.hpp"

namespace dueward::test {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("a hold and its end are history") {
  World world{any_store_with_history()};
  const store::Hold hold{"Too many messages", world.now};
  world(world.store.set_hold(hold, world.officer, world.now, {}));
  world(world.store.set_hold(std::nullopt, world.officer, world.now, {}));
  CHECK(world.events("") == Lines{"held", "resumed"});
}

TEST_CASE("what a load changes is history, and nothing where it changes nothing") {
  World world{any_store_with_history()};
  world.load();
  const auto events = world.events();
  world.to("2011-10-03");
  world.load();
  CHECK(world.events() == events);
  world.actions[0].due = day("2011-12-19");
  world.load();
  CHECK(world.events().back() == "due-changed SG-07: 2011-11-19 → 2011-12-19");
}

TEST_CASE("what was decided is history") {
  World world{any_store_with_history()};
  world.load();
  world.decide({{"SG-07"}});
  CHECK(world.events().back() == "notice-decided SG-07: owed reminder#1 ladder 1 to owner: lead");
}

TEST_CASE("the history of each plan is a chain of its own that holds") {
  World world{any_store_with_history()};
  world.load();
  world.decide({{"SG-07"}});
  world.seal();
  world.write();
  world.deliver_all();
  const auto events = world.events();
  CHECK(events.front() == "plan-added");
  CHECK(events.back() == "message-delivered SG-07: message 1, notices " +
                             events.back().substr(events.back().rfind(' ') + 1));
  CHECK(world(world.store.verify_history(model::PlanId{"ofsted-2011"})) == std::nullopt);
  CHECK(world(world.store.verify_history(model::PlanId{})) == std::nullopt);
  const auto all = world(world.store.history(std::nullopt, 0, 1000));
  CHECK(all.size() == events.size() + world.events("").size());
}

}  // namespace
}  // namespace dueward::test
