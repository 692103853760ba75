// SPDX-License-Identifier: MIT
#include "policy/oracle.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "policy/oracle_parts.hpp"

namespace dueward::oracle {
namespace {

using calendar::Period;
using calendar::Unit;
using model::StepAt;

const model::Policy& policy_of(const Facts& facts) {
  const auto& own = facts.action.policy;
  return facts.directory.policies.at(own.empty() ? plan_of(facts).policy : own);
}

Date effective_day(const Facts& facts, const model::Step& step) {
  auto entered = facts.step_entries.find(step.name);
  Date result = entered == facts.step_entries.end() ? facts.state.first_loaded : entered->second;
  result = std::max(result, plan_of(facts).active_from);
  result = std::max(result, facts.state.first_loaded);
  result = std::max(result, facts.state.due_since);
  result = std::max(result, facts.state.policy_since);
  if (facts.state.pilot_ended) result = std::max(result, *facts.state.pilot_ended);
  if (auto again = begun_again(facts)) result = std::max(result, *again);
  return result;
}

Date base_day(const Facts& facts, const Days& calendar, Date effective) {
  if (facts.action.due > effective) return facts.action.due;
  auto grace = plan_of(facts).grace;
  return grace ? calendar.plus(effective, *grace) : effective;
}

Date step_date(const Facts& facts, const Days& calendar, const model::Step& step) {
  Date effective = effective_day(facts, step);
  auto back = Period{-step.at.offset.count, step.at.offset.unit};
  switch (step.at.base) {
    case StepAt::Base::start:
      return calendar.on_to_worked(effective);
    case StepAt::Base::due:
      return act_by(facts, calendar);
    case StepAt::Base::before:
      if (back.unit == Unit::working_days) return calendar.plus(act_by(facts, calendar), back);
      return calendar.back_to_worked(calendar.plus(facts.action.due, back));
    case StepAt::Base::after:
      return calendar.on_to_worked(
          calendar.plus(base_day(facts, calendar, effective), step.at.offset));
  }
  return {};
}

/// Counted from the step's own date, never chained.
Date repetition(const Days& calendar, Date first, const model::Step& step, int occurrence) {
  if (occurrence == 1) return first;
  Period shift{step.repeat->count * (occurrence - 1), step.repeat->unit};
  return calendar.on_to_worked(calendar.plus(first, shift));
}

PersonId recipient_of(const Facts& facts, const Rung& rung, Date day) {
  return stand_in(facts, rung.named, day, policy_of(facts).steps[rung.step].via);
}

using Level = std::vector<std::string>;

/// The date of a level's first step that can be owed.
Date beginning(const Facts& facts, const std::vector<Rung>& all, const Level& level) {
  Date result = Date::max();
  for (const auto& rung : all) {
    if (!rung.never() && policy_of(facts).steps[rung.step].to == level)
      result = std::min(result, rung.date);
  }
  return result;
}

/// Somebody of another level that began no later has it still to hear, or heard it only today.
bool lower_level_is_hearing(const Facts& facts, const std::vector<Rung>& all, const Level& level,
                            Date first_late, Date today) {
  for (const auto& entry : facts.ledger) {
    if (entry.key.ladder != ladder_of(facts)) continue;
    for (const auto& step : policy_of(facts).steps) {
      if (step.name != entry.key.step || step.to == level) continue;
      if (beginning(facts, all, step.to) > first_late) continue;
      if (entry.state == NoticeState::owed) return true;
      if (entry.heard_on && *entry.heard_on >= today) return true;
      if (entry.state == NoticeState::superseded && entry.decided_on >= today) return true;
    }
  }
  return false;
}

bool reachable(const Facts& facts, const Rung& rung, Date today) {
  const auto& step = policy_of(facts).steps[rung.step];
  return !envelopes(facts, recipient_of(facts, rung, today), step.via).empty();
}

/// Takes from `late` what may go: the lowest level, and the next where nobody in it can be reached.
std::vector<Rung> take_lowest_levels(const Facts& facts, const std::vector<Rung>& all,
                                     std::vector<Rung>& late, Date today) {
  std::vector<Rung> result;
  const auto& steps = policy_of(facts).steps;
  while (!late.empty()) {
    auto first = *std::min_element(late.begin(), late.end(), [](const Rung& a, const Rung& b) {
      return std::tie(a.date, a.step) < std::tie(b.date, b.step);
    });
    const Level& level = steps[first.step].to;
    if (lower_level_is_hearing(facts, all, level, first.date, today)) break;
    bool somebody_hears = false;
    std::vector<Rung> rest;
    for (const auto& rung : late) {
      if (steps[rung.step].to != level) {
        rest.push_back(rung);
        continue;
      }
      result.push_back(rung);
      somebody_hears = somebody_hears || reachable(facts, rung, today);
    }
    late = rest;
    if (somebody_hears) break;
  }
  return result;
}

bool later(const Rung& a, const Rung& b) {
  if (a.date != b.date) return a.date > b.date;
  if (a.step != b.step) return a.step > b.step;
  if (a.key.occurrence != b.key.occurrence) return a.key.occurrence > b.key.occurrence;
  return a.entry < b.entry;
}

/// All that goes to one person now: the latest is sent, the others are settled with it.
void send_latest(const Facts& facts, std::vector<Rung> group, const PersonId& recipient, Date today,
                 policy::Decision& decision) {
  std::sort(group.begin(), group.end(), later);
  const auto& winner = group.front();
  const auto& steps = policy_of(facts).steps;
  const auto& step = steps[winner.step];
  policy::Notice notice;
  notice.key = winner.key;
  notice.kind = step.kind;
  notice.date = winner.date;
  notice.recipient = recipient;
  notice.named = winner.named;
  notice.urgent = step.urgent;
  notice.late = winner.sending < today;
  notice.envelopes = envelopes(facts, recipient, step.via);
  notice.unreached = unreached(facts);
  for (std::size_t i = 1; i < group.size(); ++i) {
    const auto& rung = group[i];
    if (rung.step == winner.step && rung.key.occurrence == winner.key.occurrence) {
      notice.settles.push_back(rung.key);
    } else {
      decision.superseded.push_back(
          {rung.key, rung.date, rung.named, steps[rung.step].kind, step.name});
    }
  }
  std::sort(notice.settles.begin(), notice.settles.end());
  decision.notices.push_back(std::move(notice));
}

void add_handovers(const Facts& facts, const Days& calendar, Date today,
                   policy::Decision& decision) {
  for (const auto& holder : facts.state.holders) {
    if (holder.number < 2) continue;
    if (!facts.state.open || is_signed_off(facts)) continue;
    if (holder.role == "owner" && has_taken_up(facts, holder)) continue;
    NoticeKey key{ladder_of(facts), "handover", holder.number - 1, holder.role};
    Date date = calendar.count_worked(holder.since, 1);
    Date known = std::max(plan_of(facts).active_from, facts.state.first_loaded);
    if (facts.state.pilot_ended) known = std::max(known, *facts.state.pilot_ended);
    Date sending = sending_day(facts, calendar, date, holder.person, false);
    bool told = std::any_of(facts.ledger.begin(), facts.ledger.end(), [&](const auto& entry) {
      return counts(facts, entry) && entry.key.step == key.step && entry.key.to == key.to &&
             entry.key.occurrence == key.occurrence;
    });
    if (date < known || sending > today || told) continue;
    policy::Notice notice;
    notice.key = key;
    notice.kind = model::Kind::handover;
    notice.date = date;
    notice.named = holder.person;
    notice.recipient = stand_in(facts, holder.person, today, {});
    notice.late = sending < today;
    notice.envelopes = envelopes(facts, notice.recipient, {});
    notice.unreached = unreached(facts);
    decision.notices.push_back(std::move(notice));
  }
}

}  // namespace

Date act_by(const Facts& facts, const Days& calendar) {
  return calendar.back_to_worked(facts.action.due);
}

std::vector<Rung> rungs(const Facts& facts, const Days& calendar, Date until) {
  std::vector<Rung> result;
  const auto& steps = policy_of(facts).steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& step = steps[i];
    Date first = step_date(facts, calendar, step);
    for (int occurrence = 1;; ++occurrence) {
      Date date = repetition(calendar, first, step, occurrence);
      if (date > until) break;
      for (std::size_t entry = 0; entry < step.to.size(); ++entry) {
        Rung rung;
        rung.key = {ladder_of(facts), step.name, occurrence, step.to[entry]};
        rung.step = i;
        rung.entry = entry;
        rung.date = date;
        rung.effective = effective_day(facts, step);
        rung.named = named_by(facts, step.to[entry]);
        rung.sending = sending_day(facts, calendar, date, rung.named, step.urgent);
        rung.resting = is_resting(facts, step, rung);
        rung.settled = is_settled(facts, rung.key, step.at.base == StepAt::Base::start, date);
        result.push_back(rung);
      }
      if (!step.repeat) break;
    }
  }
  return result;
}

policy::Decision decide(const Facts& facts, const Days& calendar, policy::Moment now) {
  policy::Decision decision;
  const bool open = calendar.worked(now.day) && now.time >= calendar.send_at;
  add_answer_notices(facts, calendar, now.day, open, decision);
  auto by_key = [](const auto& a, const auto& b) { return a.key < b.key; };
  std::sort(decision.notices.begin(), decision.notices.end(), by_key);
  if (!open) return decision;

  std::vector<Rung> late;
  std::vector<Rung> going;
  auto all = rungs(facts, calendar, now.day);
  for (const auto& rung : all) {
    if (rung.settled || rung.never() || rung.sending > now.day) continue;
    (rung.sending < now.day ? late : going).push_back(rung);
  }
  for (const auto& rung : take_lowest_levels(facts, all, late, now.day)) {
    going.push_back(rung);
  }

  std::map<PersonId, std::vector<Rung>> by_recipient;
  for (const auto& rung : going) {
    auto recipient = recipient_of(facts, rung, now.day);
    // Nobody is no person to whom two things could go at once.
    if (recipient.empty())
      send_latest(facts, {rung}, recipient, now.day, decision);
    else
      by_recipient[recipient].push_back(rung);
  }
  for (auto& [recipient, group] : by_recipient) {
    // What is held back is settled as well where a later step goes to the same person today.
    auto latest = *std::min_element(group.begin(), group.end(), later);
    for (const auto& rung : late) {
      if (recipient_of(facts, rung, now.day) == recipient && later(latest, rung))
        group.push_back(rung);
    }
    send_latest(facts, group, recipient, now.day, decision);
  }
  add_handovers(facts, calendar, now.day, decision);

  std::sort(decision.notices.begin(), decision.notices.end(), by_key);
  std::sort(decision.superseded.begin(), decision.superseded.end(), by_key);
  return decision;
}

}  // namespace dueward::oracle
