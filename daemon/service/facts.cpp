// SPDX-License-Identifier: MIT
#include "service/facts.hpp"

#include "policy/judge.hpp"

namespace dueward::service {

policy::Facts facts_of(const engine::Picture& picture, const store::ActionRecord& record) {
  return {*picture.directory, record.action, record.state, picture.entries_of(record.action.policy),
          record.ledger};
}

namespace {

std::string missing_in(const model::Directory& directory, const model::Action& action) {
  const auto plan = directory.plans.find(action.ref.plan);
  if (plan == directory.plans.end()) return "plan \"" + action.ref.plan.str() + "\" is not loaded";
  const auto& policy = action.policy.empty() ? plan->second.policy : action.policy;
  if (directory.policies.contains(policy)) return {};
  return "policy \"" + policy.str() + "\" is not loaded";
}

}  // namespace

std::string missing_for(const engine::Picture& picture, const model::Action& action) {
  return missing_in(*picture.directory, action);
}

bool concerns(const ActionDetail& detail, const model::PersonId& person) {
  const auto& record = detail.record;
  if (record.withdrawn || !missing_in(*detail.directory, record.action).empty()) return false;
  static const model::StepEntries none;
  const policy::Facts facts{*detail.directory, record.action, record.state, none, record.ledger};
  return policy::is_concerned(facts, person);
}

Refused without_rules(const model::ActionRef& ref, const std::string& missing) {
  return Refused(Refused::Kind::conflict, "action " + to_string(ref) + " has no rules now: " +
                                              missing + ". Put it back into the files and reload");
}

}  // namespace dueward::service
