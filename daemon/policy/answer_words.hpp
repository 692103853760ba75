// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "model/answer.hpp"

namespace dueward::policy {

/// An answer as a thing that somebody takes back: "the claim that this is done".
[[nodiscard]] std::string_view as_a_thing(const model::Answer& answer);

}  // namespace dueward::policy
