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

/// The hours of a working day in which people hear what follows from an answer.
inline constexpr calendar::TimeOfDay answers_from = std::chrono::hours{7};
inline constexpr calendar::TimeOfDay answers_until = std::chrono::hours{19};

/// Plans outside those hours at this moment.
[[nodiscard]] std::set<model::PlanId> quiet_plans(const model::Directory& directory,
                                                  calendar::Instant now);

/// The first moment, not before `now`, that lies in those hours of the plan.
[[nodiscard]] calendar::Instant next_answer_hour(const model::Directory& directory,
                                                 const model::Plan& plan, calendar::Instant now);

/// The next moment, strictly after `now`, at which such hours begin for a plan that is outside
/// them; nothing where none is.
[[nodiscard]] std::optional<calendar::Instant> next_answer_hour(const model::Directory& directory,
                                                                calendar::Instant now);

/// The next moment, strictly after `now`, at which some plan begins to send the day's notices;
/// nothing where there is no plan.
[[nodiscard]] std::optional<calendar::Instant> next_sending(const model::Directory& directory,
                                                            calendar::Instant now);

}  // namespace dueward::engine
