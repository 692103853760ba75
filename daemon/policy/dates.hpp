// SPDX-License-Identifier: MIT
/// The dates of a ladder's steps.
#pragma once

#include "policy/ground.hpp"

namespace dueward::policy {

/// From when anything about the action counts: the latest of the plan's active_from, the day the
/// action was first loaded and the end of the last pilot.
[[nodiscard]] calendar::Date active_day(const Ground& ground);

/// From when the ladder counts: the active day, the day the present due date took effect, the day
/// the action came under its policy, and the day an answer made it chased (again).
[[nodiscard]] calendar::Date ladder_day(const Ground& ground);

/// From when a step counts: that of the ladder, and the day the step entered its policy. Working
/// day or not.
[[nodiscard]] calendar::Date effective_day(const Ground& ground, const model::Step& step);

/// What `+` steps are counted from: due, or for what is already due on its effective day that day
/// plus the plan's grace.
[[nodiscard]] calendar::Date base_day(const Ground& ground, calendar::Date effective);

/// The step's own date, always a working day. `occurrence` counts from 1; only a step with `repeat`
/// has further ones.
[[nodiscard]] calendar::Date step_date(const Ground& ground, const model::Step& step,
                                       calendar::Date effective, int occurrence);

[[nodiscard]] calendar::Date handover_date(const Ground& ground, const model::Holder& holder);

/// The first working day on which a notice of this date may go to this person. `person` may be
/// null; `at_once` passes their digest over.
[[nodiscard]] calendar::Date sending_day(const Ground& ground, calendar::Date date,
                                         const model::Person* person, bool at_once);

/// `within` after a day, moved on to a working day.
[[nodiscard]] calendar::Date clock_day(const Ground& ground, calendar::Date from,
                                       calendar::Period within);

}  // namespace dueward::policy
