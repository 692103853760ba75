// SPDX-License-Identifier: MIT
#include "service/escalated.hpp"

#include <algorithm>
#include <cstdlib>

namespace dueward::service {

std::set<model::PersonId> escalated_to(const store::ActionRecord& record) {
  std::set<model::PersonId> people;
  for (const auto& entry : record.ledger) {
    if (entry.kind == model::Kind::escalation && entry.state == model::NoticeState::delivered &&
        std::abs(entry.key.ladder) == record.state.ladder) {
      people.insert(entry.recipient);
    }
  }
  return people;
}

bool may_be_escalated_to(const model::Directory& directory, const model::PersonId& person) {
  const auto is_manager = [&](const auto& entry) {
    return entry.second.manager == person || entry.second.deputy == person;
  };
  const auto is_accountable = [&](const auto& entry) { return entry.second.accountable == person; };
  const auto is_named = [&](const auto& entry) {
    return std::ranges::any_of(entry.second.steps, [&](const model::Step& step) {
      return std::ranges::find(step.to, person.str()) != step.to.end();
    });
  };
  return std::ranges::any_of(directory.people, is_manager) ||
         std::ranges::any_of(directory.plans, is_accountable) ||
         std::ranges::any_of(directory.policies, is_named);
}

}  // namespace dueward::service
