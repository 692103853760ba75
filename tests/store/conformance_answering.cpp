// SPDX-License-Identifier: MIT
// What every store does with the answers of people.
#include "store/world.hpp"

namespace dueward::test {
namespace {

using Lines = std::vector<std::string>;
using model::State;
using model::Verb;
using What = store::Answered::What;

TEST_CASE("an answer is kept whole, and makes its action due") {
  World world{any_store()};
  world.load();
  world.decide({});
  REQUIRE(world.due().empty());
  auto commit = world.answer_to("SG-07", Verb::claim, State::claimed);
  commit.answer.recorded_by = model::PersonId{"head"};
  commit.answer.date = day("2011-11-18");
  commit.answer.evidence = {{model::EvidenceKind::voice, "What young people say", "minutes 12"}};
  const auto kept = commit.answer;
  const auto answered = world(world.store.answer(std::move(commit)));
  CHECK(answered.what == What::recorded);
  CHECK(answered.number == 1);
  const auto record = world.record("SG-07");
  CHECK(record.state.answers == std::vector{kept});
  CHECK(record.state.life == State::claimed);
  CHECK(record.state.open);
  CHECK(world.due() == Lines{"SG-07"});
  CHECK(world(world.store.due_actions(world.now, 10)).at(0).state.answers == std::vector{kept});
}

TEST_CASE("an answer judged by facts that have changed since does nothing") {
  World world{any_store()};
  world.load();
  auto late = world.answer_to("SG-07", Verb::claim, State::claimed);
  world.answer("SG-07", Verb::progress, State::in_progress);
  late.fields["due"] = "2012-01-01";
  CHECK(world(world.store.answer(std::move(late))).what == What::facts_changed);
  const auto record = world.record("SG-07");
  CHECK(record.state.answers.size() == 1);
  CHECK(record.action.due == day("2011-11-19"));
}

TEST_CASE("an answer that closes its action leaves it due once, to tell people, and then no more") {
  World world{any_store()};
  world.load();
  world.answer("SG-07", Verb::sign_off, State::complete, "it was signed off as complete");
  CHECK_FALSE(world.record("SG-07").state.open);
  CHECK(world.record("SG-07").closed_reason == "it was signed off as complete");
  world.decide({{.action = "SG-07", .step = "signed-off", .kind = model::Kind::news}});
  CHECK(world.due().empty());
  CHECK(world.ledger("SG-07") == Lines{"signed-off#1 ladder 1 to owner: owed"});
  world.to("2011-08-22");
  world.fingerprints["people"] = "changed";
  world.load();
  CHECK(world.due() == Lines{"SG-08", "SG-09"});
  world.answer("SG-07", Verb::reopen, State::in_progress);
  CHECK(world.due() == Lines{"SG-07", "SG-08", "SG-09"});
}

TEST_CASE(
    "a closed action that still waits to tell somebody is looked at again as an open one is") {
  World world{any_store()};
  world.load();
  world.answer("SG-07", Verb::sign_off, State::complete, "it was signed off as complete");
  const auto due = world(world.store.due_actions(world.now, 10));
  std::vector<store::Decided> decided;
  for (const auto& one : due) {
    decided.push_back({one.number, {}, morning("2011-09-12"), one.version});
  }
  world(world.store.commit_decisions(std::move(decided), world.now, world.today));
  REQUIRE(world.due().empty());
  world.to("2011-08-22");
  SECTION("where an absence is shorter than was known") {
    world.people[0].away = {{day("2011-08-19"), day("2011-08-21")}};
    world.load();
    CHECK(world.due() == Lines{"SG-07", "SG-08", "SG-09"});
  }
  SECTION("where its plan has changed") {
    world.plans[0].accountable = model::PersonId{"other"};
    world.load();
    CHECK(world.due() == Lines{"SG-07", "SG-08", "SG-09"});
  }
  SECTION("but not where it is in no file any longer") {
    world.actions.erase(world.actions.begin());
    world.people[0].away = {{day("2011-08-19"), day("2011-08-21")}};
    world.load();
    CHECK(world.due() == Lines{"SG-08", "SG-09"});
  }
}

TEST_CASE("what a closing answer owes is still owed where the files change before it was decided") {
  World world{any_store()};
  world.load();
  world.answer("SG-07", Verb::sign_off, State::complete, "it was signed off as complete");
  world.actions[0].title = "A better title";
  world.load();
  CHECK(world.due().at(0) == "SG-07");
  world.decide({{.action = "SG-07", .step = "signed-off", .kind = model::Kind::news}});
  CHECK(world.due().empty());
}

TEST_CASE("what an answer decides changes the action as a decision does") {
  World world{any_store()};
  world.load();
  auto commit = world.answer_to("SG-07", Verb::approve, State::agreed);
  commit.fields = {{"due", "2011-12-19"}, {"owner", "other"}};
  world(world.store.answer(std::move(commit)));
  const auto record = world.record("SG-07");
  CHECK(record.action.due == day("2011-12-19"));
  CHECK(record.action.owner.str() == "other");
  CHECK(record.state.original_due == day("2011-11-19"));
  CHECK(record.state.ladder == 2);
  CHECK(record.state.holders[0].number == 2);
  CHECK(record.differences.size() == 2);
  CHECK(record.state.answers.size() == 1);
}

TEST_CASE("74: a wish under a key is met once, and another wish under it not at all") {
  World world{any_store()};
  world.load();
  auto first = world.answer_to("SG-07", Verb::claim, State::claimed);
  first.once = "lead 1";
  first.fingerprint = "claim";
  auto other = first;
  other.fingerprint = "extend";
  CHECK(world(world.store.met("lead 1")) == std::nullopt);
  CHECK(world(world.store.answer(first)).what == What::recorded);
  CHECK(world(world.store.met("lead 1")).value().number == 1);
  const auto again = world(world.store.answer(first));
  CHECK(again.what == What::repeated);
  CHECK(again.number == 1);
  CHECK(world(world.store.answer(other)).what == What::other_wish);
  CHECK(world.record("SG-07").state.answers.size() == 1);
}

TEST_CASE("a receipt is posted with its answer, or not at all") {
  World world{any_store()};
  world.load();
  store::ServiceMessage receipt;
  receipt.key = "receipt-1";
  receipt.recipient = model::PersonId{"lead"};
  receipt.envelope = {model::NotifierId{"email"}, "lead@example.gov.uk", "example.gov.uk"};
  receipt.words.subject = "Recorded";
  auto late = world.answer_to("SG-07", Verb::progress, State::in_progress);
  late.tell = {receipt};
  --late.seen_version;
  world(world.store.answer(std::move(late)));
  CHECK(world(world.store.messages({})).empty());
  auto commit = world.answer_to("SG-07", Verb::progress, State::in_progress);
  commit.tell = {receipt};
  world(world.store.answer(std::move(commit)));
  CHECK(world(world.store.messages({})).at(0).subject == "Recorded");
}

TEST_CASE("a notice that follows from an answer is overtaken when that answer is dealt with") {
  World world{any_store()};
  world.load();
  world.answer("SG-07", Verb::claim, State::claimed);
  std::string step = "verify";
  auto kind = model::Kind::decision;
  std::string expected;
  auto decision = world.answer_to("SG-07", Verb::sign_off, State::complete);
  SECTION("a decision that was made") {
    decision.closed = "it was signed off as complete";
    expected = "overtaken, it has been decided";
  }
  SECTION("a stand-down of a claim that was sent back") {
    step = "stand-down";
    kind = model::Kind::stand_down;
    decision.answer.verb = Verb::send_back;
    decision.life = State::in_progress;
    expected = "overtaken, the claim was sent back";
  }
  SECTION("but not a stand-down of a claim that was signed off") {
    step = "stand-down";
    kind = model::Kind::stand_down;
    expected = "owed";
  }
  SECTION("news of an answer that was taken back") {
    step = "sent-back";
    kind = model::Kind::news;
    decision.answer.verb = Verb::correct;
    expected = "overtaken, the answer was taken back";
  }
  world.decide({{.action = "SG-07", .step = step, .kind = kind, .alone = true}});
  world.seal();
  world.write();
  decision.answer.number = 2;
  decision.answer.about = 1;
  decision.seen_version = world.record("SG-07").version;
  REQUIRE(world(world.store.answer(std::move(decision))).what == What::recorded);
  (void)world.claim();
  CHECK(world.ledger("SG-07").at(0) == step + "#1 ladder 1 to owner: " + expected);
}

TEST_CASE("a decision that was taken back deals with nothing") {
  World world{any_store()};
  world.load();
  world.answer("SG-07", Verb::claim, State::claimed);
  const auto then = [&world](int number, Verb verb, State life) {
    auto commit = world.answer_to("SG-07", verb, life);
    commit.answer.number = number;
    commit.answer.about = number - 1;
    REQUIRE(world(world.store.answer(std::move(commit))).what == What::recorded);
  };
  then(2, Verb::send_back, State::in_progress);
  then(3, Verb::correct, State::claimed);
  world.decide({{.action = "SG-07",
                 .step = "verify-overdue",
                 .kind = model::Kind::decision,
                 .alone = true}});
  world.seal();
  world.write();
  (void)world.claim();
  CHECK(world.ledger("SG-07").at(0) == "verify-overdue#1 ladder 1 to owner: owed");
}

TEST_CASE(
    "what waits for the hours of answers does not wait for send_at, and the other way round") {
  World world{any_store()};
  world.load();
  world.decide({{.action = "SG-07", .step = "verify", .alone = true, .not_before = world.now},
                {.action = "SG-08"}});
  const std::set<model::PlanId> plan{model::PlanId{"ofsted-2011"}};
  store::SealRequest before_send_at;
  before_send_at.resting = plan;
  CHECK(world.seal(before_send_at).sealed == 1);
  world.answer("SG-09", Verb::claim, State::claimed);
  world.decide({{.action = "SG-09", .step = "verify", .alone = true, .not_before = world.now}});
  store::SealRequest at_night;
  at_night.resting = at_night.quiet = plan;
  CHECK(world.seal(at_night).sealed == 0);
}

TEST_CASE("an answer that takes the action up again begins another ladder") {
  World world{any_store()};
  world.load();
  world.answer("SG-07", Verb::claim, State::claimed);
  CHECK(world.record("SG-07").state.ladder == 1);
  auto sent_back = world.answer_to("SG-07", Verb::send_back, State::in_progress);
  sent_back.begins_ladder = true;
  world(world.store.answer(std::move(sent_back)));
  CHECK(world.record("SG-07").state.ladder == 2);
  CHECK(world(world.store.due_actions(world.now, 10)).at(0).state.ladder == 2);
}

TEST_CASE("a proposed action becomes agreed when its file says so, and its ladder begins then") {
  World world{any_store()};
  world.actions[0].proposed = true;
  world.load();
  CHECK(world.record("SG-07").state.life == State::proposed);
  world.to("2011-10-03");
  world.actions[0].proposed = false;
  world.load();
  CHECK(world.record("SG-07").state.life == State::agreed);
  CHECK(world.record("SG-07").state.policy_since == day("2011-10-03"));
  CHECK(world.record("SG-07").state.ladder == 2);
}

TEST_CASE("claimed actions are counted by themselves, and are not overdue") {
  World world{any_store()};
  world.load();
  world.answer("SG-07", Verb::claim, State::claimed);
  const auto counts = world(world.store.counts(day("2011-12-01")));
  CHECK(counts.claimed == 1);
  CHECK(counts.overdue == 1);
  CHECK(counts.open == 3);
}

TEST_CASE(
    "proposed actions are counted by themselves: neither open, nor overdue, nor without owner") {
  World world{any_store()};
  for (auto& action : world.actions)
    action.proposed = true;
  world.actions[1].owner = {};
  world.load();
  const auto counts = world(world.store.counts(day("2012-12-03")));
  CHECK(counts.actions == 3);
  CHECK(counts.proposed == 3);
  CHECK(counts.open + counts.overdue + counts.without_owner == 0);
}

TEST_CASE("actions that wait for a decision are found, in order and in pages") {
  World world{any_store()};
  world.load();
  const auto waiting = [&world](store::ActionQuery query = {}) {
    query.waiting = true;
    Lines ids;
    for (const auto& record : world(world.store.actions(query)))
      ids.push_back(record.action.ref.id);
    return ids;
  };
  const auto answer = [&world](std::string_view id, bool waits, std::string closed = {}) {
    auto commit = world.answer_to(id, Verb::progress, State::in_progress);
    commit.answer.number = static_cast<int>(world.record(id).state.answers.size()) + 1;
    commit.waits = waits;
    commit.closed = std::move(closed);
    world(world.store.answer(std::move(commit)));
  };
  CHECK(waiting().empty());
  answer("SG-09", true);
  answer("SG-07", true);
  CHECK(waiting() == Lines{"SG-07", "SG-09"});
  CHECK(waiting({.after = "ofsted-2011/SG-07"}) == Lines{"SG-09"});
  CHECK(waiting({.limit = 1}) == Lines{"SG-07"});
  CHECK(waiting({.plan = model::PlanId{"another"}}).empty());
  CHECK(waiting({.owner = model::PersonId{"nobody"}}).empty());
  answer("SG-07", false);
  CHECK(waiting() == Lines{"SG-09"});
  answer("SG-09", true, "it was withdrawn");
  CHECK(waiting().empty());
}

TEST_CASE("an action that left the files waits for nothing, until it comes back") {
  World world{any_store()};
  world.load();
  auto commit = world.answer_to("SG-07", Verb::claim, State::claimed);
  commit.waits = true;
  world(world.store.answer(std::move(commit)));
  store::ActionQuery query;
  query.waiting = true;
  const auto kept = world.actions;
  world.actions.erase(world.actions.begin());
  world.load();
  CHECK(world(world.store.actions(query)).empty());
  world.actions = kept;
  world.load();
  CHECK(world(world.store.actions(query)).size() == 1);
}

TEST_CASE("an answer is history: its facts in the chain, its words beside it") {
  World world{any_store_with_history()};
  world.load();
  auto commit = world.answer_to("SG-07", Verb::extend, State::agreed);
  commit.answer.date = day("2011-12-19");
  world(world.store.answer(std::move(commit)));
  const auto lines = world(world.store.history(model::PlanId{"ofsted-2011"}, 0, 1000));
  const auto& last = lines.back();
  CHECK(last.event == "answered");
  CHECK(last.facts == "1 extend by lead on 2011-08-19, day 2011-12-19: agreed");
  CHECK(last.text.find("as agreed") != std::string::npos);
  CHECK(last.actor.who == "improvement-officer");
  CHECK(world(world.store.verify_history(model::PlanId{"ofsted-2011"})) == std::nullopt);
}

}  // namespace
}  // namespace dueward::test
