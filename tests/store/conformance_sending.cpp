// SPDX-License-Identifier: MIT
#include <set>

#include "store/world.hpp"

namespace dueward::test {
namespace {

using Lines = std::vector<std::string>;

/// A world with one message whose words stand.
void ready_message(World& world, const World::Wish& wish = {"SG-07"}) {
  world.load();
  world.decide({wish});
  world.seal();
  world.write();
}

bool post(World& world, const std::string& key, const std::string& destination) {
  return world(world.store.post({key,
                                 model::PersonId{"lead"},
                                 {model::NotifierId{"email"}, "lead@" + destination, destination},
                                 "test",
                                 "thread",
                                 {"Subject " + key, "text", "", "", ""}},
                                world.now));
}

TEST_CASE("a claimed message carries its words, and is claimed once") {
  World world{any_store()};
  ready_message(world);
  const auto claimed = world.claim();
  REQUIRE(claimed.size() == 1);
  CHECK(claimed[0].words == model::Words{"About SG-07", "text", "<p>html</p>", "brief", "{}"});
  CHECK(claimed[0].actions == std::vector{world.ref("SG-07")});
  CHECK(claimed[0].kind == model::Kind::reminder);
  CHECK(claimed[0].attempt == 1);
  CHECK(claimed[0].first_attempt == world.now);
  CHECK(world.claim().empty());
  CHECK(world.messages() == Lines{"email lead: SG-07/reminder claimed"});
}

TEST_CASE("words are written once: a second writer changes nothing") {
  World world{any_store()};
  ready_message(world);
  const auto id = world(world.store.messages({})).at(0).id;
  world(world.store.store_words(
      {{id, model::Kind::reminder, "reminder", "thread", {"Other", "", "", "", ""}}}, world.now));
  CHECK(world.claim().at(0).words.subject == "About SG-07");
}

TEST_CASE("a delivered message makes its notices heard on that day") {
  World world{any_store()};
  ready_message(world);
  world.to("2011-08-22");
  world.deliver_all();
  CHECK(world.ledger("SG-07") == Lines{"reminder#1 ladder 1 to owner: delivered 2011-08-22"});
  const auto message = world(world.store.messages({})).at(0);
  CHECK(message.state == model::MessageState::delivered);
  CHECK(message.delivered_at == world.now);
  CHECK(message.last_said == "250 taken");
  CHECK(message.attempts == 1);
}

TEST_CASE("38: a temporary refusal is tried again when its time comes, with the same key") {
  World world{any_store()};
  ready_message(world);
  const auto first = world.claim().at(0);
  auto refused = world.attempt(first, "temporary");
  refused.retry_at = world.now + std::chrono::minutes{1};
  world(world.store.record_attempts({refused}, world.today));
  CHECK(world.claim().empty());
  CHECK(world(world.store.next_attempt_at(model::NotifierId{"email"}, false)) == refused.retry_at);

  world.now += std::chrono::minutes{1};
  const auto second = world.claim().at(0);
  CHECK(second.key == first.key);
  CHECK(second.attempt == 2);
  CHECK(second.first_attempt == first.first_attempt);
  CHECK(second.words == first.words);
}

TEST_CASE("39: a fault of the channel does not lengthen the back-off") {
  World world{any_store()};
  ready_message(world);
  auto refused = world.attempt(world.claim().at(0), "permanent-channel");
  refused.retry_at = world.now;
  refused.counts = false;
  world(world.store.record_attempts({refused}, world.today));
  CHECK(world.claim().at(0).attempt == 1);
}

TEST_CASE("11: a claim cut off by our own death is repeated at once and is not counted") {
  World world{any_store()};
  ready_message(world);
  const auto first = world.claim().at(0);
  world.now += std::chrono::minutes{5};
  world(world.store.begin_run(world.now, false));
  const auto again = world.claim().at(0);
  CHECK(again.key == first.key);
  CHECK(again.attempt == 1);
  CHECK(again.first_attempt == first.first_attempt);
}

TEST_CASE("13: a claim given back is ready again as if it had never been") {
  World world{any_store()};
  ready_message(world);
  const auto first = world.claim().at(0);
  world(world.store.release({first.id}));
  world.now += std::chrono::minutes{5};
  const auto again = world.claim().at(0);
  CHECK(again.attempt == 1);
  CHECK(again.first_attempt == world.now);
}

TEST_CASE("a notice has failed when every message of it has, and then its action is due") {
  World world{any_store()};
  ready_message(world, {.action = "SG-07", .more_notifiers = {"hook"}});
  auto by_mail = world.attempt(world.claim().at(0), "permanent-address");
  by_mail.failure = "no such mailbox";
  world(world.store.record_attempts({by_mail}, world.today));
  CHECK(world.ledger("SG-07") == Lines{"reminder#1 ladder 1 to owner: owed"});
  CHECK(world.due().empty());

  auto by_hook = world.attempt(world.claim(10, "hook").at(0), "permanent-address");
  by_hook.failure = "gone";
  world(world.store.record_attempts({by_hook}, world.today));
  CHECK(world.ledger("SG-07") == Lines{"reminder#1 ladder 1 to owner: failed, gone"});
  CHECK(world.due() == Lines{"SG-07"});
  CHECK(world(world.store.messages({})).at(0).failure == "no such mailbox");
}

TEST_CASE("one message delivered is enough to be heard, whatever the other does") {
  World world{any_store()};
  ready_message(world, {.action = "SG-07", .more_notifiers = {"hook"}});
  world.deliver_all();
  auto by_hook = world.attempt(world.claim(10, "hook").at(0), "permanent-address");
  by_hook.failure = "gone";
  world(world.store.record_attempts({by_hook}, world.today));
  CHECK(world.ledger("SG-07") == Lines{"reminder#1 ladder 1 to owner: delivered 2011-08-19"});
}

TEST_CASE("who is told of a failure is told in the same transaction, once") {
  World world{any_store()};
  ready_message(world);
  auto failed = world.attempt(world.claim().at(0), "permanent-address");
  failed.failure = "no such mailbox";
  const store::ServiceMessage telling{"failed-1",
                                      model::PersonId{"director"},
                                      {model::NotifierId{"email"}, "director@example.gov.uk", ""},
                                      "failure",
                                      "failures",
                                      {"SG-07 did not arrive", "", "", "", ""}};
  failed.tell = {telling, telling};
  world(world.store.record_attempts({failed}, world.today));
  CHECK(world.messages() == Lines{"email lead: SG-07/reminder failed", "email director: ready"});
  const auto told = world.claim().at(0);
  CHECK(told.words.subject == "SG-07 did not arrive");
  CHECK(told.kind == std::nullopt);
}

TEST_CASE("a failure that nobody can be told of stands until its recipient is reached") {
  World world{any_store()};
  ready_message(world);
  const auto untold = [&] {
    store::MessageQuery query;
    query.untold = true;
    Lines lines;
    for (const auto& message : world(world.store.messages(query)))
      lines.push_back(message.recipient.str() + ": " + message.failure);
    return lines;
  };
  const auto fail = [&](const std::string& why) {
    auto failed = world.attempt(world.claim().at(0), "permanent-address");
    failed.failure = why;
    world(world.store.record_attempts({failed}, world.today));
  };
  CHECK(untold().empty());
  fail("no such mailbox");
  CHECK(untold() == Lines{"lead: no such mailbox"});
  post(world, "report", "example.gov.uk");
  fail("still no such mailbox");
  CHECK(untold() == Lines{"lead: still no such mailbox"});

  post(world, "weekly", "example.gov.uk");
  world.deliver_all();
  CHECK(untold().empty());
}

TEST_CASE("a failure that somebody is told of is not untold") {
  World world{any_store()};
  ready_message(world);
  auto failed = world.attempt(world.claim().at(0), "permanent-address");
  failed.failure = "no such mailbox";
  failed.tell = {{"failed-1",
                  model::PersonId{"director"},
                  {model::NotifierId{"email"}, "director@example.gov.uk", ""},
                  "failure",
                  "failures",
                  {"SG-07 did not arrive", "", "", "", ""}}};
  world(world.store.record_attempts({failed}, world.today));
  store::MessageQuery query;
  query.untold = true;
  CHECK(world(world.store.messages(query)).empty());
}

TEST_CASE("a result for a message that is not claimed is refused, with all that came with it") {
  World world{any_store()};
  ready_message(world);
  auto claimed = world.claim().at(0);
  world(world.store.record_attempts({world.attempt(claimed, "delivered")}, world.today));
  CHECK_THROWS_AS(
      world(world.store.record_attempts({world.attempt(claimed, "delivered")}, world.today)),
      store::StoreError);
  CHECK(world(world.store.messages({})).at(0).attempts == 1);
}

TEST_CASE("a message never tried is overtaken when all its notices are stale") {
  World world{any_store()};
  ready_message(world);
  std::string reason;
  SECTION("the action was closed") {
    world.answer("SG-07", model::Verb::withdraw, model::State::withdrawn, "it was withdrawn");
    reason = "the action was closed: it was withdrawn";
  }
  SECTION("the action was claimed") {
    world.answer("SG-07", model::Verb::claim, model::State::claimed);
    reason = "the action was claimed as done";
  }
  SECTION("the action left the plan") {
    world.actions.erase(world.actions.begin());
    world.load();
    reason = "the action is no longer in the plan";
  }
  SECTION("the due date changed") {
    world.actions[0].due = day("2011-12-19");
    world.load();
    reason = "its steps have begun anew since, by a new due date or an answer";
  }
  SECTION("a later step to the same person was decided") {
    world.to("2011-08-22");
    world.fingerprints["people"] = "changed";
    world.load();
    world.decide({{.action = "SG-07", .step = "overdue", .kind = model::Kind::overdue}});
    reason = "the later step \"overdue\" went instead";
  }
  SECTION("the plan became a pilot") {
    world.plans[0].pilot = true;
    world.load();
    reason = "the plan has become a pilot";
  }
  CHECK(world.claim().empty());
  CHECK(world.ledger("SG-07").at(0) == "reminder#1 ladder 1 to owner: overtaken, " + reason);
  const auto message = world(world.store.messages({})).at(0);
  CHECK(message.state == model::MessageState::overtaken);
  CHECK(message.failure == reason);
}

TEST_CASE("a handover is overtaken once the new owner has answered as such") {
  World world{any_store()};
  world.load();
  world.to("2011-08-22");
  world.actions[0].owner = model::PersonId{"other"};
  world.load();
  world.decide({{.action = "SG-07",
                 .step = "handover",
                 .recipient = "other",
                 .kind = model::Kind::handover}});
  world.seal();
  world.write();
  auto commit = world.answer_to("SG-07", model::Verb::progress, model::State::in_progress);
  commit.answer.by = model::PersonId{"other"};
  std::string expected = "owed";
  bool takes_back = false;
  SECTION("by a claim, or a word on how it stands") {
    commit.answer.verb = GENERATE(model::Verb::claim, model::Verb::progress);
    expected = "overtaken, the new owner has answered about it";
  }
  SECTION("not where somebody else answered") {
    commit.answer.by = model::PersonId{"lead"};
  }
  SECTION("not by what they answered in the place of another") {
    commit.answer.told = model::PersonId{"lead"};
  }
  SECTION("not by what they said before it was theirs") {
    commit.answer.on = day("2011-08-19");
  }
  SECTION("not by what they took back") {
    takes_back = true;
  }
  world(world.store.answer(std::move(commit)));
  if (takes_back) {
    auto correction = world.answer_to("SG-07", model::Verb::correct, model::State::agreed);
    correction.answer.about = 1;
    world(world.store.answer(std::move(correction)));
  }
  CHECK(world.claim().empty() == (expected != "owed"));
  CHECK(world.ledger("SG-07").at(0) == "handover#1 ladder 1 to owner: " + expected);
}

TEST_CASE("a message is not overtaken while one of its notices is true, or once it was tried") {
  World world{any_store()};
  world.load();
  world.decide({{"SG-07"}, {"SG-08"}, {.action = "SG-09", .recipient = "other"}});
  world.seal();
  world.write();
  auto tried = world.claim(1).at(0);
  REQUIRE(tried.recipient.str() == "lead");
  auto refused = world.attempt(tried, "temporary");
  refused.retry_at = world.now;
  world(world.store.record_attempts({refused}, world.today));
  for (const auto* id : {"SG-07", "SG-08"}) {
    world.answer(id, model::Verb::withdraw, model::State::withdrawn, "it was withdrawn");
  }
  CHECK(world.claim().size() == 2);
}

TEST_CASE("a destination takes at most its share while another waits, and more when alone") {
  World world{any_store()};
  world.load();
  for (int i = 0; i < 10; ++i) {
    post(world, "a" + std::to_string(i), "a.example");
  }
  const auto claim = [&](std::size_t limit, std::map<std::string, std::size_t> busy = {}) {
    std::map<std::string, int> counts;
    store::ClaimRequest request{
        model::NotifierId{"email"}, world.now, limit, 2, 4, std::move(busy)};
    for (const auto& message : world(world.store.claim(request))) {
      ++counts[message.envelope.destination];
    }
    return counts;
  };
  using Counts = std::map<std::string, int>;
  CHECK(claim(3) == Counts{{"a.example", 3}});
  CHECK(claim(8, {{"a.example", 3}}) == Counts{{"a.example", 1}});

  for (int i = 0; i < 3; ++i) {
    post(world, "b" + std::to_string(i), "b.example");
  }
  post(world, "c", "c.example");
  CHECK(claim(8, {{"a.example", 1}}) ==
        Counts{{"a.example", 1}, {"b.example", 2}, {"c.example", 1}});
}

TEST_CASE("while sending is held only what is not made of notices is claimed") {
  World world{any_store()};
  ready_message(world);
  post(world, "held", "example.gov.uk");
  store::ClaimRequest request{model::NotifierId{"email"}, world.now, 10};
  request.only_service = true;
  const auto claimed = world(world.store.claim(request));
  REQUIRE(claimed.size() == 1);
  CHECK(claimed[0].key == "held");
}

TEST_CASE("what is not made of notices and rests waits while sending is held, and goes then") {
  World world{any_store()};
  world.load();
  store::ServiceMessage message;
  message.key = "links";
  message.recipient = model::PersonId{"lead"};
  message.envelope = {model::NotifierId{"email"}, "lead@example.gov.uk", "example.gov.uk"};
  message.rests = true;
  REQUIRE(world(world.store.post(message, world.now)));
  store::ClaimRequest request{model::NotifierId{"email"}, world.now, 10};
  request.only_service = true;
  CHECK(world(world.store.claim(request)).empty());
  CHECK(world(world.store.next_attempt_at(request.notifier, true)) == std::nullopt);
  request.only_service = false;
  CHECK(world(world.store.next_attempt_at(request.notifier, false)) == world.now);
  CHECK(world(world.store.claim(request)).size() == 1);
}

TEST_CASE("who wanted a service message sent is history") {
  World world{any_store_with_history()};
  store::ServiceMessage message;
  message.key = "links-1";
  message.recipient = model::PersonId{"lead"};
  message.by = world.officer;
  REQUIRE(world(world.store.post(message, world.now)));
  const auto line = world(world.store.history(model::PlanId{}, 0, 10)).back();
  CHECK(line.event == "message-posted");
  CHECK(line.facts == "links-1 to lead");
  CHECK(line.actor.who == "improvement-officer");
}

TEST_CASE("while sending is held the next attempt is that of what is not made of notices") {
  World world{any_store()};
  ready_message(world);
  const auto next = [&](bool only_service) {
    return world(world.store.next_attempt_at(model::NotifierId{"email"}, only_service));
  };
  CHECK(next(true) == std::nullopt);

  const auto notices_since = world.now;
  world.now += std::chrono::minutes{5};
  post(world, "later", "a.example");
  world.now -= std::chrono::minutes{2};
  post(world, "sooner", "b.example");
  CHECK(next(true) == world.now);
  CHECK(next(false) == notices_since);
  CHECK(world(world.store.next_attempt_at(model::NotifierId{"hook"}, true)) == std::nullopt);
}

TEST_CASE("a service message whose key is there already is not posted again") {
  World world{any_store()};
  world.load();
  CHECK(post(world, "once", "example.gov.uk"));
  CHECK_FALSE(post(world, "once", "example.gov.uk"));
  CHECK(world.messages().size() == 1);
}

TEST_CASE("counts and queries show what waits") {
  World world{any_store()};
  ready_message(world);
  const auto counts = world(world.store.counts(day("2011-12-01")));
  CHECK(std::to_string(counts.actions) + " actions, " + std::to_string(counts.open) + " open, " +
            std::to_string(counts.overdue) + " overdue" ==
        "3 actions, 3 open, 2 overdue");
  CHECK(counts.messages.at(model::MessageState::ready) == 1);
  CHECK(counts.oldest_waiting == world.now);
  CHECK(counts.next_attempt_at == world.now);

  store::ActionQuery query;
  query.limit = 2;
  const auto page = world(world.store.actions(query));
  REQUIRE(page.size() == 2);
  query.after = to_string(page[1].action.ref);
  CHECK(world(world.store.actions(query)).at(0).action.ref.id == "SG-09");
  query = {};
  query.owner = model::PersonId{"other"};
  CHECK(world(world.store.actions(query)).size() == 1);

  store::MessageQuery of_action;
  of_action.action = world.ref("SG-07");
  CHECK(world(world.store.messages(of_action)).size() == 1);
  of_action.action = world.ref("SG-08");
  CHECK(world(world.store.messages(of_action)).empty());
}

}  // namespace
}  // namespace dueward::test
