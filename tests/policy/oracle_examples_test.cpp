// SPDX-License-Identifier: MIT
/// The oracle itself against dates that people worked out by hand.
#include <algorithm>

#include "calendar/zone.hpp"
#include "policy/oracle.hpp"
#include "policy/world.hpp"
#include "support/catch.hpp"

namespace dueward::oracle {
namespace {

using calendar::Unit;
using model::PersonId;
using model::StepAt;

/// One action of a plan under the reference ladder, in England in the winter of 2011.
World example(Date due) {
  static const calendar::Zone zone("Europe/London");
  Date published = calendar::date(2011, 8, 19);
  World world{{}, {"Service", zone, {}, {}, {}, {}, {}}, {}, {}, {}, {}, published, -1, -1};
  world.days.weekend = {0, 6};
  world.days.holidays = {calendar::date(2011, 8, 29),  calendar::date(2011, 12, 26),
                         calendar::date(2011, 12, 27), calendar::date(2012, 1, 2),
                         calendar::date(2012, 4, 6),   calendar::date(2012, 4, 9)};
  world.days.send_at = std::chrono::hours{8};

  auto before = [](const char* name, int count) {
    return model::Step{name,      {StepAt::Base::before, {count, Unit::working_days}},
                       {"owner"}, model::Kind::reminder,
                       {},        false,
                       {}};
  };
  auto after = [](const char* name, int count, const char* to) {
    return model::Step{name, {StepAt::Base::after, {count, Unit::working_days}},
                       {to}, model::Kind::escalation,
                       {},   false,
                       {}};
  };
  model::Policy policy{
      model::PolicyId{"standard"},
      {before("four-weeks", 20), before("two-weeks", 10), before("one-week", 5),
       before("tomorrow", 1), after("overdue", 1, "owner"), after("manager", 3, "owner.manager"),
       after("accountable", 5, "accountable"), after("director", 10, "director")}};
  world.directory.policies.emplace(policy.id, policy);

  model::Plan plan;
  plan.id = model::PlanId{"plan"};
  plan.active_from = plan.anchor = published;
  plan.accountable = PersonId{"accountable-officer"};
  plan.policy = policy.id;
  world.directory.plans.emplace(plan.id, plan);
  for (const char* id : {"lead", "head", "accountable-officer", "director"}) {
    model::Person person;
    person.id = PersonId{id};
    person.notify[model::NotifierId{"email"}] = std::string{id} + "@example.gov.uk";
    if (person.id == PersonId{"lead"}) person.manager = PersonId{"head"};
    world.directory.people.emplace(person.id, person);
  }

  world.action.ref = {plan.id, "SG-07"};
  world.action.due = due;
  world.action.owner = PersonId{"lead"};
  world.action.policy = policy.id;
  world.state.first_loaded = world.state.due_since = world.state.policy_since = published;
  return world;
}

std::vector<std::string> dates(const World& world) {
  std::vector<std::string> result;
  for (const auto& rung : rungs(world.facts(), world.days, calendar::date(2012, 12, 31))) {
    result.push_back(calendar::to_string(rung.date));
  }
  return result;
}

/// "step>recipient" of each notice of a day.
std::vector<std::string> sent(World& world, int year, unsigned month, unsigned day) {
  Date today = calendar::date(year, month, day);
  auto decision = decide(world.facts(), world.days, {today, std::chrono::hours{8}});
  world.record(decision, today);
  world.deliver(today);
  std::vector<std::string> result;
  for (const auto& notice : decision.notices) {
    result.push_back(notice.key.step + ">" + notice.recipient.str());
  }
  return result;
}

using Dates = std::vector<std::string>;
using Sent = std::vector<std::string>;

}  // namespace

TEST_CASE("the oracle finds the reference ladder of an action due on Saturday 19 November 2011") {
  auto world = example(calendar::date(2011, 11, 19));
  CHECK(act_by(world.facts(), world.days) == calendar::date(2011, 11, 18));
  CHECK(dates(world) == Dates{"2011-10-21", "2011-11-04", "2011-11-11", "2011-11-17", "2011-11-21",
                              "2011-11-23", "2011-11-25", "2011-12-02"});
}

TEST_CASE("the oracle finds the reference ladder of an action due on Sunday 19 February 2012") {
  auto world = example(calendar::date(2012, 2, 19));
  CHECK(act_by(world.facts(), world.days) == calendar::date(2012, 2, 17));
  CHECK(dates(world) == Dates{"2012-01-20", "2012-02-03", "2012-02-10", "2012-02-16", "2012-02-20",
                              "2012-02-22", "2012-02-24", "2012-03-02"});
}

TEST_CASE("the oracle counts ten working days across Christmas") {
  auto world = example(calendar::date(2011, 12, 19));
  CHECK(dates(world).back() == "2012-01-05");
}

TEST_CASE("the oracle holds one level a working day after an outage over the whole ladder") {
  auto world = example(calendar::date(2011, 11, 19));
  CHECK(sent(world, 2011, 12, 5) == Sent{"overdue>lead"});
  CHECK(sent(world, 2011, 12, 5) == Sent{});
  CHECK(sent(world, 2011, 12, 6) == Sent{"manager>head"});
  CHECK(sent(world, 2011, 12, 7) == Sent{"accountable>accountable-officer"});
  CHECK(sent(world, 2011, 12, 8) == Sent{"director>director"});
  CHECK(sent(world, 2011, 12, 9) == Sent{});
}

TEST_CASE("the oracle never asks for rungs that lie before the action came under the policy") {
  auto world = example(calendar::date(2011, 11, 19));
  world.state.policy_since = calendar::date(2011, 11, 17);
  CHECK(sent(world, 2011, 11, 16) == Sent{});
  CHECK(sent(world, 2011, 11, 17) == Sent{"tomorrow>lead"});
}

}  // namespace dueward::oracle
