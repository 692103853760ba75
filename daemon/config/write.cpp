// SPDX-License-Identifier: MIT
#include "config/write.hpp"

#include <string_view>
#include <vector>

#include "config/toml_text.hpp"

namespace dueward::config {
namespace {

using model::Action;
using model::Person;
using model::Plan;

std::string addresses(const Person& person) {
  std::string result;
  for (const auto& [notifier, address] : person.notify) {
    result += (result.empty() ? "" : ", ") + toml_key(notifier.str()) + " = " + toml_text(address);
  }
  return result.empty() ? "{}" : "{ " + result + " }";
}

std::string absences(const Person& person) {
  std::string result;
  for (const auto& range : person.away) {
    result += (result.empty() ? "" : ", ") + std::string("{ from = ") +
              calendar::to_string(range.first) + ", to = " + calendar::to_string(range.last) + " }";
  }
  return "[" + result + "]";
}

std::string days(const std::vector<calendar::Date>& dates) {
  std::string result;
  for (auto day : dates)
    result += (result.empty() ? "" : ", ") + calendar::to_string(day);
  return "[" + result + "]";
}

std::string texts(const std::vector<std::string>& list) {
  std::string result;
  for (const auto& text : list)
    result += (result.empty() ? "" : ", ") + toml_text(text);
  return "[" + result + "]";
}

void write_person(TomlWriter& toml, const Person& person) {
  toml.header(person.body ? "[[bodies]]" : "[[people]]");
  toml.text("id", person.id.str());
  toml.text("name", person.name);
  // A person without any address still has the key: it is required.
  if (!person.body || !person.notify.empty()) toml.raw("notify", addresses(person));
  toml.text_unless_empty("manager", person.manager.str());
  toml.text_unless_empty("deputy", person.deputy.str());
  if (!person.away.empty()) toml.raw("away", absences(person));
  if (person.digest) toml.text("digest", calendar::to_string(*person.digest));
  toml.text_unless_empty("login", person.login);
  toml.text_unless_empty("organisation", person.organisation);
  toml.text_unless_empty("language", person.language);
  toml.text_unless_empty("phone", person.phone);
  if (!person.meetings.empty()) toml.raw("meetings", days(person.meetings));
}

std::string kinds(const std::vector<model::EvidenceKind>& list) {
  std::vector<std::string> names;
  for (auto kind : list)
    names.emplace_back(to_string(kind));
  return texts(names);
}

void write_period(TomlWriter& toml, std::string_view key, calendar::Period period,
                  calendar::Period usual) {
  if (period != usual) toml.text(key, calendar::to_string(period));
}

void write_head(TomlWriter& toml, const Plan& plan) {
  toml.header("[plan]");
  toml.text("id", plan.id.str());
  toml.text("title", plan.title);
  toml.text_unless_empty("source", plan.source);
  toml.raw("anchor", calendar::to_string(plan.anchor));
  if (plan.active_from != plan.anchor) {
    toml.raw("active_from", calendar::to_string(plan.active_from));
  }
  toml.text("accountable", plan.accountable.str());
  toml.text_unless_empty("contact", plan.contact.str());
  toml.text("policy", plan.policy.str());
  toml.text_unless_empty("calendar", plan.calendar.str());
  if (plan.grace) toml.text("grace", calendar::to_string(*plan.grace));
  if (plan.pilot) toml.raw("pilot", "true");
  const model::AnswerRules usual;
  const auto& rules = plan.answers;
  write_period(toml, "promise_within", rules.promise_within, usual.promise_within);
  write_period(toml, "verify_within", rules.verify_within, usual.verify_within);
  write_period(toml, "decide_within", rules.decide_within, usual.decide_within);
  if (rules.extensions != usual.extensions) {
    toml.raw("extensions", std::to_string(rules.extensions));
  }
}

// Whether the timescale alone leads to the action's due date.
bool follows_timescale(const Plan& plan, const Action& action,
                       const calendar::WorkingCalendar& calendar) {
  const auto timescale = plan.timescales.find(action.timescale);
  return timescale != plan.timescales.end() &&
         calendar::due_date(plan.anchor, timescale->second.within, calendar) == action.due;
}

void write_action(TomlWriter& toml, const Plan& plan, const Action& action,
                  const calendar::WorkingCalendar& calendar) {
  toml.header("[[actions]]");
  toml.text("id", action.ref.id);
  toml.text_unless_empty("service", action.service);
  toml.text_unless_empty("timescale", action.timescale.str());
  if (!follows_timescale(plan, action, calendar)) {
    toml.raw("due", calendar::to_string(action.due));
  }
  toml.text("title", action.title);
  if (!action.requirement.empty()) toml.raw("requirement", toml_prose(action.requirement));
  toml.text_unless_empty("owner", action.owner.str());
  toml.text_unless_empty("verifier", action.verifier.str());
  if (action.policy != plan.policy) toml.text("policy", action.policy.str());
  if (!action.supporting.empty()) toml.raw("supporting", texts(action.supporting));
  if (!action.parts.empty()) toml.raw("parts", texts(action.parts));
  toml.text_unless_empty("portfolio_holder", action.portfolio_holder);
  if (action.proposed) toml.text("state", to_string(model::State::proposed));
  if (!action.evidence.empty()) toml.raw("evidence", kinds(action.evidence));
}

}  // namespace

std::string write_people(std::span<const Person> people) {
  TomlWriter toml;
  for (const bool bodies : {false, true}) {
    for (const auto& person : people) {
      if (person.body == bodies) write_person(toml, person);
    }
  }
  return toml.take();
}

std::string write_plan(const Plan& plan, std::span<const Action> actions,
                       const calendar::WorkingCalendar& calendar) {
  TomlWriter toml;
  write_head(toml, plan);
  for (const auto& [id, timescale] : plan.timescales) {
    toml.header("[timescales." + toml_key(id.str()) + "]");
    if (timescale.label != id.str()) toml.text("label", timescale.label);
    toml.text("within", calendar::to_string(timescale.within));
  }
  for (const auto& action : actions)
    write_action(toml, plan, action, calendar);
  return toml.take();
}

}  // namespace dueward::config
