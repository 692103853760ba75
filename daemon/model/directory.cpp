// SPDX-License-Identifier: MIT
#include "model/directory.hpp"

namespace dueward::model {

const Person* Directory::person(const PersonId& id) const {
  auto found = people.find(id);
  return found == people.end() ? nullptr : &found->second;
}

const Calendar& Directory::calendar_of(const Plan& plan) const {
  return calendars.at(plan.calendar);
}

}  // namespace dueward::model
