// SPDX-License-Identifier: MIT
#include "policy/ground.hpp"

#include <stdexcept>

namespace dueward::policy {
namespace {

const model::Plan& plan_of(const Facts& facts) {
  auto found = facts.directory.plans.find(facts.action.ref.plan);
  if (found != facts.directory.plans.end()) return found->second;
  throw std::invalid_argument("action " + to_string(facts.action.ref) + ": its plan is not loaded");
}

const model::Policy& policy_of(const Facts& facts, const model::Plan& plan) {
  const auto& id = facts.action.policy.empty() ? plan.policy : facts.action.policy;
  auto found = facts.directory.policies.find(id);
  if (found != facts.directory.policies.end()) return found->second;
  throw std::invalid_argument("action " + to_string(facts.action.ref) + ": its policy \"" +
                              id.str() + "\" is not loaded");
}

}  // namespace

Ground::Ground(const Facts& given)
    : facts(given),
      plan(plan_of(given)),
      policy(policy_of(given, plan)),
      days(given.directory.calendar_of(plan).days),
      send_at(given.directory.calendar_of(plan).send_at),
      act_by(calendar::act_by(given.action.due, days)),
      life(lifecycle_of(given.action, given.state.answers, given.directory.zone)),
      ladder(plan.pilot ? -given.state.ladder : given.state.ladder) {}

}  // namespace dueward::policy
