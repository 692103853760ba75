// SPDX-License-Identifier: MIT
#pragma once

#include "engine/picture.hpp"
#include "policy/decide.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// What policy is asked about: the action as the store has it, in the directory of the picture.
/// Refers to both.
[[nodiscard]] policy::Facts facts_of(const engine::Picture& picture,
                                     const store::ActionRecord& record);

}  // namespace dueward::service
