// SPDX-License-Identifier: MIT
#pragma once

#include "engine/picture.hpp"
#include "service/service.hpp"

namespace dueward::service {

/// By the calendar of its plan, or the service's own where that is not loaded.
[[nodiscard]] calendar::Date act_by_of(const model::Action& action,
                                       const model::Directory& directory);

/// Grey, with the reason, where the action cannot be rated (missing_for).
[[nodiscard]] policy::Rating rating_of(const store::ActionRecord& record,
                                       const engine::Picture& picture, calendar::Date today);

/// An action as a line of a list, as of a day.
[[nodiscard]] ActionLine line_of(store::ActionRecord record, const engine::Picture& picture,
                                 calendar::Date today);

}  // namespace dueward::service
