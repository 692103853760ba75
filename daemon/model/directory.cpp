// SPDX-License-Identifier: MIT
#include "model/directory.hpp"

namespace dueward::model {

const Person* Directory::person(const PersonId& id) const {
  auto found = people.find(id);
  return found == people.end() ? nullptr : &found->second;
}

const Calendar& Directory::calendar_of(const Plan& plan) const {
  // A plan that only the store still has may name a calendar that the files no longer have.
  auto found = calendars.find(plan.calendar);
  return found == calendars.end() ? calendars.at(CalendarId{}) : found->second;
}

}  // namespace dueward::model
