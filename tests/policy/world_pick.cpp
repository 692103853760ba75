// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rapidcheck.h>

#include "calendar/zone.hpp"
#include "policy/world.hpp"

namespace dueward::oracle {
namespace {

using calendar::Period;
using calendar::Unit;
using model::NotifierId;
using model::PersonId;
using model::StepAt;
using std::chrono::days;

/// From `low` up to `high`, both included, as likely in the first made-up world as in the last;
/// shrinks towards `low`.
rc::Gen<int> between(int low, int high) {
  return rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1));
}

int pick(int low, int high) {
  return *between(low, high);
}

/// True once in `odds` times; shrinks to false.
bool chance(int odds) {
  return pick(0, odds - 1) == odds - 1;
}

PersonId pick_person() {
  return PersonId{"p" + std::to_string(pick(1, 6))};
}

Days pick_days(Date first) {
  static const std::vector<std::set<unsigned>> weekends{{0, 6}, {0, 6}, {5, 6}, {0}, {}};
  Days result;
  result.weekend = weekends[static_cast<std::size_t>(pick(0, 4))];
  for (int offset : *rc::gen::container<std::vector<int>>(between(-60, 400))) {
    auto& set = offset % 3 == 0 ? result.closures : result.holidays;
    if (set.size() < 12) set.insert(first + days{offset});
  }
  static const std::vector<int> minutes{8 * 60, 0, 7 * 60 + 30};
  result.send_at = std::chrono::minutes{minutes[static_cast<std::size_t>(pick(0, 2))]};
  return result;
}

model::Person pick_one(int number, Date first) {
  model::Person person;
  person.id = PersonId{"p" + std::to_string(number)};
  person.name = "Person " + std::to_string(number);
  if (!chance(6)) person.notify[NotifierId{"email"}] = person.id.str() + "@example.org";
  if (chance(4)) person.notify[NotifierId{"hook"}] = "https://example.org/" + person.id.str();
  if (!chance(3)) person.manager = pick_person();
  if (chance(2)) person.deputy = pick_person();
  if (chance(3)) person.digest = std::chrono::weekday{static_cast<unsigned>(pick(0, 6))};
  if (chance(3)) {
    Date from = first + days{pick(0, 200)};
    person.away.push_back({from, from + days{pick(0, 30)}});
  }
  return person;
}

Period pick_period(int most_days) {
  switch (pick(0, 4)) {
    case 0:
      return {pick(1, most_days), Unit::days};
    case 1:
      return {pick(1, std::max(1, most_days / 7)), Unit::weeks};
    case 2:
      return {pick(1, std::max(1, most_days / 25)), Unit::months};
    default:
      return {pick(1, most_days), Unit::working_days};
  }
}

std::vector<std::string> pick_to() {
  static const std::vector<std::string> entries{"owner", "owner.manager", "accountable", "p1",
                                                "p2",    "verifier"};
  std::vector<std::string> result;
  for (int count = pick(1, 3); count > 0; --count) {
    const auto& entry = entries[static_cast<std::size_t>(pick(0, 5))];
    if (std::find(result.begin(), result.end(), entry) == result.end()) result.push_back(entry);
  }
  return result;
}

model::Policy pick_policy(const std::string& id) {
  model::Policy policy;
  policy.id = model::PolicyId{id};
  for (int count = pick(1, 7); count > 0; --count) {
    model::Step step;
    step.name = "s" + std::to_string(count);
    step.to = pick_to();
    switch (pick(0, 5)) {
      case 0:
        step.at = {StepAt::Base::start, {}};
        step.kind = model::Kind::assignment;
        break;
      case 1:
        step.at = {StepAt::Base::due, {}};
        break;
      case 2:
      case 3:
        step.at = {StepAt::Base::before, pick_period(30)};
        break;
      default:
        step.at = {StepAt::Base::after, pick_period(15)};
        step.kind = model::Kind::escalation;
        if (chance(3)) step.repeat = pick_period(10);
    }
    step.urgent = chance(6);
    if (chance(8)) step.via = {NotifierId{"hook"}};
    policy.steps.push_back(step);
  }
  return policy;
}

model::Plan pick_plan(Date first) {
  model::Plan plan;
  plan.id = model::PlanId{"plan"};
  plan.title = "Plan";
  plan.anchor = first - days{pick(0, 30)};
  plan.active_from = first + days{pick(-10, 20)};
  plan.accountable = pick_person();
  plan.policy = model::PolicyId{"first"};
  if (chance(3)) plan.grace = pick_period(10);
  plan.pilot = chance(5);
  return plan;
}

void pick_calendar(World& world) {
  // A closure far away that changes nothing makes the calendar.
  world.happen({0, Event::What::closure, 0}, world.first_day - days{3000});
}

}  // namespace

World pick_world() {
  static const calendar::Zone zone("Europe/London");
  Date first = calendar::date(2011, 1, 3) + days{pick(0, 500)};
  World world{{}, {"Service", zone, {}, {}, {}, {}, {}}, {}, {}, {}, {}, first, -1, -1};
  world.days = pick_days(first);
  for (int number = 1; number <= 6; ++number) {
    auto person = pick_one(number, first);
    world.directory.people.emplace(person.id, person);
  }
  for (const char* name : {"first", "second"}) {
    auto policy = pick_policy(name);
    world.directory.policies.emplace(policy.id, policy);
  }
  auto plan = pick_plan(first);
  world.directory.plans.emplace(plan.id, plan);
  pick_calendar(world);

  auto& action = world.action;
  action.ref = {plan.id, "A-1"};
  action.title = "Action";
  action.policy = model::PolicyId{"first"};
  action.due = first + days{pick(-20, 120)};
  if (!chance(5)) action.owner = pick_person();
  if (!chance(4)) action.verifier = pick_person();
  auto& state = world.state;
  state.original_due = action.due;
  state.first_loaded = state.due_since = state.policy_since = first;
  PersonId owner = action.owner.empty() ? plan.accountable : action.owner;
  PersonId manager = world.directory.people.at(owner).manager;
  if (action.owner.empty() || manager.empty()) manager = plan.accountable;
  state.holders = {{"owner", owner, {}, first, 1}, {"owner.manager", manager, {}, first, 1}};
  return world;
}

std::vector<Event> pick_events(int days) {
  using What = Event::What;
  auto one = rc::gen::map(rc::gen::tuple(between(0, days - 1), between(0, 22), between(-10, 39)),
                          [](const std::tuple<int, int, int>& picked) {
                            auto [day, what, size] = picked;
                            Event event{day, static_cast<What>(what), size};
                            if (event.what != What::new_due) event.size = std::abs(size);
                            return event;
                          });
  auto events = *rc::gen::scale(0.25, rc::gen::container<std::vector<Event>>(one));
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.day < b.day; });
  return events;
}

}  // namespace dueward::oracle
