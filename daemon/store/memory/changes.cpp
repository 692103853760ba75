// SPDX-License-Identifier: MIT
#include "store/memory/changes.hpp"

#include <utility>

#include "store/rules/agreed.hpp"

namespace dueward::store::memory {

std::string manager_of(const Core& core, std::string_view person) {
  const auto found = core.people.find(person);
  if (found == core.people.end() || !found->second.present) return {};
  return std::string{rules::field_of(found->second.standing(), "manager")};
}

bool is_pilot(Core& core, const std::string& plan) {
  if (auto known = core.pilots.find(plan); known != core.pilots.end()) return known->second;
  const auto found = core.plans.find(plan);
  const bool known = found != core.plans.end() && found->second.present;
  return core.pilots[plan] = known && rules::field_of(found->second.standing(), "pilot") == "true";
}

void action_changed(Core& core, Row& row, ActionPtr action, const Change& change) {
  row.action = std::move(action);
  const auto manager = manager_of(core, row.action->owner.str());
  core.actions.change(row, [&](auto& facts) {
    rules::follow(facts, agreed_of(*row.action), manager, change.now, change.today);
  });
}

bool person_changed(Core& core, std::string_view id, const model::Fields& before,
                    const model::Fields& after, const Change& change) {
  const auto manager = manager_of(core, id);
  if (rules::field_of(before, "manager") == manager) {
    return !rules::changes_between(before, after).empty();
  }
  for (auto& row : core.actions.all()) {
    auto& holders = row.facts.state.holders;
    if (holders[0].person.str() == id) rules::hand_over(holders[1], manager, change.today);
  }
  return true;
}

bool plan_changed(Core& core, std::string_view id, const model::Fields& before,
                  const model::Fields& after, const Change& change) {
  core.pilots.clear();
  const auto pilot_in = [](const model::Fields& fields) {
    return rules::field_of(fields, "pilot") == "true";
  };
  if (pilot_in(before) && !pilot_in(after)) {
    for (auto& row : core.actions.all()) {
      if (row.facts.ref.plan.str() == id) row.facts.state.pilot_ended = change.today;
    }
  }
  return !rules::changes_between(before, after).empty();
}

}  // namespace dueward::store::memory
