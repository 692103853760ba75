// SPDX-License-Identifier: MIT
#include "store/world.hpp"

namespace dueward::test {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("a new store has never run, is not held and stopped in order") {
  World world{any_store()};
  const auto standing = world(world.store.standing());
  CHECK(standing.last_moment == std::nullopt);
  CHECK_FALSE(standing.hold);
  CHECK(standing.clean_stop);
  CHECK_FALSE(standing.restored);
}

TEST_CASE("a hold stands with its reason until it is lifted") {
  World world{any_store()};
  const store::Hold hold{"Too many messages", world.now};
  world(world.store.set_hold(hold, world.officer, world.now, {}));
  CHECK(world(world.store.standing()).hold.value().reason == "Too many messages");
  world(world.store.set_hold(std::nullopt, world.officer, world.now, {}));
  CHECK_FALSE(world(world.store.standing()).hold);
}

TEST_CASE("who is told of a hold is told in the same transaction, once") {
  World world{any_store()};
  const store::Hold hold{"Too many messages", world.now};
  const store::ServiceMessage telling{"held-1",
                                      model::PersonId{"director"},
                                      {model::NotifierId{"email"}, "director@example.gov.uk", ""},
                                      "held",
                                      "service/held",
                                      {"All sending is on hold", "", "", "", ""}};
  world(world.store.set_hold(hold, world.officer, world.now, {telling, telling}));
  CHECK(world(world.store.standing()).hold);
  CHECK(world.messages() == Lines{"email director: ready"});
  CHECK(world.claim().at(0).words.subject == "All sending is on hold");
}

TEST_CASE("moments, the kind of clock and the flood let pass are remembered") {
  World world{any_store()};
  world(world.store.begin_run(world.now, true));
  world(world.store.record_moment(morning("2011-08-20")));
  world(world.store.allow_flood(day("2011-08-20")));
  const auto standing = world(world.store.standing());
  CHECK(standing.last_moment == morning("2011-08-20"));
  CHECK(standing.simulated);
  CHECK(standing.flood_day_allowed == day("2011-08-20"));
}

}  // namespace
}  // namespace dueward::test
