// SPDX-License-Identifier: MIT
#include "policy/oracle_parts.hpp"

#include <algorithm>
#include <set>

namespace dueward::oracle {

using std::chrono::days;

const model::Plan& plan_of(const Facts& facts) {
  return facts.directory.plans.at(facts.action.ref.plan);
}

int ladder_of(const Facts& facts) {
  return plan_of(facts).pilot ? -facts.state.ladder : facts.state.ladder;
}

PersonId named_by(const Facts& facts, const std::string& entry) {
  const auto& accountable = plan_of(facts).accountable;
  const auto& owner = facts.action.owner;
  if (entry == "accountable") return accountable;
  if (entry == "verifier") return facts.action.verifier;
  if (entry == "owner") return owner.empty() ? accountable : owner;
  if (entry == "owner.manager") {
    const auto* person = owner.empty() ? nullptr : facts.directory.person(owner);
    return person && !person->manager.empty() ? person->manager : accountable;
  }
  return PersonId{entry};
}

Date sending_day(const Facts& facts, const Days& calendar, Date date, const PersonId& named,
                 bool urgent) {
  const auto* person = facts.directory.person(named);
  if (person && person->digest && !urgent) {
    while (std::chrono::weekday{date} != *person->digest) {
      date += days{1};
    }
  }
  return calendar.on_to_worked(date);
}

std::vector<model::Envelope> envelopes(const Facts& facts, const PersonId& recipient,
                                       const std::vector<model::NotifierId>& via) {
  std::vector<model::Envelope> result;
  const auto* person = facts.directory.person(recipient);
  if (!person) return result;
  for (const auto& [notifier, address] : person->notify) {
    if (via.empty() || std::find(via.begin(), via.end(), notifier) != via.end())
      result.push_back({notifier, address, {}});
  }
  return result;
}

/// The deputy of somebody who is away: unless the deputy is away too, or cannot be reached.
PersonId stand_in(const Facts& facts, const PersonId& named, Date day,
                  const std::vector<model::NotifierId>& via) {
  const auto* person = facts.directory.person(named);
  if (!person || !person->is_away(day)) return named;
  const auto* deputy = facts.directory.person(person->deputy);
  if (!deputy || deputy->is_away(day) || envelopes(facts, deputy->id, via).empty()) return named;
  return deputy->id;
}

/// What was sent in a pilot settles nothing once it is over; what was sent before it stays sent.
bool counts(const Facts& facts, const LedgerEntry& entry) {
  return entry.key.ladder > 0 || plan_of(facts).pilot;
}

bool is_settled(const Facts& facts, const NoticeKey& key, bool once_in_life, Date date) {
  for (const auto& entry : facts.ledger) {
    bool same = entry.key.step == key.step && entry.key.occurrence == key.occurrence &&
                entry.key.to == key.to;
    // A ladder that begins on a day does not say again what was said for that day.
    bool heard = entry.state == NoticeState::delivered && entry.date == date;
    if (same && counts(facts, entry) &&
        (std::abs(entry.key.ladder) == facts.state.ladder || once_in_life || heard))
      return true;
  }
  return false;
}

std::vector<PersonId> unreached(const Facts& facts) {
  std::set<PersonId> result;
  for (const auto& entry : facts.ledger) {
    bool unheard = entry.state == NoticeState::unreachable || entry.state == NoticeState::failed;
    if (entry.key.ladder == ladder_of(facts) && unheard && !entry.recipient.empty())
      result.insert(entry.recipient);
  }
  return {result.begin(), result.end()};
}

}  // namespace dueward::oracle
