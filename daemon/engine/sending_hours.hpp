// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <set>

#include "calendar/date.hpp"
#include "model/directory.hpp"

namespace dueward::engine {

/// Plans that send nothing at this moment: not their working day, or before their hour.
[[nodiscard]] std::set<model::PlanId> resting_plans(const model::Directory& directory,
                                                    calendar::Instant now);

/// The next moment, strictly after `now`, at which some plan begins to send; nothing where there is
/// no plan.
[[nodiscard]] std::optional<calendar::Instant> next_sending(const model::Directory& directory,
                                                            calendar::Instant now);

}  // namespace dueward::engine
