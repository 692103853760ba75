// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/picture.hpp"
#include "policy/decide.hpp"
#include "service/service.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// What policy is asked about: the action as the store has it, in the directory of the picture.
/// Refers to both.
[[nodiscard]] policy::Facts facts_of(const engine::Picture& picture,
                                     const store::ActionRecord& record);

/// Why policy cannot be asked about the action: "policy "standard" is not loaded". Empty where it
/// can. A store may have actions whose plan or policy the files have lost.
[[nodiscard]] std::string missing_for(const engine::Picture& picture, const model::Action& action);

/// Whether the action is any of this person's business (policy::is_concerned), as it was read.
/// Nobody's where its rules are lost.
[[nodiscard]] bool concerns(const ActionDetail& detail, const model::PersonId& person);

/// For what cannot go on without policy.
[[nodiscard]] Refused without_rules(const model::ActionRef& ref, const std::string& missing);

}  // namespace dueward::service
