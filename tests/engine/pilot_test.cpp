// SPDX-License-Identifier: MIT
#include "engine/decide_action.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using calendar::date;

namespace {

const auto today = date(2011, 10, 21);  // a Friday

model::Person person(const std::string& id) {
  model::Person person;
  person.id = model::PersonId{id};
  person.name = "The " + id;
  person.notify = {{model::NotifierId{"email"}, id + "@example.gov.uk"}};
  return person;
}

/// A pilot whose one step goes to the owner and to the verifier at once.
struct Pilot {
  model::Directory directory{"Example", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
  store::DueAction due;

  Pilot() {
    directory.calendars.emplace(
        model::CalendarId{},
        model::Calendar{
            calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday}, {}, {}), 8h});
    for (const char* id : {"lead", "officer"})
      directory.people.emplace(model::PersonId{id}, person(id));
    directory.administrator = model::PersonId{"officer"};
    model::Plan plan;
    plan.id = model::PlanId{"plan"};
    plan.anchor = plan.active_from = today;
    plan.accountable = model::PersonId{"lead"};
    plan.policy = model::PolicyId{"standard"};
    plan.pilot = true;
    directory.plans.emplace(plan.id, plan);
    model::Step step;
    step.name = "assigned";
    step.at = model::parse_step_at("start").value();
    step.to = {"owner", "verifier"};
    step.kind = model::Kind::assignment;
    directory.policies.emplace(plan.policy, model::Policy{plan.policy, {step}});
    due.action.ref = {plan.id, "A-1"};
    due.action.due = due.state.original_due = date(2011, 11, 19);
    due.action.owner = model::PersonId{"lead"};
    due.action.policy = plan.policy;
    due.state.first_loaded = due.state.due_since = due.state.policy_since = today;
  }

  /// "owner: owed lead by officer@example.gov.uk" for each notice.
  [[nodiscard]] std::vector<std::string> decided() const {
    engine::Picture picture;
    picture.directory = std::make_shared<const model::Directory>(directory);
    const auto result = engine::decide_action(due, picture, directory.zone.at(today, 9h),
                                              [](const auto&, const auto&) { return ""; });
    std::vector<std::string> lines;
    for (const auto& notice : result.notices) {
      auto line = notice.entry.key.to + ": " + std::string(to_string(notice.entry.state)) + " " +
                  notice.entry.recipient.str();
      for (const auto& envelope : notice.envelopes)
        line += " by " + envelope.address;
      if (!notice.entry.reason.empty()) line += " because " + notice.entry.reason;
      lines.push_back(line);
    }
    return lines;
  }
};

}  // namespace

TEST_CASE("In a pilot the administrator gets what others would have had, and nothing else") {
  CHECK(Pilot().decided() ==
        std::vector<std::string>{"owner: owed lead by officer@example.gov.uk",
                                 "verifier: unreachable  because it has no verifier"});
}

TEST_CASE("A pilot whose administrator has no address says so") {
  Pilot pilot;
  pilot.directory.people.at(model::PersonId{"officer"}).notify.clear();
  CHECK(pilot.decided().front() ==
        "owner: unreachable lead because The officer has no address at any notifier of this step");
}
