// SPDX-License-Identifier: MIT
/// For whom a deputy answers, and when they are back to hear of it. Pure; any thread.
#pragma once

#include "policy/ground.hpp"

namespace dueward::policy {

/// Whoever is away on the day and whose turn it is to give this answer, where their deputy gives
/// it; empty otherwise. `request`: what it decides, where it decides a request.
[[nodiscard]] model::PersonId stood_in_for(const Ground& ground, const model::Answer& answer,
                                           const model::Answer* request, calendar::Date today);

/// The first working day from a day on on which the person is not away.
[[nodiscard]] calendar::Date back_on(const Ground& ground, const model::Person& person,
                                     calendar::Date from);

}  // namespace dueward::policy
