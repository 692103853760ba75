// SPDX-License-Identifier: MIT
// What every store does with the keys to the API.
#include "store/world.hpp"

namespace dueward::test {
namespace {

model::Token token(const World& world, const char* id) {
  model::Token token;
  token.id = id;
  token.hash = std::string{"hash of "} + id;
  token.person = model::PersonId{"lead"};
  token.scope = model::Scope::act;
  token.created = world.now;
  token.expires = day("2012-03-31");
  return token;
}

TEST_CASE("a token is found by its hash, and listed with the others") {
  World world{any_store()};
  const auto one = token(world, "one");
  world(world.store.add_token(one, world.officer));
  world(world.store.add_token(token(world, "two"), world.officer));
  CHECK(world(world.store.token("hash of one")) == one);
  CHECK(world(world.store.token("hash of three")) == std::nullopt);
  CHECK(world(world.store.tokens()).size() == 2);
  CHECK_THROWS_AS(world(world.store.add_token(one, world.officer)), store::StoreError);
}

TEST_CASE("a token is revoked once, stays on the list, and remembers when it was used") {
  World world{any_store()};
  world(world.store.add_token(token(world, "one"), world.officer));
  world(world.store.token_used("one", world.now));
  world.to("2011-08-22");
  CHECK(world(world.store.revoke_token("one", world.officer, world.now)));
  CHECK_FALSE(world(world.store.revoke_token("one", world.officer, world.now)));
  CHECK_FALSE(world(world.store.revoke_token("none", world.officer, world.now)));
  const auto kept = world(world.store.token("hash of one")).value();
  CHECK(kept.last_used == morning("2011-08-19"));
  CHECK(kept.revoked == morning("2011-08-22"));
}

TEST_CASE("tokens that are made and revoked are history, without their hash") {
  World world{any_store_with_history()};
  world(world.store.add_token(token(world, "one"), world.officer));
  world(world.store.revoke_token("one", world.officer, world.now));
  CHECK(world.events("") ==
        std::vector<std::string>{"token-created: one for lead, act", "token-revoked: one"});
}

TEST_CASE("keys that sign addresses are kept in the order in which they were made") {
  World world{any_store()};
  CHECK(world(world.store.signing_keys()).empty());
  const std::string binary("a\0b\xff", 4);
  world(world.store.add_signing_key(binary, store::OldKeys::stay, world.officer, world.now));
  world(world.store.add_signing_key("second", store::OldKeys::stay, world.officer, world.now));
  const auto keys = world(world.store.signing_keys());
  REQUIRE(keys.size() == 2);
  CHECK(keys[0] == model::SigningKey{1, binary, world.now});
  CHECK(keys[1].secret == "second");
}

TEST_CASE(
    "a key that was leaked is forgotten with the making of the next, and its number is not used "
    "again") {
  World world{any_store()};
  world(world.store.add_signing_key("first", store::OldKeys::stay, world.officer, world.now));
  world(world.store.add_signing_key("second", store::OldKeys::die, world.officer, world.now));
  CHECK(world(world.store.signing_keys()) ==
        std::vector<model::SigningKey>{{2, "second", world.now}});
}

TEST_CASE("whose addresses were revoked has a mark, another with each time, and others have none") {
  World world{any_store()};
  CHECK(world(world.store.link_marks()).empty());
  world(world.store.set_link_mark("person/lead", "first", world.officer, world.now));
  world(world.store.set_link_mark("plan/ofsted-2011", "of a plan", world.officer, world.now));
  world(world.store.set_link_mark("person/lead", "second", world.officer, world.now));
  CHECK(world(world.store.link_marks()) ==
        std::map<std::string, std::string>{{"person/lead", "second"},
                                           {"plan/ofsted-2011", "of a plan"}});
}

TEST_CASE("who revoked whose addresses is history, without the mark") {
  World world{any_store_with_history()};
  world(world.store.set_link_mark("person/lead", "a mark", world.officer, world.now));
  CHECK(world.events("") == std::vector<std::string>{"links-revoked: person/lead"});
  const auto line = world(world.store.history(model::PlanId{}, 0, 10)).at(0);
  CHECK(line.actor.who == "improvement-officer");
  CHECK(line.at == world.now);
}

}  // namespace
}  // namespace dueward::test
