// SPDX-License-Identifier: MIT
#include "policy/levels.hpp"

#include <algorithm>

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

/// The level an entry was sent to. A step the policy no longer has was a level of its own.
Level level_of(const Ground& ground, const LedgerEntry& entry) {
  for (const auto& step : ground.policy.steps) {
    if (step.name == entry.key.step) return step.to;
  }
  return {entry.key.to};
}

bool is_of_ladder(const Ground& ground, const LedgerEntry& entry) {
  return ground.is_present(entry.key.ladder) && entry.key.step != model::handover_step;
}

Date beginning_of(const Ground& ground, const Level& level, Date latest) {
  for (const auto& entry : ground.facts.ledger) {
    if (is_of_ladder(ground, entry) && entry.date < latest && level_of(ground, entry) == level) {
      latest = entry.date;
    }
  }
  return latest;
}

}  // namespace

bool must_wait(const Ground& ground, const Level& level, Date begins, Date today) {
  const auto& ledger = ground.facts.ledger;
  return std::any_of(ledger.begin(), ledger.end(), [&](const LedgerEntry& entry) {
    if (!is_of_ladder(ground, entry) || !keeps_others_waiting(entry, today)) return false;
    auto other = level_of(ground, entry);
    return other != level && beginning_of(ground, other, entry.date) <= begins;
  });
}

}  // namespace dueward::policy
