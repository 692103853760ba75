// SPDX-License-Identifier: MIT
#pragma once

#include <set>

#include "model/directory.hpp"
#include "model/id.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// Who was told of the action by an escalation of its present ladder. The record has its ledger.
/// Pure.
[[nodiscard]] std::set<model::PersonId> escalated_to(const store::ActionRecord& record);

/// Whether escalations may go to this person as things stand: for most it is not worth looking.
/// Pure.
[[nodiscard]] bool may_be_escalated_to(const model::Directory& directory,
                                       const model::PersonId& person);

}  // namespace dueward::service
