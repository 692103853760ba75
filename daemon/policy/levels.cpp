// SPDX-License-Identifier: MIT
#include "policy/levels.hpp"

#include <algorithm>

#include "policy/dates.hpp"

namespace dueward::policy {
namespace {

using calendar::Date;
using model::LedgerEntry;
using model::NoticeState;

bool keeps_others_waiting(const LedgerEntry& entry, Date today) {
  switch (entry.state) {
    case NoticeState::owed:
      return true;
    case NoticeState::delivered:
      return entry.heard_on.value_or(entry.decided_on) >= today;
    case NoticeState::superseded:
      return entry.decided_on >= today;
    case NoticeState::overtaken:
    case NoticeState::unreachable:
    case NoticeState::failed:
      return false;
  }
  return false;
}

/// The level a line of this ladder was sent to; null for handovers and steps the policy no longer
/// has, which belong to none.
const Level* level_of(const Ground& ground, const LedgerEntry& entry) {
  if (entry.key.ladder != ground.ladder) return nullptr;
  for (const auto& step : ground.policy.steps) {
    if (step.name == entry.key.step) return &step.to;
  }
  return nullptr;
}

/// The date of the level's first step that counts.
Date beginning_of(const Ground& ground, const Level& level) {
  Date first = Date::max();
  for (const auto& step : ground.policy.steps) {
    if (step.to != level) continue;
    auto effective = effective_day(ground, step);
    auto date = step_date(ground, step, effective, 1);
    if (date >= effective) first = std::min(first, date);
  }
  return first;
}

}  // namespace

bool must_wait(const Ground& ground, const Level& level, Date begins, Date today) {
  const auto& ledger = ground.facts.ledger;
  return std::any_of(ledger.begin(), ledger.end(), [&](const LedgerEntry& entry) {
    if (!keeps_others_waiting(entry, today)) return false;
    const auto* other = level_of(ground, entry);
    return other != nullptr && *other != level && beginning_of(ground, *other) <= begins;
  });
}

}  // namespace dueward::policy
