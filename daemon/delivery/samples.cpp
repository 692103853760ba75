// SPDX-License-Identifier: MIT
#include "delivery/samples.hpp"

#include <chrono>

#include "calendar/working_calendar.hpp"

namespace dueward::delivery {
namespace {

using calendar::date;

model::Person person(const char* id, const char* name, const char* manager) {
  model::Person person;
  person.id = model::PersonId(id);
  person.name = name;
  person.manager = model::PersonId(manager);
  person.notify = {{model::NotifierId("email"), std::string(id) + "@example.gov.uk"}};
  person.phone = "01632 960001";
  return person;
}

model::Plan plan() {
  model::Plan plan;
  plan.id = model::PlanId("sample");
  plan.title = "Sample improvement plan";
  plan.anchor = date(2011, 8, 19);
  plan.active_from = plan.anchor;
  plan.accountable = model::PersonId("director");
  plan.policy = model::PolicyId("standard");
  plan.timescales = {{model::TimescaleId("three-months"),
                      {model::TimescaleId("three-months"), "Within three months", {}}}};
  return plan;
}

model::Action action(calendar::Date due) {
  model::Action action;
  action.ref = {model::PlanId("sample"), "SG-07"};
  action.title = "Case system produces usable chronologies";
  action.timescale = model::TimescaleId("three-months");
  action.due = due;
  action.owner = model::PersonId("owner");
  action.policy = model::PolicyId("standard");
  return action;
}

model::Answer correction_of(const model::Answer& mistaken) {
  model::Answer correction;
  correction.number = mistaken.number + 1;
  correction.verb = model::Verb::correct;
  correction.by = model::PersonId("director");
  correction.on = date(2011, 11, 18);
  correction.about = mistaken.number;
  return correction;
}

/// The notice follows from an answer.
void answer(store::NoticeInMessage& notice, bool late) {
  const bool decision = notice.entry.kind == model::Kind::decision;
  model::Answer claim;
  claim.number = 1;
  claim.verb = late ? model::Verb::extend : model::Verb::claim;
  claim.by = model::PersonId("owner");
  claim.on = date(2011, 11, 17);
  claim.at = calendar::Instant{claim.on.time_since_epoch() + std::chrono::hours(12)};
  claim.date = date(2011, 12, 19);
  notice.state.answers = {claim};
  const bool taken_back = late && notice.entry.kind == model::Kind::news;
  if (taken_back) notice.state.answers.push_back(correction_of(claim));
  notice.state.life = late ? model::State::agreed : model::State::claimed;
  notice.entry.key.step = decision     ? (late ? "extension-overdue" : "verify")
                          : taken_back ? "taken-back"
                          : notice.entry.kind == model::Kind::news ? "signed-off"
                                                                   : "stand-down";
  if (taken_back) notice.entry.key.occurrence = 2;
  notice.entry.key.to = decision ? "verifier" : "owner";
}

store::NoticeInMessage notice(model::Kind kind, bool full) {
  store::NoticeInMessage notice;
  notice.action = action(date(2011, 11, 19));
  notice.state.original_due = full ? date(2011, 10, 19) : notice.action.due;
  notice.entry.kind = kind;
  notice.entry.key = {1, "sample", 1, kind == model::Kind::escalation ? "owner.manager" : "owner"};
  notice.entry.recipient = model::PersonId("owner");
  notice.entry.named = full ? model::PersonId("manager") : model::PersonId("owner");
  notice.entry.date = date(2011, 11, 21);
  notice.entry.decided_on = notice.entry.date;
  if (!model::may_be_a_step(kind)) answer(notice, full);
  if (!full) return notice;
  notice.late = true;
  notice.unreached = {model::PersonId("manager")};
  notice.state.holders = {
      {"owner", model::PersonId("owner"), model::PersonId("manager"), date(2011, 11, 1), 2}};
  notice.told.assign(12, notice.entry);
  return notice;
}

store::SealedMessage message(calendar::Date day, std::vector<store::NoticeInMessage> notices) {
  store::SealedMessage message;
  message.key = "sample";
  message.recipient = model::PersonId("owner");
  message.envelope = {model::NotifierId("email"), "owner@example.gov.uk", "example.gov.uk"};
  message.day = day;
  message.notices = std::move(notices);
  return message;
}

}  // namespace

model::DirectoryPtr sample_directory() {
  model::Directory directory{
      "Sample Council improvement plan", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
  for (const auto& one : {person("owner", "Systems lead", "manager"),
                          person("manager", "Head of Service & Quality", "director"),
                          person("director", "Director of Children's Services", "")}) {
    directory.people.emplace(one.id, one);
  }
  directory.plans.emplace(model::PlanId("sample"), plan());
  directory.policies.emplace(model::PolicyId("standard"),
                             model::Policy{model::PolicyId("standard"), {}});
  directory.calendars.emplace(
      model::CalendarId(),
      model::Calendar{
          calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday}, {}, {}),
          std::chrono::hours(8)});
  return std::make_shared<const model::Directory>(std::move(directory));
}

std::vector<store::SealedMessage> sample_messages(std::string_view template_name) {
  const auto before = date(2011, 11, 17);
  const auto after = date(2011, 11, 21);
  std::vector<store::SealedMessage> messages;
  if (const auto kind = model::parse_kind(template_name)) {
    messages.push_back(message(before, {notice(*kind, false)}));
    messages.push_back(message(after, {notice(*kind, true)}));
  } else {
    using enum model::Kind;
    std::vector<store::NoticeInMessage> all;
    for (const auto each :
         {handover, assignment, reminder, overdue, escalation, decision, stand_down, news}) {
      all.push_back(notice(each, false));
      all.push_back(notice(each, true));
    }
    messages.push_back(message(after, std::move(all)));
  }
  messages.back().pilot_for = model::PersonId("manager");
  return messages;
}

ServiceLetter sample_service_letter() {
  ServiceLetter letter;
  letter.service = "Sample Council improvement plan";
  letter.recipient = "Improvement Officer";
  letter.written_on = "Monday 21 November 2011";
  letter.reason = "The address will never take it.";
  letter.since = "Friday 18 November 2011";
  letter.notifier = "email";
  letter.subject = "Act by Fri 18 Nov: SG-07 Case system produces usable chronologies";
  letter.person = "Systems lead";
  letter.address = "systems@example.gov.uk";
  letter.attempts = "3";
  letter.said = "550 no such user";
  letter.contact = "Improvement Officer";
  letter.code = "1234 5678";
  letter.all_link = "https://actions.example.gov.uk/link/systems-lead/20120216/1.signature";
  letter.link = letter.all_link;
  letter.open_actions = 3;
  letter.open_decisions = 1;
  letter.escalated = 2;
  letter.actions = {"SG-07 Case system produces usable chronologies"};
  return letter;
}

}  // namespace dueward::delivery
