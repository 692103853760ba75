// SPDX-License-Identifier: MIT
/// From the model back to files that load to the same values: `dueward plan write`.
#pragma once

#include <span>
#include <string>

#include "calendar/working_calendar.hpp"
#include "model/person.hpp"
#include "model/plan.hpp"

namespace dueward::config {

/// The text of people.toml: people first, then bodies, in the order given.
[[nodiscard]] std::string write_people(std::span<const model::Person> people);

/// The text of plans/ID.toml. An action whose due date is not the one its timescale leads to, as
/// after an extension, is written with both; when read back, `due` counts.
[[nodiscard]] std::string write_plan(const model::Plan& plan,
                                     std::span<const model::Action> actions,
                                     const calendar::WorkingCalendar& calendar);

}  // namespace dueward::config
