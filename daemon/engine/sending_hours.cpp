// SPDX-License-Identifier: MIT
#include "engine/sending_hours.hpp"

#include <algorithm>

namespace dueward::engine {

std::set<model::PlanId> resting_plans(const model::Directory& directory, calendar::Instant now) {
  const auto today = directory.zone.date_of(now);
  std::set<model::PlanId> resting;
  for (const auto& [id, plan] : directory.plans) {
    const auto& calendar = directory.calendar_of(plan);
    const bool sends =
        calendar.days.is_working(today) && directory.zone.at(today, calendar.send_at) <= now;
    if (!sends) resting.insert(id);
  }
  return resting;
}

std::optional<calendar::Instant> next_sending(const model::Directory& directory,
                                              calendar::Instant now) {
  std::optional<calendar::Instant> next;
  const auto today = directory.zone.date_of(now);
  for (const auto& [id, plan] : directory.plans) {
    const auto& calendar = directory.calendar_of(plan);
    auto moment = directory.zone.at(calendar.days.on_or_after(today), calendar.send_at);
    if (moment <= now) {
      moment = directory.zone.at(calendar.days.on_or_after(today + std::chrono::days{1}),
                                 calendar.send_at);
    }
    next = std::min(next.value_or(moment), moment);
  }
  return next;
}

}  // namespace dueward::engine
