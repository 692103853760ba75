// SPDX-License-Identifier: MIT
/// Whether a missed deadline is sure to be heard of in the end.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "config/draft.hpp"
#include "model/person.hpp"
#include "model/policy.hpp"

namespace dueward::config {

/// What `to` may name beside people and bodies.
[[nodiscard]] const std::array<std::string_view, 4>& role_names();
[[nodiscard]] bool is_role(std::string_view name);

/// Whether the person has an address at one of the notifiers; with an empty list at any.
[[nodiscard]] bool is_reachable(const model::Person& person,
                                const std::vector<model::NotifierId>& via);

/// The step that comes last by date (units compared by their usual length), of one date the later
/// in the policy; nullptr where there is none.
[[nodiscard]] const model::Step* last_step(const model::Policy& policy);

/// Refuses policies whose last step names only people without an address, and warns of such steps
/// before. Roles are looked at with the plans that fill them.
void check_last_steps(Draft& draft);

/// The last step of one policy, asked about many actions.
class LastStep {
 public:
  LastStep(const Draft& draft, const model::Policy& policy);

  /// Whether somebody hears: nobody is found at fault where the policy itself already is.
  [[nodiscard]] bool reaches(const model::Person* owner, const model::Person* verifier,
                             const model::Person* accountable) const;
  [[nodiscard]] std::string name() const { return step_ == nullptr ? "" : step_->name; }

  /// Whether some step goes to the owner's manager.
  [[nodiscard]] bool asks_manager() const { return asks_manager_; }

 private:
  const Draft* draft_;
  const model::Step* step_;
  bool sure_ = false;  ///< Whatever the roles: a person is named, or the fault is reported.
  bool asks_manager_ = false;
};

}  // namespace dueward::config
