// SPDX-License-Identifier: MIT
#include "store/world.hpp"

namespace dueward::test {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("all notices of one recipient and notifier for one day are one message") {
  World world{any_store()};
  world.load();
  world.decide({{"SG-07"}, {"SG-08"}, {.action = "SG-09", .recipient = "other"}});
  CHECK(world.seal().sealed == 2);
  CHECK(world.messages() == Lines{"email lead: SG-07/reminder SG-08/reminder sealed",
                                  "email other: SG-09/reminder sealed"});
}

TEST_CASE("nothing is sealed while something of the day is undecided") {
  World world{any_store()};
  world.load();
  auto due = world(world.store.due_actions(world.now, 10));
  store::NewNotice notice;
  notice.entry.key.step = "reminder";
  notice.entry.recipient = model::PersonId{"lead"};
  notice.envelopes = {{model::NotifierId{"email"}, "lead@example.gov.uk", ""}};
  const auto afternoon = world.now + std::chrono::hours{6};
  world(world.store.commit_decisions({{due[0].number, {notice}, std::nullopt, due[0].version}},
                                     world.now, world.today));
  CHECK(world.seal().undecided);

  world(world.store.commit_decisions({{due[1].number, {}, std::nullopt, due[1].version},
                                      {due[2].number, {}, afternoon, due[2].version}},
                                     world.now, world.today));
  store::SealRequest whole_day;
  whole_day.undecided_until = morning("2011-08-20");
  CHECK(world.seal(whole_day).undecided);
  CHECK(world.messages().empty());
  CHECK(world.seal().sealed == 1);
}

TEST_CASE("what follows from an answer is sealed although something of the day is undecided") {
  World world{any_store()};
  world.load();
  world.decide({{.action = "SG-07", .step = "verify", .alone = true, .not_before = world.now},
                {.action = "SG-08",
                 .step = "later",
                 .alone = true,
                 .not_before = world.now + std::chrono::hours{2}},
                {.action = "SG-08", .step = "alarm", .alone = true},
                {.action = "SG-08"}});
  world.answer("SG-09", model::Verb::progress, model::State::in_progress);

  const auto result = world.seal();
  CHECK(result.undecided);
  CHECK(result.sealed == 1);
  CHECK(result.not_before == world.now + std::chrono::hours{2});
  CHECK(world.messages() == Lines{"email lead: SG-07/verify sealed"});
  CHECK(world(world.store.counts(world.today)).unsealed == 3);

  world.decide({});
  CHECK(world.seal().sealed == 2);
  CHECK(world(world.store.counts(world.today)).unsealed == 1);
}

TEST_CASE("whose message of the day is sealed waits for a later day") {
  World world{any_store()};
  world.load();
  world.decide({{"SG-07"}});
  world.seal();
  world.fingerprints["people"] = "changed";
  world.load();
  world.decide({{"SG-08"}, {.action = "SG-09", .recipient = "other"}});

  const auto same_day = world.seal();
  CHECK(same_day.sealed == 1);
  CHECK(same_day.waiting == 1);
  CHECK(world(world.store.counts(world.today)).unsealed == 1);
  world.to("2011-08-22");
  CHECK(world.seal().sealed == 1);
  CHECK(world.messages() == Lines{"email lead: SG-07/reminder sealed",
                                  "email other: SG-09/reminder sealed",
                                  "email lead: SG-08/reminder sealed"});
}

TEST_CASE("urgent notices and those of an ungrouped notifier are messages of their own, at once") {
  World world{any_store()};
  world.load();
  world.decide({{.action = "SG-07", .more_notifiers = {"hook"}},
                {.action = "SG-08", .more_notifiers = {"hook"}},
                {.action = "SG-08", .step = "alarm", .alone = true}});
  store::SealRequest request;
  request.ungrouped = {model::NotifierId{"hook"}};
  CHECK(world.seal(request).sealed == 4);

  world.fingerprints["people"] = "changed";
  world.load();
  world.decide({{.action = "SG-07", .step = "alarm", .alone = true}});
  CHECK(world.seal(request).sealed == 1);
}

TEST_CASE("a notice that may not go yet, or whose plan rests, waits") {
  World world{any_store()};
  world.load();
  const auto later = world.now + std::chrono::hours{2};
  world.decide({{.action = "SG-07", .not_before = later}, {"SG-08"}});
  store::SealRequest resting;
  resting.resting = {model::PlanId{"ofsted-2011"}};
  const auto nothing = world.seal(resting);
  CHECK(nothing.sealed == 0);
  CHECK(nothing.waiting == 2);
  CHECK(nothing.not_before == later);

  world.to("2011-08-22");
  CHECK(world.seal().sealed == 1);
  CHECK(world.messages() == Lines{"email lead: SG-07/reminder SG-08/reminder sealed"});
}

TEST_CASE("a flood seals nothing and says how many messages the day would have sent") {
  World world{any_store()};
  world.load();
  world.decide({{"SG-07"}});
  world.seal();
  world.fingerprints["people"] = "changed";
  world.load();
  world.decide(
      {{.action = "SG-08", .recipient = "head"}, {.action = "SG-09", .recipient = "other"}});
  store::SealRequest limited;
  limited.flood_limit = 2;
  CHECK(world.seal(limited).flood == 3);
  CHECK(world.messages().size() == 1);
  limited.flood_limit = 3;
  CHECK(world.seal(limited).sealed == 2);
}

TEST_CASE("after a pilot nobody is said to have been told what the administrator got in it") {
  World world(any_store());
  world.plans[0].pilot = true;
  world.load();
  world.decide({{.action = "SG-07", .pilot_keeper = "director"}});
  world.seal();
  world.write();
  world.deliver_all();
  world.to("2011-08-22");
  world.plans[0].pilot = false;
  world.load();
  world.decide({{.action = "SG-07"}});
  world.seal();
  const auto sealed = world(world.store.without_words(10));
  REQUIRE(sealed.size() == 1);
  CHECK(sealed[0].notices.at(0).told.empty());
}

TEST_CASE("a pilot's messages go to the administrator, one for each who would have had it") {
  World world{any_store()};
  world.plans[0].pilot = true;
  world.load();
  world.decide({{.action = "SG-07", .pilot_keeper = "director"},
                {.action = "SG-09", .recipient = "other", .pilot_keeper = "director"}});
  world.seal();
  CHECK(world.messages() == Lines{"email director for lead: SG-07/reminder sealed",
                                  "email director for other: SG-09/reminder sealed"});
}

TEST_CASE("a message's key follows from what it says to whom, in any store") {
  std::vector<std::string> keys;
  for (const auto& implementation : implementations()) {
    World world{implementation};
    world.load();
    world.decide({{"SG-07"}, {"SG-08"}});
    world.seal();
    keys.push_back(world(world.store.messages({})).at(0).key);
  }
  CHECK(keys.front().size() == 32);
  CHECK(keys.front().find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(keys.front() == keys.back());
}

TEST_CASE("a sealed message tells its writer the gravest notice first and what was heard before") {
  World world{any_store()};
  world.load();
  world.decide({{"SG-07"}});
  world.seal();
  world.write();
  world.deliver_all();
  world.to("2011-08-22");
  world.fingerprints["people"] = "changed";
  world.load();
  world.decide({{.action = "SG-07", .step = "second"},
                {.action = "SG-08", .step = "overdue", .kind = model::Kind::overdue}});
  world.seal();

  const auto sealed = world(world.store.without_words(10));
  REQUIRE(sealed.size() == 1);
  REQUIRE(sealed[0].notices.size() == 2);
  CHECK(sealed[0].notices[0].entry.key.step == "overdue");
  CHECK(sealed[0].notices[0].told.empty());
  CHECK(sealed[0].notices[1].action == world.actions[0]);
  REQUIRE(sealed[0].notices[1].told.size() == 1);
  CHECK(sealed[0].notices[1].told[0].key.step == "reminder");
}

}  // namespace
}  // namespace dueward::test
