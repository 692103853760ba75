// SPDX-License-Identifier: MIT
/// Pieces of the sentences in which policy explains itself.
#pragma once

#include <string>
#include <vector>

#include "policy/ground.hpp"

namespace dueward::policy {

/// "three months", "one working day", "20 days": the count without its sign.
[[nodiscard]] std::string in_words(calendar::Period period);

/// "19 November is a Saturday", "29 August is the Summer bank holiday"; empty on a working day.
[[nodiscard]] std::string why_not_worked(const calendar::WorkingCalendar& days, calendar::Date day);

/// The name people know somebody by; the id of one the directory does not know.
[[nodiscard]] std::string name_of(const Ground& ground, const model::PersonId& id);

/// Why a step counts only from its effective day: "the service first loaded the action". Without a
/// step the action's own.
[[nodiscard]] std::string what_made_effective(const Ground& ground, const model::Step* step);

[[nodiscard]] std::string capitalised(std::string text);

}  // namespace dueward::policy
