// SPDX-License-Identifier: MIT
#include "store/world.hpp"

namespace dueward::test {
namespace {

using Lines = std::vector<std::string>;
using model::ObjectKind;

std::string holder(const store::ActionRecord& record, std::size_t which) {
  const auto& holder = record.state.holders.at(which);
  return holder.role + " " + std::to_string(holder.number) + ": " + holder.person.str() +
         " after " + holder.predecessor.str() + " since " + calendar::to_string(holder.since);
}

TEST_CASE("what is loaded stands as it was agreed, due at once, on its first ladder") {
  World world{any_store()};
  world.load();

  const auto record = world.record("SG-07");
  CHECK(record.action == world.actions[0]);
  CHECK(record.state.ladder == 1);
  CHECK(record.state.original_due == day("2011-11-19"));
  CHECK(record.state.first_loaded == day("2011-08-19"));
  CHECK(holder(record, 0) == "owner 1: lead after  since 2011-08-19");
  CHECK(holder(record, 1) == "owner.manager 1: head after  since 2011-08-19");
  CHECK(world.due() == Lines{"SG-07", "SG-08", "SG-09"});
  CHECK(model::person_from(world(world.store.objects(ObjectKind::person)).at(2)) ==
        world.people[0]);
  CHECK(model::plan_from(world(world.store.objects(ObjectKind::plan)).at(0)) == world.plans[0]);
}

TEST_CASE("a load of the same files makes nothing due") {
  World world{any_store()};
  world.load();
  world.decide({});
  world.to("2011-09-01");
  world.load();
  CHECK(world.due().empty());
}

TEST_CASE("a field that people decided stands until the file changes that field") {
  World world{any_store()};
  world.load();
  world(world.store.decide_field(ObjectKind::action, "ofsted-2011/SG-07", "owner", "other",
                                 world.officer, world.now, world.today));
  world.actions[0].title = "A better title";
  world.load();
  CHECK(world.record("SG-07").action.owner.str() == "other");
  CHECK(world.record("SG-07").action.title == "A better title");
  const auto differences = world(world.store.differences());
  REQUIRE(differences.size() == 1);
  CHECK(differences[0].key + " " + differences[0].field + ": " + differences[0].file + ", " +
            differences[0].decided ==
        "ofsted-2011/SG-07 owner: lead, other");

  world.actions[0].owner = model::PersonId{"head"};
  world.load();
  CHECK(world.record("SG-07").action.owner.str() == "head");
  CHECK(world(world.store.differences()).empty());
}

TEST_CASE("a decision that cannot be read is refused and changes nothing") {
  World world{any_store()};
  world.load();
  CHECK_THROWS_AS(world(world.store.decide_field(ObjectKind::action, "ofsted-2011/SG-07", "due",
                                                 "soon", world.officer, world.now, world.today)),
                  store::StoreError);
  CHECK_THROWS_AS(
      world(world.store.decide_field(ObjectKind::action, "ofsted-2011/SG-99", "due", "2011-12-01",
                                     world.officer, world.now, world.today)),
      store::StoreError);
  CHECK(world.record("SG-07").action.due == day("2011-11-19"));
  CHECK(world(world.store.differences()).empty());
}

TEST_CASE("a new due date begins a new ladder, and the original due date stays") {
  World world{any_store()};
  world.load();
  world.decide({});
  world.to("2011-10-03");
  world.actions[0].due = day("2011-12-19");
  world.load();

  const auto record = world.record("SG-07");
  CHECK(record.action.due == day("2011-12-19"));
  CHECK(record.state.ladder == 2);
  CHECK(record.state.due_since == day("2011-10-03"));
  CHECK(record.state.original_due == day("2011-11-19"));
  CHECK(world.due() == Lines{"SG-07"});
}

TEST_CASE("a new owner brings a new manager, and both know whom they follow") {
  World world{any_store()};
  world.load();
  world.to("2011-10-03");
  world(world.store.decide_field(ObjectKind::action, "ofsted-2011/SG-07", "owner", "other",
                                 world.officer, world.now, world.today));
  const auto record = world.record("SG-07");
  CHECK(holder(record, 0) == "owner 2: other after lead since 2011-10-03");
  CHECK(holder(record, 1) == "owner.manager 2: director after head since 2011-10-03");
}

TEST_CASE(
    "a person's new manager becomes the manager of their actions, which are looked at again") {
  World world{any_store()};
  world.load();
  world.decide({});
  world.to("2011-10-03");
  world.people[0].manager = model::PersonId{"other"};
  world.load();

  CHECK(holder(world.record("SG-07"), 1) == "owner.manager 2: other after head since 2011-10-03");
  CHECK(holder(world.record("SG-09"), 1) == "owner.manager 1: director after  since 2011-08-19");
  CHECK(world.due() == Lines{"SG-07", "SG-08", "SG-09"});
}

TEST_CASE("another policy for an action counts from the day it came") {
  World world{any_store()};
  world.policies.push_back({model::PolicyId{"gentle"}, world.policies[0].steps});
  world.load();
  world.to("2011-10-03");
  world.actions[0].policy = model::PolicyId{"gentle"};
  world.load();
  CHECK(world.record("SG-07").state.policy_since == day("2011-10-03"));
  CHECK(world.record("SG-08").state.policy_since == day("2011-08-19"));
}

TEST_CASE("a step enters the policy when it is first seen, and again when its timing changes") {
  World world{any_store()};
  auto& steps = world.policies[0].steps;
  const auto entered = [&](const char* step) {
    return calendar::to_string(
        world(world.store.step_entries()).at(model::PolicyId{"standard"}).at(step));
  };
  world.load();
  CHECK(entered("reminder") == "2011-08-19");

  world.to("2011-09-01");
  steps.push_back(steps[0]);
  steps[1].name = "later";
  world.load();
  CHECK(entered("reminder") + ", " + entered("later") == "2011-08-19, 2011-09-01");

  world.to("2011-09-02");
  steps[0].to = {"verifier"};
  world.load();
  CHECK(entered("reminder") == "2011-08-19");

  world.to("2011-09-05");
  steps[0].at = model::parse_step_at("-6 working days").value();
  world.load();
  CHECK(entered("reminder") + ", " + entered("later") == "2011-09-05, 2011-09-01");
}

TEST_CASE("a changed policy, calendar or plan makes every open action of it due") {
  World world{any_store()};
  world.fingerprints["calendars"] = "one";
  world.load();
  world.decide({});

  SECTION("a policy, even where no step enters anew") {
    world.policies[0].steps[0].urgent = true;
  }
  SECTION("a fingerprint") {
    world.fingerprints["calendars"] = "two";
  }
  SECTION("the plan") {
    world.plans[0].grace = calendar::Period{5, calendar::Unit::working_days};
  }
  world.load();
  CHECK(world.due() == Lines{"SG-07", "SG-08", "SG-09"});
}

TEST_CASE("an action missing from the files owes nothing, and comes back as it was") {
  World world{any_store()};
  world.load();
  world.decide({});
  const auto gone = world.actions[0];
  world.actions.erase(world.actions.begin());

  world.stage();
  const auto preview = world(world.store.preview_load());
  const auto& count = preview.plans.at(model::PlanId{"ofsted-2011"});
  CHECK(std::to_string(count.withdrawn) + " of " + std::to_string(count.before) == "1 of 3");

  world.load();
  CHECK(world.record("SG-07").withdrawn);
  CHECK_FALSE(world.record("SG-07").state.open);
  CHECK(world.due().empty());

  world.actions.push_back(gone);
  world.load();
  CHECK(world.record("SG-07").state.open);
  CHECK(world.record("SG-07").state.ladder == 1);
  CHECK(world.due() == Lines{"SG-07"});
}

TEST_CASE("a preview says what would change, and an abandoned load changes nothing") {
  World world{any_store()};
  world.load();
  world.actions[0].due = day("2011-12-19");
  auto fresh = world.actions[1];
  fresh.ref.id = "SG-10";
  world.actions.push_back(fresh);
  world.stage();
  const auto preview = world(world.store.preview_load());
  CHECK(preview.added == 1);
  CHECK(preview.changed == 1);
  CHECK(preview.first_changes == Lines{"ofsted-2011/SG-07: due 2011-11-19 → 2011-12-19"});

  world(world.store.abandon_load());
  CHECK(world.record("SG-07").action.due == day("2011-11-19"));
  CHECK_THROWS_AS(world(world.store.commit_load({})), store::StoreError);
}

TEST_CASE("a preview tells tables and lists in words, and of a table what differs") {
  World world{any_store()};
  const model::TimescaleId three("three-months"), six("six-months");
  world.plans[0].timescales = {
      {three, {three, "Within three", *calendar::parse_period("3 months")}},
      {six, {six, "Within six", *calendar::parse_period("6 months")}}};
  world.load();
  world.plans[0].timescales.at(six).within = *calendar::parse_period("7 months");
  world.actions[0].parts = {"one part", "another"};
  world.stage();
  CHECK(world(world.store.preview_load()).first_changes ==
        Lines{"ofsted-2011: timescales six-months 6 months (Within six) → 7 months (Within six)",
              "ofsted-2011/SG-07: parts nothing → one part, another"});
}

TEST_CASE("a load that cannot be made valid is nothing at all") {
  World world{any_store()};
  world.load();
  world.actions[0].due = day("2011-12-19");
  world.stage();
  world(world.store.stage(
      {{ObjectKind::action, "ofsted-2011/SG-99", {{"id", "SG-99"}, {"due", "soon"}}}}));
  CHECK_THROWS_AS(world(world.store.commit_load({world.today, world.now, world.officer, {}, {}})),
                  store::StoreError);
  CHECK(world.record("SG-07").action.due == day("2011-11-19"));
}

TEST_CASE("the end of a pilot is noted with its day") {
  World world{any_store()};
  world.plans[0].pilot = true;
  world.load();
  CHECK(world.record("SG-07").state.pilot_ended == std::nullopt);
  world.to("2011-10-03");
  world.plans[0].pilot = false;
  world.load();
  CHECK(world.record("SG-07").state.pilot_ended == day("2011-10-03"));
}

}  // namespace
}  // namespace dueward::test
