// SPDX-License-Identifier: MIT
/// Who is who about an action.
#pragma once

#include <string>

#include "policy/ground.hpp"
#include "policy/transitions.hpp"

namespace dueward::policy {

/// In what capacities a person can answer; deputies have those of whom they stand in for, at any
/// time.
[[nodiscard]] Roles roles_of(const Ground& ground, const model::PersonId& person);

/// Who holds the action: its owner, or the accountable officer while there is none.
[[nodiscard]] const model::PersonId& holder_of(const Ground& ground);

/// The holder's manager, or the accountable officer where there is none.
[[nodiscard]] const model::PersonId& manager_of(const Ground& ground);

/// Whoever is to verify a claim, never the holder nor whoever made the claim: the action's
/// verifier, else the accountable officer, their manager, or the administrator. Empty where that
/// leaves nobody.
[[nodiscard]] model::PersonId verifier_of(const Ground& ground);

/// The manager of whoever verifies, or the accountable officer.
[[nodiscard]] model::PersonId verifier_manager_of(const Ground& ground);

/// Whoever is asked to decide an extension or another owner, never the holder nor whoever asked for
/// it: of another owner the owner's manager; then the accountable officer, their manager, or the
/// administrator. Empty where that leaves nobody.
[[nodiscard]] model::PersonId decider_of(const Ground& ground, const model::Answer& request);

/// Who is told when that person does not decide; may be empty.
[[nodiscard]] model::PersonId above_decider_of(const Ground& ground, const model::Answer& request);

/// Whether a person can decide the request by their place: they may still have asked for it
/// themselves.
[[nodiscard]] bool may_decide(const Ground& ground, const model::Answer& request,
                              const model::PersonId& person);

/// "the owner", "the verifier": for sentences.
[[nodiscard]] std::string in_words(Roles roles);

}  // namespace dueward::policy
