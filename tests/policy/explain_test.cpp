// SPDX-License-Identifier: MIT
/// Every date and every message explains itself, and the explanation agrees with the decision.
#include <algorithm>
#include <set>

#include <rapidcheck.h>

#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy;
using namespace dueward::policy::tests;
using dueward::model::PersonId;

namespace {

Explanation explained(const World& world, std::string_view day, std::string_view horizon) {
  return explain(world.facts(), {on(day), std::chrono::hours{8}}, on(horizon));
}

std::string dates(const World& world, std::string_view day = "2011-08-19") {
  std::string text;
  for (const auto& sentence : explained(world, day, day).dates)
    text += sentence + "\n";
  return text;
}

std::string ladder(const World& world, std::string_view day, std::string_view horizon) {
  std::string text;
  for (const auto& rung : explained(world, day, horizon).rungs) {
    text += rung.key.step + ": " + rung.reason + "\n";
  }
  return text;
}

/// The reasons of one step's rungs.
std::string reason(const World& world, std::string_view day, std::string_view step) {
  std::string text;
  for (const auto& rung : explained(world, day, "2011-12-03").rungs) {
    if (rung.key.step == step) text += rung.reason + "\n";
  }
  return text;
}

std::string shown(const dueward::model::NoticeKey& key) {
  return std::to_string(key.ladder) + " " + key.step + " " + std::to_string(key.occurrence) + " " +
         key.to;
}

/// An action somewhere on its ladder, with a ledger that has seen outages and unreachable people.
World some_world() {
  World world;
  world.due(*rc::gen::element<std::string>("2011-08-19", "2011-11-19", "2011-10-08"));
  if (*rc::gen::arbitrary<bool>()) world.plan().grace = dueward::calendar::parse_period("1 week");
  if (*rc::gen::arbitrary<bool>()) world.person("head-of-service").digest = std::chrono::Monday;
  if (*rc::gen::arbitrary<bool>()) world.person("systems-lead").notify.clear();
  if (*rc::gen::arbitrary<bool>()) world.action.owner = PersonId{"head-of-service"};
  auto until = on("2011-08-18") + std::chrono::days{*rc::gen::inRange(0, 120)};
  world.replay("2011-08-19", dueward::calendar::to_string(until));
  if (*rc::gen::arbitrary<bool>()) world.extend("2011-12-05", dueward::calendar::to_string(until));
  return world;
}

}  // namespace

TEST_CASE("due and act-by are explained from the day on which the timescales count") {
  World world;
  CHECK(dates(world) ==
        "Due Saturday 19 November 2011: three months after Friday 19 August 2011, from which its "
        "timescale counts\n"
        "Act by Friday 18 November 2011: the last working day not after it (19 November is a "
        "Saturday)\n"
        "Overdue from Sunday 20 November 2011\n"
        "Steps count from Friday 19 August 2011, when the plan became active\n");
}

TEST_CASE("a due date on a working day is its own act-by") {
  World world;
  world.due("2011-08-19");
  world.state.original_due = world.action.due;
  world.plan().timescales.begin()->second.within = {0, dueward::calendar::Unit::days};
  CHECK(
      dates(world) ==
      "Due Friday 19 August 2011: the very day from which its timescale counts\n"
      "Act by Friday 19 August 2011: the due date is a working day\n"
      "Overdue from Saturday 20 August 2011\n"
      "Steps count from Friday 19 August 2011, when the plan became active\n"
      "Already due by then: the steps after a missed deadline count from Friday 19 August 2011\n");
}

TEST_CASE("working days name the holidays they pass over, months their shorter end") {
  World world;
  world.plan().timescales.begin()->second.within = {10, dueward::calendar::Unit::working_days};
  world.due("2011-09-05");
  CHECK(explained(world, "2011-08-19", "2011-08-19").dates.front() ==
        "Due Monday 5 September 2011: ten working days after Friday 19 August 2011, from which its "
        "timescale counts "
        "(29 August is the Summer bank holiday)");
  world.plan().anchor = on("2011-08-31");
  world.plan().timescales.begin()->second.within = {3, dueward::calendar::Unit::months};
  world.due("2011-11-30");
  CHECK(explained(world, "2011-08-31", "2011-08-31").dates.front() ==
        "Due Wednesday 30 November 2011: three months after Wednesday 31 August 2011, from which "
        "its timescale counts, on "
        "the last day of a shorter month");
}

TEST_CASE("a date that was agreed since says what it was and what the timescale would give") {
  World world;
  world.extend("2011-12-28", "2011-11-14");
  world.closures({on("2011-12-28")});
  CHECK(dates(world, "2011-11-14") ==
        "Due Wednesday 28 December 2011: agreed for this action; its timescale \"Within three "
        "months\" would give Saturday 19 November 2011\n"
        "Originally due Saturday 19 November 2011; the present date took effect on Monday 14 "
        "November 2011\n"
        "Act by Friday 23 December 2011: the last working day not after it (28 December is closed, "
        "27 December is a bank holiday: Christmas Day (substitute day), 26 December is a bank "
        "holiday: Boxing Day, 25 December is a Sunday and 1 more)\n"
        "Overdue from Thursday 29 December 2011\n"
        "Steps count from Monday 14 November 2011, when the present due date took effect\n");
}

TEST_CASE("an import, a grace, a pilot and a year without known holidays are mentioned") {
  World world;
  world.action.timescale = {};
  world.due("2029-08-17");
  world.state.original_due = world.action.due;
  world.known_since("2029-09-20");
  world.plan().grace = dueward::calendar::parse_period("5 working days");
  world.plan().pilot = true;
  CHECK(dates(world, "2029-09-20") ==
        "Due Friday 17 August 2029: the action's own date\n"
        "Act by Friday 17 August 2029: the due date is a working day\n"
        "Overdue from Saturday 18 August 2029\n"
        "Steps count from Thursday 20 September 2029, when the service first loaded the action\n"
        "Already due by then: the steps after a missed deadline count from Thursday 27 September "
        "2029, five working days of grace later\n"
        "The plan is a pilot: its messages go to the administrator alone\n"
        "The holidays of 2029 are not known: working days are counted without them\n");
}

TEST_CASE("the whole ladder, in the middle of an outage's end") {
  World world;
  world.replay("2011-08-19", "2011-11-06");
  CHECK(ladder(world, "2011-11-24", "2011-12-09") ==
        "assigned: The first working day on which the action counts; delivered on Friday 19 August "
        "2011 to systems-lead\n"
        "four-weeks: 20 working days before act-by Friday 18 November 2011; delivered on Friday 21 "
        "October 2011 to systems-lead\n"
        "two-weeks: Ten working days before act-by Friday 18 November 2011; delivered on Friday 4 "
        "November 2011 to systems-lead\n"
        "one-week: Five working days before act-by Friday 18 November 2011; not sent: the later "
        "step \"overdue\" goes to systems-lead instead\n"
        "tomorrow: One working day before act-by Friday 18 November 2011; not sent: the later step "
        "\"overdue\" goes to systems-lead instead\n"
        "overdue: One working day after the due date Saturday 19 November 2011; goes now to "
        "systems-lead\n"
        "manager: Three working days after the due date Saturday 19 November 2011; late; waits "
        "until the level below has heard\n"
        "accountable: Five working days after the due date Saturday 19 November 2011; goes on "
        "Friday 25 November 2011 at 08:00 to director-childrens\n"
        "director: Ten working days after the due date Saturday 19 November 2011; goes on Friday 2 "
        "December 2011 at 08:00 to strategic-director\n"
        "director: Five working days after the step's first day Friday 2 December 2011; goes on "
        "Friday 9 December 2011 at 08:00 to strategic-director\n");
}

TEST_CASE("a message not sent says why: its day lies before the action counted") {
  World world;
  world.known_since("2011-11-10");
  CHECK(reason(world, "2011-11-10", "two-weeks") ==
        "Ten working days before act-by Friday 18 November 2011; not sent: that lies before "
        "Thursday 10 November 2011, when the service first loaded the action\n");
  world.step_entries["one-week"] = on("2011-11-14");
  CHECK(reason(world, "2011-11-14", "one-week") ==
        "Five working days before act-by Friday 18 November 2011; not sent: that lies before "
        "Monday 14 November 2011, when the step entered the policy\n");
}

TEST_CASE("digest, deputy and a missing address are named") {
  World world;
  world.person("systems-lead").digest = std::chrono::Monday;
  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  world.person("systems-lead").away = {{on("2011-08-22"), on("2011-08-22")}};
  CHECK(reason(world, "2011-08-19", "assigned") ==
        "The first working day on which the action counts; goes on Monday 22 August 2011 at 08:00 "
        "to deputy-systems, deputy of systems-lead who is away, with the Monday digest\n");
  world.person("systems-lead").away.clear();
  world.person("systems-lead").notify.clear();
  CHECK(reason(world, "2011-08-22", "assigned") ==
        "The first working day on which the action counts; cannot be sent: systems-lead has no "
        "address for it\n");
}

TEST_CASE("the ladder is told in the order in which it goes, digests applied") {
  World world;
  world.person("systems-lead").digest = std::chrono::Monday;
  world.replay("2011-08-19", "2011-11-06");
  const auto rungs = explained(world, "2011-11-07", "2011-12-09");
  CHECK(std::ranges::is_sorted(rungs.rungs, {}, &dueward::policy::Rung::sending_day));
}

TEST_CASE("two entries that come to one person say so") {
  World world;
  world.steps({step("act-by", "due", {"owner", "accountable"})});
  world.action.owner = world.plan().accountable;
  CHECK(reason(world, "2011-11-18", "act-by") ==
        "The act-by day itself; goes now to director-childrens\n"
        "The act-by day itself; goes with the notice to the owner: both are director-childrens\n");
}

TEST_CASE("what follows from an answer says who did what, in words") {
  World world;
  world.answer("extend", "systems-lead", "2011-11-04", {.date = "2011-12-19"});
  CHECK(reason(world, "2011-11-04", "extension") ==
        "The day on which systems-lead asked for more time; goes now to director-childrens\n");
  CHECK(reason(world, "2011-11-04", "extension-overdue")
            .starts_with("Systems-lead asked for more time, and by then nothing is decided; goes "
                         "on Friday 11 November 2011 at 08:00 to director-childrens\n"));
}

TEST_CASE("a role that nobody holds is told as what is missing") {
  World world;
  world.steps({step("verifier", "due", {"verifier"})});
  world.action.verifier = {};
  CHECK(reason(world, "2011-11-18", "verifier") == "The act-by day itself; it has no verifier\n");
}

TEST_CASE("what became of a notice is told from the ledger") {
  World world;
  world.replay("2011-08-19", "2011-10-21");
  auto& entry = world.ledger.back();
  const std::string rule = "20 working days before act-by Friday 18 November 2011; ";
  using dueward::model::NoticeState;
  auto told = [&](NoticeState state, std::string why) {
    entry.state = state;
    entry.reason = std::move(why);
    return reason(world, "2011-10-24", "four-weeks");
  };
  CHECK(told(NoticeState::owed, "") ==
        rule + "decided on Friday 21 October 2011, its message to systems-lead is on its way\n");
  CHECK(told(NoticeState::failed, "mailbox unknown") ==
        rule + "could not be delivered to systems-lead: mailbox unknown\n");
  CHECK(told(NoticeState::unreachable, "no address") ==
        rule + "could not be sent to systems-lead: no address\n");
  CHECK(told(NoticeState::overtaken, "claimed on 20 October") ==
        rule + "cancelled before it was sent: claimed on 20 October\n");
  CHECK(told(NoticeState::superseded, "") == rule + "not sent, a later step went instead\n");
}

TEST_CASE("former due dates, the pilot and lost steps stay in the story") {
  World world;
  world.replay("2011-08-19", "2011-10-21");
  world.extend("2011-12-19", "2011-11-14");
  CHECK(reason(world, "2011-11-14", "four-weeks") ==
        "Of a former due date; delivered on Friday 21 October 2011 to systems-lead\n"
        "20 working days before act-by Monday 19 December 2011; goes on Monday 21 November 2011 at "
        "08:00 to systems-lead\n");
  world.ledger.back().key.ladder = -2;
  CHECK(reason(world, "2011-11-14", "four-weeks").starts_with("Of the pilot; delivered on"));
  world.ledger.back().key.ladder = 2;
  world.ledger.back().key.step = "old";
  CHECK(reason(world, "2011-11-14", "old") ==
        "No longer a step of the ladder; delivered on Friday 21 October 2011 to systems-lead\n");
}

TEST_CASE("a closed action keeps its story and owes nothing") {
  World world;
  world.replay("2011-08-19", "2011-10-21");
  world.state.open = false;
  CHECK(dates(world).ends_with("The action is closed: nothing more is owed about it\n"));
  CHECK(reason(world, "2011-11-04", "two-weeks") ==
        "Ten working days before act-by Friday 18 November 2011; not sent: the action is closed\n");
}

TEST_CASE("the explanation agrees with the decision, whatever was sent before") {
  CHECK(rc::check([] {
    auto world = some_world();
    Moment now{on("2011-08-19") + std::chrono::days{*rc::gen::inRange(0, 160)},
               std::chrono::hours{*rc::gen::element(7, 8, 15)}};
    std::set<std::string> owed;
    std::set<std::string> superseded;
    auto decision = decide(world.facts(), now);
    for (const auto& notice : decision.notices) {
      owed.insert(shown(notice.key));
      for (const auto& key : notice.settles)
        owed.insert(shown(key));
    }
    for (const auto& gone : decision.superseded)
      superseded.insert(shown(gone.key));

    std::set<std::string> explained_owed;
    std::set<std::string> explained_superseded;
    std::optional<Moment> next;
    auto hour = world.directory.calendars.at({}).send_at;
    for (const auto& rung : explain(world.facts(), now, on("2012-12-31")).rungs) {
      if (rung.verdict == Rung::Verdict::owed_now) explained_owed.insert(shown(rung.key));
      if (rung.verdict == Rung::Verdict::superseded) explained_superseded.insert(shown(rung.key));
      bool to_come =
          rung.verdict == Rung::Verdict::waiting || rung.verdict == Rung::Verdict::held_back;
      if (to_come && (!next || rung.sending_day < next->day)) next = Moment{rung.sending_day, hour};
    }
    RC_ASSERT(explained_owed == owed);
    RC_ASSERT(explained_superseded == superseded);
    RC_ASSERT(next == decision.look_again);
  }));
}
