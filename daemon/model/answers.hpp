// SPDX-License-Identifier: MIT
/// What the answers of one action say about each other. All of them, in the order of their numbers.
#pragma once

#include <span>

#include "model/answer.hpp"

namespace dueward::model {

/// The answer of a number; null where there is none.
[[nodiscard]] const Answer* find_answer(std::span<const Answer> answers, int number);

/// Whether an answer was taken back by a later one.
[[nodiscard]] bool is_taken_back(std::span<const Answer> answers, int number);

/// Whether one of them still counts: it was not taken back, and is no correction itself.
[[nodiscard]] bool stands(std::span<const Answer> answers, const Answer& answer);

/// Whether it is what an owner answers, and others may answer in their place.
[[nodiscard]] bool is_for_owner(Verb verb);

/// Whether an answer stands that a person gave as the owner, on a day or after it.
[[nodiscard]] bool has_answered_as_owner(std::span<const Answer> answers, const PersonId& person,
                                         calendar::Date since);

}  // namespace dueward::model
