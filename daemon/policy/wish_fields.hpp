// SPDX-License-Identifier: MIT
/// What an answer has to say by its verb. Pure; any thread.
#pragma once

#include <vector>

#include "policy/ground.hpp"
#include "policy/judge.hpp"
#include "policy/transitions.hpp"

namespace dueward::policy {

/// The fields of an answer that do not fit, with why. A date that its verb does not have is taken
/// out of it.
[[nodiscard]] std::vector<FieldFault> field_faults(const Ground& ground, const Transition& rule,
                                                   model::Answer& wish, calendar::Date today);

}  // namespace dueward::policy
