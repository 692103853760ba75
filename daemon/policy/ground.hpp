// SPDX-License-Identifier: MIT
#pragma once

#include "policy/decide.hpp"
#include "policy/lifecycle.hpp"

namespace dueward::policy {

/// What every rung of one action's ladder stands on, looked up once. Refers to the facts it was
/// made from and must not outlive them.
struct Ground {
  /// Throws std::invalid_argument where the directory lacks the action's plan or policy: loading
  /// refuses such a thing.
  explicit Ground(const Facts& given);

  const Facts& facts;
  const model::Plan& plan;
  const model::Policy& policy;
  const calendar::WorkingCalendar& days;
  calendar::TimeOfDay send_at;
  calendar::Date act_by;
  Lifecycle life;
  int ladder;  ///< As keys carry it: negative while the plan is a pilot.

  /// Whether keys of this ladder number say what the present one has settled. What was sent in a
  /// pilot counts in a pilot only.
  [[nodiscard]] bool is_present(int key_ladder) const {
    return key_ladder == facts.state.ladder || key_ladder == ladder;
  }
  [[nodiscard]] bool counts(int key_ladder) const { return key_ladder > 0 || plan.pilot; }

  /// Whether the day's notices go out on this day, and the first moment after `now` at which
  /// notices can go out.
  [[nodiscard]] bool is_open(Moment now) const {
    return days.is_working(now.day) && now.time >= send_at;
  }
  [[nodiscard]] calendar::Date next_open_day(Moment now) const {
    bool later_today = days.is_working(now.day) && now.time < send_at;
    return later_today ? now.day : days.add_working_days(now.day, 1);
  }
};

}  // namespace dueward::policy
