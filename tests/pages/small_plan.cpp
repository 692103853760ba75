// SPDX-License-Identifier: MIT
#include "pages/small_plan.hpp"

namespace dueward::test {
namespace {

model::Step step(const char* name, const char* at, model::Kind kind) {
  model::Step step;
  step.name = name;
  step.at = model::parse_step_at(at).value();
  step.kind = kind;
  return step;
}

model::Policy standard() {
  model::Policy policy{model::PolicyId("standard"), {}};
  policy.steps = {step("introduction", "start", model::Kind::assignment),
                  step("four-weeks", "-4 weeks", model::Kind::reminder),
                  step("today", "due", model::Kind::reminder),
                  step("overdue", "+1 working days", model::Kind::overdue),
                  step("director", "+10 working days", model::Kind::escalation)};
  policy.steps.back().repeat = calendar::parse_period("5 working days");
  return policy;
}

}  // namespace

model::DirectoryPtr small_plan() {
  auto directory = std::make_shared<model::Directory>(
      model::Directory{"Example Council", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}});
  for (const char* id : {"lead", "director"}) {
    model::Person person;
    person.id = model::PersonId(id);
    person.name = std::string("Name of ") + id;
    directory->people.emplace(person.id, person);
  }
  model::Person nurse;
  nurse.id = model::PersonId("nurse");
  nurse.name = "Name of nurse";
  nurse.organisation = "Example Health Trust";
  directory->people.emplace(nurse.id, nurse);
  model::Plan plan;
  plan.id = plan_id;
  plan.policy = model::PolicyId("standard");
  directory->plans.emplace(plan.id, plan);
  directory->policies.emplace(model::PolicyId("standard"), standard());
  directory->calendars.emplace(
      model::CalendarId(),
      model::Calendar{
          calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday}, {}, {}),
          std::chrono::hours(8)});
  return directory;
}

}  // namespace dueward::test
