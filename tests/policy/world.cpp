// SPDX-License-Identifier: MIT
#include "policy/world.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "calendar/holidays.hpp"

namespace dueward::oracle {
namespace {

using model::LedgerEntry;
using model::NoticeState;
using model::PersonId;
using model::Verb;

PersonId numbered(int number) {
  return PersonId{"p" + std::to_string(std::abs(number) % 6 + 1)};
}

/// The calendar that the policy sees, made again from the plain sets.
void rebuild_calendar(World& world) {
  std::vector<std::chrono::weekday> weekend;
  for (unsigned day : world.days.weekend) {
    weekend.emplace_back(day);
  }
  calendar::HolidayList list;
  list.name = "made up";
  for (Date day : world.days.holidays) {
    list.days.push_back({day, "holiday"});
  }
  list.known = {calendar::date(2000, 1, 1), calendar::date(2030, 12, 31)};
  calendar::WorkingCalendar working(weekend, {list},
                                    {world.days.closures.begin(), world.days.closures.end()});
  world.directory.calendars.insert_or_assign(model::CalendarId{},
                                             model::Calendar{working, world.days.send_at});
}

PersonId manager_now(World& world) {
  auto owner = world.directory.people.find(world.action.owner);
  if (owner == world.directory.people.end() || owner->second.manager.empty())
    return world.plan().accountable;
  return owner->second.manager;
}

/// Recorded at noon, by the owner.
model::Answer& answer(World& world, Verb verb, Date today) {
  model::Answer answer;
  answer.number = static_cast<int>(world.state.answers.size()) + 1;
  answer.verb = verb;
  answer.by = world.action.owner.empty() ? world.plan().accountable : world.action.owner;
  answer.on = today;
  answer.at = world.directory.zone.at(today, std::chrono::hours{12});
  return world.state.answers.emplace_back(std::move(answer));
}

/// The latest answer was given by somebody who may not be the owner.
void let_answer(World& world, const PersonId& by, Date today) {
  auto& answer = world.state.answers.back();
  const auto owner = std::exchange(answer.by, by);
  const auto& person = world.directory.people.at(owner);
  const bool stands_in = person.deputy == by && person.is_away(today);
  if (by != owner) (stands_in ? answer.stood_in_for : answer.told) = owner;
}

bool is_taken_back(const model::ActionState& state, const model::Answer& answer) {
  return std::any_of(state.answers.begin(), state.answers.end(), [&](const auto& other) {
    return other.verb == Verb::correct && other.about == answer.number;
  });
}

/// Whether the last word about a claim is this one.
bool claim_stands(const model::ActionState& state, Verb word) {
  std::optional<Verb> last;
  for (const auto& answer : state.answers) {
    if (is_taken_back(state, answer)) continue;
    if (answer.verb == Verb::claim || answer.verb == Verb::sign_off ||
        answer.verb == Verb::send_back || answer.verb == Verb::reopen) {
      last = answer.verb;
    }
  }
  return last == word;
}

bool is_chased(const model::ActionState& state) {
  return state.open && !claim_stands(state, Verb::claim) && !claim_stands(state, Verb::sign_off);
}

/// The extension that waits; nullptr where none does.
const model::Answer* undecided(const model::ActionState& state) {
  const model::Answer* asked = nullptr;
  for (const auto& answer : state.answers) {
    if (is_taken_back(state, answer)) continue;
    if (answer.verb == Verb::extend) asked = &answer;
    if (answer.verb == Verb::approve || answer.verb == Verb::claim) asked = nullptr;
  }
  return asked;
}

void decide_claim(World& world, bool sent_back, const PersonId& by, Date today) {
  int claim = 0;
  for (const auto& answer : world.state.answers) {
    if (answer.verb == Verb::claim && !is_taken_back(world.state, answer)) claim = answer.number;
  }
  auto& decision = answer(world, sent_back ? Verb::send_back : Verb::sign_off, today);
  decision.by = by;
  decision.about = claim;
  if (sent_back) ++world.state.ladder;
  if (!sent_back) world.state.open = false;
}

/// The latest answer that stands, unless it granted something.
void take_back(World& world, const PersonId& by, Date today) {
  auto& state = world.state;
  const model::Answer* latest = nullptr;
  for (const auto& answer : state.answers) {
    if (answer.verb != Verb::correct && !is_taken_back(state, answer)) latest = &answer;
  }
  if (latest == nullptr || latest->verb == Verb::approve) return;
  const auto verb = latest->verb;
  const int about = latest->number;
  auto& correction = answer(world, Verb::correct, today);
  correction.by = by;
  correction.about = about;
  if (verb == Verb::claim) ++state.ladder;
  if (verb == Verb::sign_off) state.open = true;
  if (verb == Verb::reopen) state.open = false;
}

void grant(World& world, const PersonId& by, Date today) {
  const auto* asked = undecided(world.state);
  if (asked == nullptr || !is_chased(world.state)) return;
  const auto due = *asked->date;
  const int about = asked->number;
  auto& decision = answer(world, Verb::approve, today);
  decision.by = by;
  decision.about = about;
  decision.date = due;
  if (due == world.action.due) return;
  world.action.due = due;
  world.state.due_since = today;
  ++world.state.ladder;
}

void hold(World& world, const std::string& role, const PersonId& person, Date today) {
  for (auto& holder : world.state.holders) {
    if (holder.role != role || holder.person == person) continue;
    holder = {role, person, holder.person, today, holder.number + 1};
  }
}

}  // namespace

policy::Facts World::facts() const {
  return {directory, action, state, step_entries, ledger};
}

model::Plan& World::plan() {
  return directory.plans.at(action.ref.plan);
}

void World::happen(const Event& event, Date today) {
  auto& someone = directory.people.at(numbered(event.size));
  switch (event.what) {
    case Event::What::outage:
      down_until = std::max(down_until, event.day + event.size);
      break;
    case Event::What::mail_down:
      mail_down_until = std::max(mail_down_until, event.day + event.size);
      break;
    case Event::What::bounce:
    case Event::What::overtaken:
      for (auto& entry : ledger) {
        if (entry.state == NoticeState::owed)
          entry.state =
              event.what == Event::What::bounce ? NoticeState::failed : NoticeState::overtaken;
      }
      break;
    case Event::What::new_owner:
      if (action.owner == someone.id) break;
      action.owner = someone.id;
      hold(*this, "owner", someone.id, today);
      hold(*this, "owner.manager", manager_now(*this), today);
      break;
    case Event::What::new_due:
      if (event.size == 0) break;
      action.due += std::chrono::days{event.size};
      state.due_since = today;
      ++state.ladder;
      break;
    case Event::What::step_changed: {
      auto& steps = directory.policies.at(action.policy).steps;
      auto& step = steps[static_cast<std::size_t>(event.size) % steps.size()];
      if (step.at.offset.count == 0) break;
      ++step.at.offset.count;
      step_entries[step.name] = today;
      break;
    }
    case Event::What::other_policy:
      action.policy = model::PolicyId{action.policy.str() == "first" ? "second" : "first"};
      state.policy_since = today;
      break;
    case Event::What::pilot:
      plan().pilot = !plan().pilot;
      if (!plan().pilot) state.pilot_ended = today;
      break;
    case Event::What::away:
      someone.away.push_back({today, today + std::chrono::days{13}});
      break;
    case Event::What::address_lost:
      someone.notify.clear();
      break;
    case Event::What::address_found:
      someone.notify[model::NotifierId{"email"}] = someone.id.str() + "@example.org";
      break;
    case Event::What::closed:
      state.open = false;
      break;
    case Event::What::reopened:
      state.open = true;
      if (!claim_stands(state, Verb::sign_off)) break;
      answer(*this, Verb::reopen, today);
      ++state.ladder;
      break;
    case Event::What::acknowledged:
      if (!is_chased(state)) break;
      answer(*this, Verb::acknowledge, today).date = today + std::chrono::days{event.size};
      if (event.size % 2 == 1) let_answer(*this, someone.id, today);
      break;
    case Event::What::claimed:
      if (is_chased(state)) answer(*this, Verb::claim, today);
      break;
    case Event::What::sent_back:
    case Event::What::signed_off:
      if (!claim_stands(state, Verb::claim)) break;
      decide_claim(*this, event.what == Event::What::sent_back, someone.id, today);
      break;
    case Event::What::asked:
      if (!is_chased(state) || undecided(state) != nullptr) break;
      answer(*this, Verb::extend, today).date = action.due + std::chrono::days{1 + event.size};
      break;
    case Event::What::granted:
      grant(*this, someone.id, today);
      break;
    case Event::What::recovered: {
      if (!is_chased(state)) break;
      auto& recovery = answer(*this, Verb::recover, today);
      recovery.by = someone.id;
      recovery.date = today + std::chrono::days{event.size};
      break;
    }
    case Event::What::taken_back:
      take_back(*this, someone.id, today);
      break;
    case Event::What::closure:
      days.closures.insert(today);
      rebuild_calendar(*this);
      break;
  }
}

void World::record(const policy::Decision& decision, Date today) {
  for (const auto& notice : decision.notices) {
    LedgerEntry entry;
    entry.key = notice.key;
    entry.state = notice.envelopes.empty() ? NoticeState::unreachable : NoticeState::owed;
    entry.kind = notice.kind;
    entry.recipient = notice.recipient;
    entry.named = notice.named;
    entry.date = notice.date;
    entry.decided_on = today;
    ledger.push_back(entry);
    for (const auto& key : notice.settles) {
      entry.key = key;
      ledger.push_back(entry);
    }
  }
  for (const auto& step : decision.superseded) {
    LedgerEntry entry;
    entry.key = step.key;
    entry.state = NoticeState::superseded;
    entry.kind = step.kind;
    entry.named = step.named;
    entry.date = step.date;
    entry.decided_on = today;
    ledger.push_back(entry);
  }
}

void World::deliver(Date today) {
  for (auto& entry : ledger) {
    if (entry.state != NoticeState::owed) continue;
    entry.state = NoticeState::delivered;
    entry.heard_on = today;
  }
}

}  // namespace dueward::oracle
