// SPDX-License-Identifier: MIT
#pragma once

#include "model/directory.hpp"

namespace dueward::test {

inline const model::PlanId plan_id{"ofsted-2011"};

/// One plan with the policy "standard": a reminder "four-weeks", overdue notices and an escalation
/// "director" every five working days. Its people are "lead", "director" and a partner's "nurse".
[[nodiscard]] model::DirectoryPtr small_plan();

}  // namespace dueward::test
