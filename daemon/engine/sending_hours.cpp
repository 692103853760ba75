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

std::set<model::PlanId> quiet_plans(const model::Directory& directory, calendar::Instant now) {
  std::set<model::PlanId> quiet;
  for (const auto& [id, plan] : directory.plans) {
    if (next_answer_hour(directory, plan, now) > now) quiet.insert(id);
  }
  return quiet;
}

calendar::Instant next_answer_hour(const model::Directory& directory, const model::Plan& plan,
                                   calendar::Instant now) {
  const auto& days = directory.calendar_of(plan).days;
  const auto today = directory.zone.date_of(now);
  const bool over = now >= directory.zone.at(today, answers_until);
  const auto day = days.on_or_after(over ? today + std::chrono::days{1} : today);
  return std::max(now, directory.zone.at(day, answers_from));
}

std::optional<calendar::Instant> next_answer_hour(const model::Directory& directory,
                                                  calendar::Instant now) {
  std::optional<calendar::Instant> next;
  for (const auto& [id, plan] : directory.plans) {
    const auto moment = next_answer_hour(directory, plan, now);
    if (moment > now) next = std::min(next.value_or(moment), moment);
  }
  return next;
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
