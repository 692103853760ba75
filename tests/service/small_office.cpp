// SPDX-License-Identifier: MIT
#include "service/small_office.hpp"

namespace dueward::test {
namespace {

using model::PersonId;

const model::PlanId plan_id("ofsted-2011");

const calendar::Instant noon{calendar::date(2011, 11, 18).time_since_epoch() +
                             std::chrono::hours(12)};

model::Plan plan() {
  model::Plan plan;
  plan.id = plan_id;
  plan.anchor = plan.active_from = calendar::date(2011, 8, 19);
  plan.accountable = PersonId("director");
  plan.policy = model::PolicyId("standard");
  return plan;
}

model::Person person(const std::string& id) {
  model::Person person;
  person.id = PersonId(id);
  person.name = id;
  person.notify[model::NotifierId("email")] = id + "@example.gov.uk";
  return person;
}

model::Directory directory() {
  model::Directory directory{
      "Example Council", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
  for (const std::string id : {"lead", "quality", "director"})
    directory.people.emplace(id, person(id));
  directory.plans.emplace(plan_id, plan());
  directory.policies[model::PolicyId("standard")] = {model::PolicyId("standard"), {}};
  directory.calendars.emplace(
      model::CalendarId(),
      model::Calendar{
          calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday}, {}, {}),
          std::chrono::hours(8)});
  return directory;
}

engine::PicturePtr picture_of(model::Directory directory) {
  auto picture = std::make_shared<engine::Picture>();
  picture->directory = std::make_shared<const model::Directory>(std::move(directory));
  return picture;
}

}  // namespace

SmallOffice::SmallOffice()
    : IdleBackroom(picture_of(directory())),
      clock(loop.get_executor(), noon),
      desk(store, clock, *this) {}

model::Action SmallOffice::action(const std::string& id, const std::string& policy) {
  model::Action action;
  action.ref = {plan_id, id};
  action.title = "Title of " + id;
  action.due = calendar::date(2011, 11, 19);
  action.owner = PersonId("lead");
  action.verifier = PersonId("quality");
  action.policy = model::PolicyId(policy);
  return action;
}

void SmallOffice::add_step(model::Step step) {
  auto changed = *picture_->directory;
  changed.policies.at(model::PolicyId("standard")).steps.push_back(std::move(step));
  picture_ = picture_of(std::move(changed));
}

void SmallOffice::make_pilot() {
  auto changed = *picture_->directory;
  changed.plans.at(plan_id).pilot = true;
  picture_ = picture_of(std::move(changed));
}

void SmallOffice::load(const std::vector<model::Action>& actions) {
  std::vector<model::Object> objects{model::to_object(plan())};
  for (const auto& [id, one] : picture_->directory->people)
    objects.push_back(model::to_object(one));
  for (const auto& one : actions)
    objects.push_back(model::to_object(one));
  run(loop, store.begin_load());
  run(loop, store.stage(std::move(objects)));
  store::LoadCommit commit{calendar::date(2011, 8, 19), noon, {}, {}, {}};
  run(loop, store.commit_load(std::move(commit)));
}

}  // namespace dueward::test
