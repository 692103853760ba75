// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "engine/picture.hpp"
#include "service/service.hpp"

namespace dueward::service {

/// What waits for a decision as of `today`, of one person or of all; overdue ones first, then by
/// their day. Loop thread; the store outlives it.
Await<std::vector<WaitingItem>> waiting(store::Store& store, engine::PicturePtr picture,
                                        calendar::Date today,
                                        std::optional<model::PersonId> decider);

}  // namespace dueward::service
