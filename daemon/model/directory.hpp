// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <string>

#include "calendar/date.hpp"
#include "calendar/working_calendar.hpp"
#include "calendar/zone.hpp"
#include "model/id.hpp"
#include "model/person.hpp"
#include "model/plan.hpp"
#include "model/policy.hpp"
#include "model/rating.hpp"

namespace dueward::model {

/// A calendar and the hour its notices go out.
struct Calendar {
  calendar::WorkingCalendar days;
  calendar::TimeOfDay send_at;
};

/// Everything that is small and that every decision looks at: people, plans, policies, calendars.
/// Immutable once built; a load builds a new one and swaps it, so whoever holds a pointer works on
/// one consistent picture.
struct Directory {
  std::string service_name;
  calendar::Zone zone;
  std::map<PersonId, Person> people;  ///< Bodies too.
  std::map<PlanId, Plan> plans;
  std::map<PolicyId, Policy> policies;
  std::map<CalendarId, Calendar> calendars;  ///< The service's own under the empty id.
  PersonId administrator;                    ///< Empty: each plan's accountable officer.
  RatingRules ratings = {};

  [[nodiscard]] const Person* person(const PersonId& id) const;
  /// The plan's calendar, or the service's own.
  [[nodiscard]] const Calendar& calendar_of(const Plan& plan) const;
};

using DirectoryPtr = std::shared_ptr<const Directory>;

}  // namespace dueward::model
