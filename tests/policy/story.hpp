// SPDX-License-Identifier: MIT
/// What happens to a made-up world, told day by day.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "policy/world.hpp"

namespace dueward::oracle {

/// The moments of a day that matter: before sending, when it begins, in the afternoon.
[[nodiscard]] std::vector<policy::Moment> moments_of(Date day, calendar::TimeOfDay send_at);

/// Lets `events` happen; `at_moment` sees every moment at which the service is up. What is owed is
/// heard soon after, on every third day on the next.
void tell(World& world, const std::vector<Event>& events, int length,
          const std::function<void(policy::Moment)>& at_moment);

/// For the reader of a failed property.
void log_story(const World& world, const std::vector<Event>& events);
[[nodiscard]] std::string in_text(policy::Moment moment);

}  // namespace dueward::oracle
