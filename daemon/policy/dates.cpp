// SPDX-License-Identifier: MIT
#include "policy/dates.hpp"

#include <algorithm>

namespace dueward::policy {
namespace {

using calendar::Date;
using calendar::Period;
using calendar::Unit;
using model::StepAt;

/// `count` times the period on from a day, in the calendar of steps: closures observed. Where it
/// falls, working day or not.
Date counted(Date from, Period period, int count, const calendar::WorkingCalendar& days) {
  switch (period.unit) {
    case Unit::days:
      return from + std::chrono::days{period.count * count};
    case Unit::weeks:
      return from + std::chrono::weeks{period.count * count};
    case Unit::months:
      return calendar::add_months(from, period.count * count);
    case Unit::working_days:
      return days.add_working_days(from, period.count * count);
  }
  return from;
}

Date first_date(const Ground& ground, const model::Step& step, Date effective) {
  const auto& offset = step.at.offset;
  switch (step.at.base) {
    case StepAt::Base::start:
      return ground.days.on_or_after(effective);
    case StepAt::Base::due:
      return ground.act_by;
    case StepAt::Base::before: {
      bool in_working_days = offset.unit == Unit::working_days;
      Date from = in_working_days ? ground.act_by : ground.facts.action.due;
      return ground.days.on_or_before(counted(from, offset, -1, ground.days));
    }
    case StepAt::Base::after:
      return ground.days.on_or_after(counted(base_day(ground, effective), offset, 1, ground.days));
  }
  return effective;
}

}  // namespace

Date active_day(const Ground& ground) {
  const auto& state = ground.facts.state;
  Date day = std::max(ground.plan.active_from, state.first_loaded);
  if (state.pilot_ended) day = std::max(day, *state.pilot_ended);
  return day;
}

Date ladder_day(const Ground& ground) {
  const auto& state = ground.facts.state;
  Date day = std::max({active_day(ground), state.due_since, state.policy_since});
  return ground.life.resumed ? std::max(day, *ground.life.resumed) : day;
}

Date effective_day(const Ground& ground, const model::Step& step) {
  Date day = ladder_day(ground);
  const auto& entered = ground.facts.step_entries;
  auto found = entered.find(step.name);
  return found == entered.end() ? day : std::max(day, found->second);
}

Date base_day(const Ground& ground, Date effective) {
  if (ground.facts.action.due > effective) return ground.facts.action.due;
  if (!ground.plan.grace) return effective;
  return counted(effective, *ground.plan.grace, 1, ground.days);
}

Date step_date(const Ground& ground, const model::Step& step, Date effective, int occurrence) {
  Date first = first_date(ground, step, effective);
  if (occurrence == 1) return first;
  return ground.days.on_or_after(counted(first, *step.repeat, occurrence - 1, ground.days));
}

Date handover_date(const Ground& ground, const model::Holder& holder) {
  return ground.days.add_working_days(holder.since, 1);
}

Date clock_day(const Ground& ground, Date from, Period within) {
  return ground.days.on_or_after(counted(from, within, 1, ground.days));
}

Date sending_day(const Ground& ground, Date date, const model::Person* person, bool at_once) {
  if (person != nullptr && person->digest && !at_once) {
    date += *person->digest - std::chrono::weekday{date};
  }
  return ground.days.on_or_after(date);
}

}  // namespace dueward::policy
