// SPDX-License-Identifier: MIT
#pragma once

#include "engine/picture.hpp"
#include "service/service.hpp"

namespace dueward::service {

/// Grey, with the reason, where the action cannot be rated (missing_for).
[[nodiscard]] policy::Rating rating_of(const store::ActionRecord& record,
                                       const engine::Picture& picture, calendar::Date today);

/// An action as a line of a list, as of a day.
[[nodiscard]] ActionLine line_of(store::ActionRecord record, const engine::Picture& picture,
                                 calendar::Date today);

}  // namespace dueward::service
