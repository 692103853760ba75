// SPDX-License-Identifier: MIT
/// What answers mean for what is owed: stories of one action, told by the notices of their days.
#include "policy/facts_builder.hpp"
#include "policy/pending.hpp"
#include "support/catch.hpp"

using namespace dueward::policy;
using namespace dueward::policy::tests;
using dueward::model::PersonId;
using Words = World::Words;

namespace {

/// The day's notices at an hour of it, recorded and delivered.
std::string hear(World& world, std::string_view moment) {
  const auto decision = world.ask(moment);
  const auto day = on(moment.substr(0, 10));
  world.record(decision, day);
  world.deliver_all(day);
  return lines(decision);
}

/// Overdue, and escalated to the manager and the accountable officer; Monday 28 November 2011.
World escalated() {
  World world;
  world.replay("2011-08-19", "2011-11-27");
  return world;
}

}  // namespace

TEST_CASE("who has acknowledged is not reminded until the promised day, and then again") {
  World world;
  world.replay("2011-08-19", "2011-11-03");
  world.answer("acknowledge", "systems-lead", "2011-11-03", {.date = "2011-11-11"});
  CHECK(world.replay("2011-11-03", "2011-11-17") ==
        "Thu 17 Nov 2011 08:00: tomorrow to systems-lead\n");
}

TEST_CASE("a promise hides no missed deadline and stops no escalation") {
  World world;
  world.replay("2011-08-19", "2011-11-18");
  world.answer("acknowledge", "systems-lead", "2011-11-18", {.date = "2011-12-02"});
  CHECK(world.replay("2011-11-19", "2011-11-25") ==
        "Mon 21 Nov 2011 08:00: overdue to systems-lead\n"
        "Wed 23 Nov 2011 08:00: manager to head-of-service\n"
        "Fri 25 Nov 2011 08:00: accountable to director-childrens\n");
}

TEST_CASE(
    "a claim stops every step, asks the verifier at once, and stands down who was escalated") {
  auto world = escalated();
  world.answer("claim", "systems-lead", "2011-11-28");
  CHECK(hear(world, "2011-11-28 12:00") ==
        "stand-down to head-of-service\n"
        "stand-down to director-childrens\n"
        "verify to head-of-quality\n");
  CHECK(world.replay("2011-11-28", "2011-12-11") == "");
}

TEST_CASE(
    "who does not verify is told to in ten working days, with the manager, then the officer") {
  World world;
  world.plan().accountable = PersonId{"strategic-director"};
  world.replay("2011-08-19", "2011-11-17");
  world.answer("claim", "systems-lead", "2011-11-17");
  hear(world, "2011-11-17 12:00");
  CHECK(world.replay("2011-11-18", "2012-03-31") ==
        "Thu 1 Dec 2011 08:00: verify-overdue to head-of-quality\n"
        "Thu 1 Dec 2011 08:00: verify-overdue to director-childrens\n"
        "Thu 8 Dec 2011 08:00: verify-stalled to strategic-director\n");
}

TEST_CASE("a claim sent back begins the ladder anew, and tells the owner and who was stood down") {
  auto world = escalated();
  world.answer("claim", "systems-lead", "2011-11-28");
  hear(world, "2011-11-28 12:00");
  world.answer("send-back", "head-of-quality", "2011-12-01");
  CHECK(hear(world, "2011-12-01 12:00") ==
        "sent-back (2) to systems-lead\n"
        "sent-back (2) to head-of-service\n"
        "sent-back (2) to director-childrens\n");
  CHECK(world.replay("2011-12-02", "2011-12-16") ==
        "Fri 2 Dec 2011 08:00: overdue to systems-lead\n"
        "Tue 6 Dec 2011 08:00: manager to head-of-service\n"
        "Thu 8 Dec 2011 08:00: accountable to director-childrens\n"
        "Thu 15 Dec 2011 08:00: director to strategic-director\n");
}

TEST_CASE("repeats count from one again after a claim is sent back, however many went before") {
  World world;
  world.replay("2011-08-19", "2012-02-01");
  world.answer("claim", "systems-lead", "2012-02-01");
  hear(world, "2012-02-01 12:00");
  world.answer("send-back", "head-of-quality", "2012-02-02");
  hear(world, "2012-02-02 12:00");
  world.replay("2012-02-03", "2012-02-15");
  CHECK(world.replay("2012-02-16", "2012-02-23") ==
        "Thu 16 Feb 2012 08:00: director to strategic-director\n"
        "Thu 23 Feb 2012 08:00: director (2) to strategic-director\n");
}

TEST_CASE("a reopened action is chased from the first step on, and is not assigned again") {
  auto world = escalated();
  world.answer("claim", "systems-lead", "2011-11-28");
  hear(world, "2011-11-28 12:00");
  world.answer("sign-off", "head-of-quality", "2011-11-29");
  hear(world, "2011-11-29 12:00");
  world.answer("reopen", "director-childrens", "2011-12-01");
  CHECK(hear(world, "2011-12-01 12:00") == "reopened (3) to systems-lead\n");
  CHECK(world.replay("2011-12-01", "2011-12-06") ==
        "Fri 2 Dec 2011 08:00: overdue to systems-lead\n"
        "Tue 6 Dec 2011 08:00: manager to head-of-service\n");
}

TEST_CASE("a step that a claim overtook is owed again when the claim is sent back that day") {
  World world;
  world.replay("2011-08-19", "2011-11-10");
  world.record(world.ask("2011-11-11 08:00"), on("2011-11-11"));
  REQUIRE(world.ledger.back().key.step == "one-week");
  world.answer("claim", "systems-lead", "2011-11-11");
  world.ledger.back().state = dueward::model::NoticeState::overtaken;
  hear(world, "2011-11-11 12:00");
  world.answer("send-back", "head-of-quality", "2011-11-11");
  CHECK(hear(world, "2011-11-11 13:00") ==
        "one-week to systems-lead\n"
        "sent-back (2) to systems-lead\n");
}

TEST_CASE("a step heard on the day on which its ladder begins anew is not said twice") {
  World world;
  world.replay("2011-08-19", "2011-11-11");
  REQUIRE(world.ledger.back().key.step == "one-week");
  world.answer("claim", "systems-lead", "2011-11-11");
  hear(world, "2011-11-11 12:00");
  world.answer("send-back", "head-of-quality", "2011-11-11");
  CHECK(hear(world, "2011-11-11 13:00") == "sent-back (2) to systems-lead\n");
  CHECK(world.replay("2011-11-12", "2011-11-17") ==
        "Thu 17 Nov 2011 08:00: tomorrow to systems-lead\n");
}

TEST_CASE("a second claim stands down everybody who was told that the first was sent back") {
  auto world = escalated();
  world.answer("claim", "systems-lead", "2011-11-28");
  hear(world, "2011-11-28 12:00");
  world.answer("send-back", "head-of-quality", "2011-12-01");
  hear(world, "2011-12-01 12:00");
  world.answer("claim", "systems-lead", "2011-12-02");
  CHECK(hear(world, "2011-12-02 12:00") ==
        "stand-down (3) to head-of-service\n"
        "stand-down (3) to director-childrens\n"
        "verify (3) to head-of-quality\n");
}

TEST_CASE("who was stood down and has heard nothing since is not stood down again") {
  auto world = escalated();
  world.answer("claim", "systems-lead", "2011-11-28");
  hear(world, "2011-11-28 12:00");
  world.answer("sign-off", "head-of-quality", "2011-11-29");
  hear(world, "2011-11-29 12:00");
  world.answer("reopen", "head-of-quality", "2011-12-01");
  world.replay("2011-12-01", "2011-12-06");  // escalated to the manager again
  world.answer("claim", "systems-lead", "2011-12-07");
  CHECK(hear(world, "2011-12-07 12:00") ==
        "stand-down (4) to head-of-service\n"
        "verify (4) to head-of-quality\n");
}

TEST_CASE("closing what was claimed tells those once who were stood down by the claim") {
  auto world = escalated();
  world.answer("claim", "systems-lead", "2011-11-28");
  hear(world, "2011-11-28 12:00");
  world.answer("accept-risk", "strategic-director", "2011-11-29");
  CHECK(hear(world, "2011-11-29 12:00") == "closed (2) to systems-lead\n");
}

TEST_CASE("an escalation after reopening is not stood down by the closing before it") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("withdraw", "director-childrens", "2011-11-17");
  hear(world, "2011-11-17 12:00");
  world.answer("reopen", "director-childrens", "2011-11-21");
  hear(world, "2011-11-21 12:00");
  CHECK(world.replay("2011-11-22", "2011-11-25") ==
        "Tue 22 Nov 2011 08:00: overdue to systems-lead\n"
        "Thu 24 Nov 2011 08:00: manager to head-of-service\n");
}

TEST_CASE("more time granted to what was overdue stands down who was escalated to") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("extend", "systems-lead", "2011-11-18", {.date = "2011-12-19"});
  world.replay("2011-11-18", "2011-11-28");
  world.answer("approve", "director-childrens", "2011-11-28");
  CHECK(hear(world, "2011-11-28 12:00") ==
        "extended (2) to systems-lead\n"
        "stand-down (2) to head-of-service\n");
  world.replay("2011-11-28", "2011-12-19");
  // Overdue again, and escalated again: the grant of then ends nothing now.
  CHECK(world.replay("2011-12-20", "2011-12-22") ==
        "Tue 20 Dec 2011 08:00: overdue to systems-lead\n"
        "Thu 22 Dec 2011 08:00: manager to head-of-service\n");
}

TEST_CASE("more time that has run out when it is granted ends no escalation") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("extend", "systems-lead", "2011-11-18", {.date = "2011-11-25"});
  world.replay("2011-11-18", "2011-11-28");
  world.answer("approve", "director-childrens", "2011-11-28");
  CHECK(hear(world, "2011-11-28 12:00") == "extended (2) to systems-lead\n");
}

TEST_CASE("a claim signed off owes nothing but the news of it") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("claim", "systems-lead", "2011-11-17");
  hear(world, "2011-11-17 12:00");
  world.answer("sign-off", "head-of-quality", "2011-12-09");
  CHECK(with_look(world.ask("2011-12-09 12:00")) ==
        "signed-off (2) to systems-lead\n"
        "again never\n");
}

TEST_CASE("an escalation that arrives only after the claim is followed by a stand-down") {
  World world;
  world.replay("2011-08-19", "2011-11-22");
  world.record(world.ask("2011-11-23 08:00"), on("2011-11-23"));
  world.answer("claim", "systems-lead", "2011-11-23");
  CHECK(with_look(world.ask("2011-11-23 12:00")) ==
        "verify to head-of-quality\n"
        "again Thu 24 Nov 2011 08:00\n");
  world.record(world.ask("2011-11-23 12:00"), on("2011-11-23"));
  world.deliver_all(on("2011-11-24"));
  CHECK(lines(world.ask("2011-11-24 08:00")) == "stand-down to head-of-service\n");
}

TEST_CASE("what follows from an answer is decided at any hour, the ladder only from send_at on") {
  World world;
  world.replay("2011-08-19", "2011-11-03");
  world.answer("claim", "systems-lead", "2011-11-03");
  const auto at_night = world.ask("2011-11-05 23:00");  // a Saturday
  REQUIRE(at_night.notices.size() == 1);
  CHECK(at_night.notices[0].at_once);
}

TEST_CASE(
    "an extension that is asked for leaves the ladder as it is, and its clock runs beside it") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("extend", "systems-lead", "2011-11-18", {.date = "2011-12-19"});
  CHECK(hear(world, "2011-11-18 12:00") == "extension to director-childrens\n");
  CHECK(world.replay("2011-11-19", "2011-11-25") ==
        "Mon 21 Nov 2011 08:00: overdue to systems-lead\n"
        "Wed 23 Nov 2011 08:00: manager to head-of-service\n"
        "Fri 25 Nov 2011 08:00: accountable to director-childrens\n"
        "Fri 25 Nov 2011 08:00: extension-overdue to director-childrens\n"
        "Fri 25 Nov 2011 08:00: extension-overdue to strategic-director\n");
}

TEST_CASE("an extension that is granted is a new ladder, and the owner is told") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("extend", "systems-lead", "2011-11-17", {.date = "2011-12-19"});
  hear(world, "2011-11-17 12:00");
  world.answer("approve", "director-childrens", "2011-11-18");
  CHECK(world.action.due == on("2011-12-19"));
  CHECK(world.replay("2011-11-18", "2011-12-05") ==
        "Fri 18 Nov 2011 00:00: extended (2) to systems-lead\n"
        "Mon 21 Nov 2011 08:00: four-weeks to systems-lead\n"
        "Mon 5 Dec 2011 08:00: two-weeks to systems-lead\n");
}

TEST_CASE("who says that it is not theirs keeps it until the manager decides") {
  World world;
  world.replay("2011-08-19", "2011-10-28");
  world.answer("not-mine", "systems-lead", "2011-10-28", {.person = "deputy-systems"});
  CHECK(world.replay("2011-10-28", "2011-11-04") ==
        "Fri 28 Oct 2011 00:00: other-owner to head-of-service\n"
        "Fri 4 Nov 2011 08:00: two-weeks to systems-lead\n"
        "Fri 4 Nov 2011 08:00: other-owner-overdue to head-of-service\n"
        "Fri 4 Nov 2011 08:00: other-owner-overdue to director-childrens\n");
  world.answer("approve", "head-of-service", "2011-11-07");
  CHECK(world.replay("2011-11-07", "2011-11-11") ==
        "Mon 7 Nov 2011 00:00: owner-changed (2) to systems-lead\n"
        "Tue 8 Nov 2011 08:00: handover to deputy-systems\n"
        "Fri 11 Nov 2011 08:00: one-week to deputy-systems\n");
}

TEST_CASE("an owner is told what somebody else answers for them") {
  World world;
  world.replay("2011-08-19", "2011-11-03");
  world.answer("acknowledge", "head-of-service", "2011-11-03", {.date = "2011-11-11"});
  CHECK(hear(world, "2011-11-03 12:00") == "answered to systems-lead\n");
  world.answer("acknowledge", "systems-lead", "2011-11-07", {.date = "2011-11-14"});
  CHECK(hear(world, "2011-11-07 12:00") == "");
}

TEST_CASE("an owner whom somebody else gives away is told what became of it") {
  World world;
  world.replay("2011-08-19", "2011-11-04");
  world.answer("not-mine", "head-of-service", "2011-11-04",
               {.note = "it is theirs", .person = "deputy-systems"});
  CHECK(hear(world, "2011-11-04 12:00") ==
        "other-owner to director-childrens\n"
        "answered to systems-lead\n");
  world.answer("approve", "director-childrens", "2011-11-04");
  CHECK(hear(world, "2011-11-04 13:00") ==
        "owner-changed (2) to head-of-service\n"
        "owner-changed (2) to systems-lead\n");
}

TEST_CASE("who asked for more time in another's place hears what was decided, as the owner does") {
  World world;
  world.replay("2011-08-19", "2011-11-04");
  world.answer("extend", "head-of-service", "2011-11-04", {.note = "late", .date = "2011-12-19"});
  hear(world, "2011-11-04 12:00");
  world.answer("refuse", "director-childrens", "2011-11-04", {.note = "no"});
  CHECK(hear(world, "2011-11-04 13:00") ==
        "extension-refused (2) to systems-lead\n"
        "extension-refused (2) to head-of-service\n");
}

TEST_CASE("who takes an action over is not told what was answered before") {
  World world;
  world.replay("2011-08-19", "2011-11-04");
  world.answer("progress", "systems-lead", "2011-11-04", {.note = "half done"});
  world.answer("not-mine", "systems-lead", "2011-11-04",
               {.note = "it is theirs", .person = "deputy-systems"});
  world.answer("approve", "head-of-service", "2011-11-04");
  CHECK(hear(world, "2011-11-04 12:00") == "owner-changed (3) to systems-lead\n");
}

TEST_CASE("why names whoever promised the day until which reminders rest") {
  World world;
  world.replay("2011-08-19", "2011-11-03");
  world.answer("acknowledge", "head-of-service", "2011-11-03", {.date = "2011-11-11"});
  const auto why =
      explain(world.facts(), {on("2011-11-03"), std::chrono::hours{12}}, on("2011-12-31"));
  const auto rung =
      std::ranges::find(why.rungs, "two-weeks", [](const Rung& one) { return one.key.step; });
  CHECK(rung->reason ==
        "Ten working days before act-by Friday 18 November 2011; not sent: head-of-service "
        "promised it for Friday 11 November 2011, and its owner is not reminded before that");
}

TEST_CASE("repeats rest until a recovery date, and what is new does not") {
  World world;
  world.replay("2011-08-19", "2011-12-02");
  world.answer("recover", "director-childrens", "2011-12-05", {.date = "2011-12-21"});
  CHECK(hear(world, "2011-12-05 12:00") == "recovery to systems-lead\n");
  CHECK(world.replay("2011-12-06", "2011-12-24") ==
        "Fri 23 Dec 2011 08:00: director (4) to strategic-director\n");
}

TEST_CASE("a proposed action owes nothing until a body agrees, and its ladder begins that day") {
  World world;
  world.action.proposed = true;
  CHECK(world.replay("2011-08-19", "2011-11-10") == "");
  world.answer("agree", "director-childrens", "2011-11-10");
  CHECK(world.replay("2011-11-10", "2011-11-11") ==
        "Thu 10 Nov 2011 08:00: assigned to systems-lead\n"
        "Fri 11 Nov 2011 08:00: one-week to systems-lead\n");
}

TEST_CASE("a claim that is taken back leaves everything as if it had not been made") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("claim", "systems-lead", "2011-11-17");
  hear(world, "2011-11-17 12:00");
  world.answer("correct", "systems-lead", "2011-11-18");
  CHECK(world.state.life == dueward::model::State::agreed);
  CHECK(world.replay("2011-11-18", "2011-11-21") ==
        "Fri 18 Nov 2011 00:00: taken-back (2) to head-of-quality\n"
        "Mon 21 Nov 2011 08:00: overdue to systems-lead\n");
}

TEST_CASE("a claim taken back by another is told to the owner and to all who had heard of it") {
  auto world = escalated();
  world.answer("claim", "systems-lead", "2011-11-28");
  hear(world, "2011-11-28 12:00");
  world.answer("correct", "director-childrens", "2011-11-29");
  CHECK(hear(world, "2011-11-29 12:00") ==
        "taken-back (2) to systems-lead\n"
        "taken-back (2) to head-of-service\n"
        "taken-back (2) to head-of-quality\n");
}

TEST_CASE("a sign-off taken back is told to whoever signed it off, and to the owner") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("claim", "systems-lead", "2011-11-17");
  hear(world, "2011-11-17 12:00");
  world.answer("sign-off", "head-of-quality", "2011-11-18");
  world.answer("correct", "director-childrens", "2011-11-18");
  CHECK(hear(world, "2011-11-18 12:00") ==
        "taken-back (3) to systems-lead\n"
        "taken-back (3) to head-of-quality\n");
}

TEST_CASE("who is no longer the owner because a grant was taken back is told") {
  World world;
  world.replay("2011-08-19", "2011-10-28");
  world.answer("not-mine", "systems-lead", "2011-10-28", {.person = "deputy-systems"});
  hear(world, "2011-10-28 12:00");
  world.answer("approve", "head-of-service", "2011-10-31");
  hear(world, "2011-10-31 12:00");
  world.answer("correct", "head-of-service", "2011-11-01");
  CHECK(hear(world, "2011-11-01 12:00").find("taken-back (3) to deputy-systems\n") !=
        std::string::npos);
}

TEST_CASE("who takes back what nobody else has heard of, tells nobody") {
  World world;
  world.replay("2011-08-19", "2011-10-28");
  world.answer("acknowledge", "systems-lead", "2011-10-28", {.date = "2011-11-04"});
  world.answer("correct", "systems-lead", "2011-10-28");
  CHECK(hear(world, "2011-10-28 12:00") == "");
}

TEST_CASE("what fell into a claim that is taken back is said anew, and none of it is lost") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("claim", "systems-lead", "2011-11-17");
  hear(world, "2011-11-17 12:00");
  world.answer("correct", "systems-lead", "2012-01-09");
  CHECK(world.replay("2012-01-09", "2012-01-16") ==
        "Mon 9 Jan 2012 00:00: taken-back (2) to head-of-quality\n"
        "Tue 10 Jan 2012 08:00: overdue to systems-lead\n"
        "Thu 12 Jan 2012 08:00: manager to head-of-service\n"
        "Mon 16 Jan 2012 08:00: accountable to director-childrens\n");
}

TEST_CASE("without a verifier the accountable officer verifies, and never the owner") {
  World world;
  world.action.verifier = {};
  world.answer("claim", "systems-lead", "2011-11-17");
  CHECK(pending(world.facts()).at(0).decider.str() == "director-childrens");
  World own;
  own.action.verifier = {};
  own.action.owner = PersonId{"director-childrens"};
  own.answer("claim", "director-childrens", "2011-11-17");
  CHECK(pending(own.facts()).at(0).decider.str() == "strategic-director");
}

TEST_CASE("a deputy who made the claim is not asked to verify it for somebody who is away") {
  World world;
  world.person("head-of-quality").deputy = PersonId{"systems-lead"};
  world.person("head-of-quality").away = {{on("2011-11-01"), on("2011-11-30")}};
  world.answer("claim", "systems-lead", "2011-11-17");
  CHECK(lines(world.ask("2011-11-17 12:00")) == "verify to head-of-quality\n");
}

TEST_CASE("why tells what rests and what waits") {
  World world;
  world.replay("2011-08-19", "2011-11-17");
  world.answer("claim", "systems-lead", "2011-11-17");
  const auto why =
      explain(world.facts(), {on("2011-11-18"), std::chrono::hours{9}}, on("2011-12-31"));
  std::string text;
  for (const auto& sentence : why.dates)
    text += sentence + "\n";
  CHECK_THAT(text, Catch::Matchers::ContainsSubstring(
                       "Claimed as done by systems-lead on Thursday 17 November 2011, in time\n"
                       "head-of-quality is to sign it off or send it back before Thursday "
                       "1 December 2011\n"));
  const auto asked =
      std::ranges::find(why.rungs, "verify", [](const Rung& one) { return one.key.step; });
  CHECK_THAT(asked->reason, Catch::Matchers::StartsWith("The day on which systems-lead claimed "
                                                        "that it is done; "));
  for (const auto& rung : why.rungs) {
    if (rung.key.step == "overdue") {
      CHECK(rung.reason ==
            "One working day after the due date Saturday 19 November 2011; not sent: the action "
            "was claimed as done and waits for sign-off");
    }
  }
}
