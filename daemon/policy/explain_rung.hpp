// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "policy/selection.hpp"

namespace dueward::policy {

/// A rung as decide() sees it: what becomes of the item at `now`.
[[nodiscard]] Rung rung_of(const Ground& ground, const std::vector<Item>& items,
                           const std::vector<Choice>& choices, std::size_t index, Moment now);

/// Its reason in words.
[[nodiscard]] std::string reason_of(const Ground& ground, const std::vector<Item>& items,
                                    const std::vector<Choice>& choices, std::size_t index,
                                    const Rung& rung);

/// A line of the ledger that is no longer a rung: of a former ladder, of a step the policy no
/// longer has, of a former holder.
[[nodiscard]] Rung former_rung_of(const model::LedgerEntry& entry);

/// Its reason in words.
[[nodiscard]] std::string reason_of_former(const Ground& ground, const model::LedgerEntry& entry);

}  // namespace dueward::policy
