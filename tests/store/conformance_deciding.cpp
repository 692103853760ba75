// SPDX-License-Identifier: MIT
#include "store/world.hpp"

namespace dueward::test {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("what was decided stands in the ledger, and the action is no longer due") {
  World world{any_store()};
  world.load();
  world.decide({{"SG-07"}});
  CHECK(world.ledger("SG-07") == Lines{"reminder#1 ladder 1 to owner: owed"});
  CHECK(world.due().empty());
}

TEST_CASE("a key that is settled is never settled again, whoever the recipient is now") {
  World world{any_store()};
  world.load();
  world.decide({{"SG-07"}});
  world.fingerprints["people"] = "changed";
  world.load();
  world.decide({{.action = "SG-07", .recipient = "other"}, {.action = "SG-07", .step = "later"}});

  CHECK(world.ledger("SG-07") ==
        Lines{"reminder#1 ladder 1 to owner: owed", "later#1 ladder 1 to owner: owed"});
  world.seal();
  CHECK(world.messages() == Lines{"email lead: SG-07/reminder SG-07/later sealed"});
}

TEST_CASE("a decision on outdated facts is dropped, and the action stays due") {
  World world{any_store()};
  world.load();
  auto due = world(world.store.due_actions(world.now, 1));
  REQUIRE(due.size() == 1);
  const auto id = due[0].action.ref.id;
  world(world.store.decide_field(model::ObjectKind::action, "ofsted-2011/" + id, "due",
                                 "2011-12-01", world.officer, world.now, world.today));
  store::NewNotice notice;
  notice.entry.key.step = "reminder";
  world(world.store.commit_decisions({{due[0].number, {notice}, std::nullopt, due[0].version}},
                                     world.now, world.today));
  CHECK(world.ledger(id).empty());
  CHECK(world.due().size() == 3);
}

TEST_CASE("an action is due when its next check has come, the earliest first") {
  World world{any_store()};
  world.load();
  auto due = world(world.store.due_actions(world.now, 10));
  REQUIRE(due.size() == 3);
  std::vector<store::Decided> decided;
  const char* days[] = {"2011-09-03", "2011-09-01", "2011-09-02"};
  for (std::size_t i = 0; i < due.size(); ++i) {
    decided.push_back({due[i].number, {}, morning(days[i]), due[i].version});
  }
  world(world.store.commit_decisions(decided, world.now, world.today));
  CHECK(world(world.store.next_check_at()) == morning("2011-09-01"));
  CHECK(world(world.store.due_actions(world.now, 10)).empty());

  const auto later = world(world.store.due_actions(morning("2011-09-02"), 10));
  REQUIRE(later.size() == 2);
  CHECK(later[0].number == due[1].number);
  CHECK(later[1].number == due[2].number);
  CHECK(world(world.store.due_actions(morning("2011-09-03"), 1)).size() == 1);
}

TEST_CASE("further entries settled by a notice stand as it stands") {
  World world{any_store()};
  world.load();
  world.decide({{.action = "SG-07", .settles = {{1, "reminder", 1, "verifier"}}}});
  CHECK(world.ledger("SG-07") ==
        Lines{"reminder#1 ladder 1 to owner: owed", "reminder#1 ladder 1 to verifier: owed"});
  world.seal();
  world.write();
  world.deliver_all();
  CHECK(world.ledger("SG-07") == Lines{"reminder#1 ladder 1 to owner: delivered 2011-08-19",
                                       "reminder#1 ladder 1 to verifier: delivered 2011-08-19"});
}

}  // namespace
}  // namespace dueward::test
