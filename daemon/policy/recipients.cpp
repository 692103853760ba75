// SPDX-License-Identifier: MIT
#include "policy/recipients.hpp"

#include <algorithm>

#include "policy/roles.hpp"

namespace dueward::policy {
namespace {

using model::NotifierId;
using model::Person;

bool may_use(const NotifierId& notifier, const std::vector<NotifierId>& via) {
  return via.empty() || std::find(via.begin(), via.end(), notifier) != via.end();
}

}  // namespace

Named named_person(const Ground& ground, const model::PersonId& id) {
  return {&id, ground.facts.directory.person(id)};
}

Named named_by(const Ground& ground, std::string_view entry) {
  const auto& action = ground.facts.action;
  if (entry == "owner") return named_person(ground, holder_of(ground));
  if (entry == "owner.manager") return named_person(ground, manager_of(ground));
  if (entry == "accountable") return named_person(ground, ground.plan.accountable);
  if (entry == "verifier") return named_person(ground, action.verifier);
  const auto& people = ground.facts.directory.people;
  auto found = people.find(model::PersonId{entry});
  if (found == people.end()) {
    static const model::PersonId nobody;
    return {&nobody, nullptr};
  }
  return {&found->first, &found->second};
}

const Person* recipient_on(const Ground& ground, const Named& named, calendar::Date day,
                           const std::vector<NotifierId>& via) {
  const auto* person = named.person;
  if (person == nullptr || !person->is_away(day)) return person;
  const auto* deputy = ground.facts.directory.person(person->deputy);
  bool acts = deputy != nullptr && !deputy->is_away(day) && is_reachable(deputy, via);
  return acts ? deputy : person;
}

bool is_reachable(const Person* person, const std::vector<NotifierId>& via) {
  return person != nullptr &&
         std::any_of(person->notify.begin(), person->notify.end(),
                     [&via](const auto& address) { return may_use(address.first, via); });
}

std::vector<model::Envelope> envelopes_for(const Person* person,
                                           const std::vector<NotifierId>& via) {
  std::vector<model::Envelope> envelopes;
  if (person == nullptr) return envelopes;
  for (const auto& [notifier, address] : person->notify) {
    if (may_use(notifier, via)) envelopes.push_back({notifier, address, {}});
  }
  return envelopes;
}

}  // namespace dueward::policy
