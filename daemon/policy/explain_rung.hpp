// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "policy/selection.hpp"

namespace dueward::policy {

/// A rung as decide() sees it: what becomes of the item at `now`, with the reason in words.
[[nodiscard]] Rung explain_rung(const Ground& ground, const std::vector<Item>& items,
                                const std::vector<Choice>& choices, std::size_t index, Moment now);

/// A line of the ledger that is no longer a rung: of a former due date, of a step the policy no
/// longer has, of a former holder.
[[nodiscard]] Rung explain_former(const Ground& ground, const model::LedgerEntry& entry);

}  // namespace dueward::policy
