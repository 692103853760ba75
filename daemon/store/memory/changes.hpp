// SPDX-License-Identifier: MIT
/// What follows when an agreed thing changes, by a load or by a decision.
#pragma once

#include <string>
#include <string_view>

#include "model/fields.hpp"
#include "store/memory/core.hpp"

namespace dueward::store::memory {

/// When.
struct Change {
  Instant now;
  Date today;
};

/// The manager of a person as things stand; empty where there is none.
[[nodiscard]] std::string manager_of(const Core& core, std::string_view person);

[[nodiscard]] bool is_pilot(Core& core, const std::string& plan);

/// The row's facts follow `action`, which is how it now stands.
void action_changed(Core& core, Row& row, ActionPtr action, const Change& change);

/// What is agreed must stand already. Gives whether anything has changed; then every action is to
/// be looked at again.
bool person_changed(Core& core, std::string_view id, const model::Fields& before,
                    const model::Fields& after, const Change& change);

/// The same for a plan and its actions.
bool plan_changed(Core& core, std::string_view id, const model::Fields& before,
                  const model::Fields& after, const Change& change);

/// What facts follow, as views into the action.
[[nodiscard]] inline rules::AgreedAction agreed_of(const model::Action& action) {
  return {action.due, action.policy.str(), action.owner.str(), action.proposed};
}

}  // namespace dueward::store::memory
