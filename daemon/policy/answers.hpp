// SPDX-License-Identifier: MIT
/// What answers mean for what is owed: which steps rest, and what is owed beside the ladder.
#pragma once

#include <vector>

#include "policy/ladder.hpp"

namespace dueward::policy {

/// Why a step of the ladder is not owed; `item` has its step, occurrence, `to` and date.
[[nodiscard]] Rest rest_of(const Ground& ground, const Item& item);

/// What people are owed because of answers: decisions that wait for them, what became of their own
/// answers, and that an escalation is over. In order of the answers.
[[nodiscard]] std::vector<Item> answer_items(const Ground& ground);

/// The days on which those hear who stand above whoever has not verified or decided.
[[nodiscard]] calendar::Date verify_before(const Ground& ground, const model::Answer& claim);
[[nodiscard]] calendar::Date decide_before(const Ground& ground, const model::Answer& asked);

}  // namespace dueward::policy
