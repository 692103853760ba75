// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/picture.hpp"
#include "service/service.hpp"

namespace dueward::service {

/// What waits for a decision as of `today`, of one person or of all; overdue ones first, then by
/// their day. Loop thread; the store outlives it.
Await<std::vector<WaitingItem>> waiting(store::Store& store, engine::PicturePtr picture,
                                        calendar::Date today,
                                        std::optional<model::PersonId> decider);

/// "ofsted-2011/SG-07 (Case system …): Head of Quality is to verify the claim of Systems Lead
/// before Friday 2 December 2011", and that it is overdue. In place of names that the reader does
/// not read (policy::reads) whose side it is.
[[nodiscard]] std::string in_words(const WaitingItem& item, const model::Directory& directory,
                                   const model::PersonId& reader);

}  // namespace dueward::service
