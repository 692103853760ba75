// SPDX-License-Identifier: MIT
#include "world.hpp"

#include <chrono>

#include "calendar/holidays.hpp"
#include "calendar/working_calendar.hpp"

namespace dueward::test {
namespace {

using calendar::date;

model::Person make_person(const std::string& id, const std::string& name,
                          const std::string& manager, const std::string& phone) {
  model::Person person;
  person.id = model::PersonId(id);
  person.name = name;
  person.manager = model::PersonId(manager);
  person.phone = phone;
  person.notify = {{model::NotifierId("email"), id + "@example.gov.uk"}};
  return person;
}

model::Step step(const char* name, const char* at, const char* to, model::Kind kind) {
  model::Step step;
  step.name = name;
  step.at = *model::parse_step_at(at);
  step.to = {to};
  step.kind = kind;
  return step;
}

model::Policy standard() {
  using enum model::Kind;
  model::Policy policy{model::PolicyId("standard"),
                       {step("assigned", "start", "owner", assignment),
                        step("two-weeks", "-10 working days", "owner", reminder),
                        step("tomorrow", "-1 working days", "owner", reminder),
                        step("overdue", "+1 working days", "owner", overdue),
                        step("manager", "+3 working days", "owner.manager", escalation),
                        step("accountable", "+5 working days", "accountable", escalation),
                        step("director", "+10 working days", "strategic-director", escalation)}};
  policy.steps.back().repeat = calendar::parse_period("5 working days");
  return policy;
}

model::Plan make_plan() {
  model::Plan plan;
  plan.id = model::PlanId("ofsted-2011");
  plan.title = "Safeguarding and looked after children";
  plan.anchor = date(2011, 8, 19);
  plan.active_from = plan.anchor;
  plan.accountable = model::PersonId("director-childrens");
  plan.contact = model::PersonId("improvement-officer");
  plan.policy = model::PolicyId("standard");
  return plan;
}

}  // namespace

World::World()
    : directory{
          "Example Council improvement plan",    calendar::Zone("Europe/London"), {}, {}, {}, {},
          model::PersonId("improvement-officer")} {
  for (const auto& person :
       {make_person("systems-lead", "Systems Lead", "head-of-quality", "01632 960107"),
        make_person("head-of-quality", "Head of Service, Safeguarding and Quality",
                    "director-childrens", "01632 960105"),
        make_person("director-childrens", "Director of Children's Services", "strategic-director",
                    "01632 960102"),
        make_person("strategic-director", "Strategic Director", "", "01632 960101"),
        make_person("improvement-officer", "Improvement Officer", "director-childrens",
                    "01632 960110")}) {
    directory.people.emplace(person.id, person);
  }
  directory.plans.emplace(model::PlanId("ofsted-2011"), make_plan());
  directory.policies.emplace(model::PolicyId("standard"), standard());
  calendar::WorkingCalendar days({std::chrono::Saturday, std::chrono::Sunday},
                                 {*calendar::bundled_holidays("england-and-wales")}, {});
  directory.calendars.emplace(model::CalendarId(),
                              model::Calendar{std::move(days), std::chrono::hours(8)});
}

model::Action action(const std::string& id, const std::string& title) {
  model::Action action;
  action.ref = {model::PlanId("ofsted-2011"), id};
  action.title = title;
  action.due = date(2011, 11, 19);
  action.owner = model::PersonId("systems-lead");
  action.policy = model::PolicyId("standard");
  return action;
}

model::Action chronologies() {
  return action("SG-07", "Case system produces usable chronologies");
}

store::NoticeInMessage notice(model::Action of, model::Kind kind, const std::string& step,
                              const std::string& to, const std::string& recipient,
                              calendar::Date day) {
  store::NoticeInMessage notice;
  notice.entry.key = {1, step, 1, to};
  notice.entry.kind = kind;
  notice.entry.recipient = model::PersonId(recipient);
  notice.entry.named = notice.entry.recipient;
  notice.entry.date = day;
  notice.entry.decided_on = day;
  notice.state.original_due = of.due;
  notice.state.first_loaded = date(2011, 8, 19);
  notice.state.due_since = date(2011, 8, 19);
  notice.state.policy_since = date(2011, 8, 19);
  notice.action = std::move(of);
  return notice;
}

store::SealedMessage sealed(calendar::Date day, std::vector<store::NoticeInMessage> notices) {
  store::SealedMessage message;
  message.id = model::MessageId{1};
  message.key = "m1";
  message.recipient = notices.front().entry.recipient;
  message.envelope = {model::NotifierId("email"), message.recipient.str() + "@example.gov.uk",
                      "example.gov.uk"};
  message.day = day;
  message.notices = std::move(notices);
  return message;
}

model::LedgerEntry told(model::Kind kind, const std::string& whom, calendar::Date day) {
  model::LedgerEntry entry;
  entry.key = {1, "earlier", 1, "owner"};
  entry.state = model::NoticeState::delivered;
  entry.kind = kind;
  entry.recipient = model::PersonId(whom);
  entry.named = entry.recipient;
  entry.date = day;
  entry.decided_on = day;
  entry.heard_on = day;
  return entry;
}

}  // namespace dueward::test
