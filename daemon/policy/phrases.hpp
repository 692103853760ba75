// SPDX-License-Identifier: MIT
/// Pieces of the sentences in which policy explains itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/answer.hpp"
#include "policy/ground.hpp"

namespace dueward::policy {

/// "three months", "one working day", "20 days": the count without its sign.
[[nodiscard]] std::string in_words(calendar::Period period);

/// "19 November is a Saturday", "29 August is the Summer bank holiday"; empty on a working day.
[[nodiscard]] std::string why_not_worked(const calendar::WorkingCalendar& days, calendar::Date day);

/// The name people know somebody by; the id of one the directory does not know.
[[nodiscard]] std::string name_of(const Ground& ground, const model::PersonId& id);

/// Whom an entry of `to` means: "the owner's manager", or the name of whom it names.
[[nodiscard]] std::string role_in_words(const Ground& ground, std::string_view entry);

/// Why an entry of `to` comes to nobody: "it has no verifier".
[[nodiscard]] std::string nobody_is(std::string_view entry);

/// Why a step counts only from its effective day: "the service first loaded the action". Without a
/// step the action's own.
[[nodiscard]] std::string what_made_effective(const Ground& ground, const model::Step* step);

[[nodiscard]] std::string capitalised(std::string text);

}  // namespace dueward::policy
