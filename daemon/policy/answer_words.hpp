// SPDX-License-Identifier: MIT
/// Answers in sentences.
#pragma once

#include <string>
#include <string_view>

#include "model/answer.hpp"

namespace dueward::policy {

/// An answer as a thing that somebody takes back: "the claim that this is done".
[[nodiscard]] std::string_view as_a_thing(const model::Answer& answer);

/// What somebody did who answered: "asked for more time".
[[nodiscard]] std::string_view did(model::Verb verb);

/// "in progress", "closed: its risk was accepted"
[[nodiscard]] std::string state_in_words(model::State state);

}  // namespace dueward::policy
