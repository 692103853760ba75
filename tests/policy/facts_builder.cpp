// SPDX-License-Identifier: MIT
#include "policy/facts_builder.hpp"

#include <fmt/format.h>

namespace dueward::policy::tests {
namespace {

using calendar::Date;
using model::NoticeState;
using model::PersonId;

model::Kind usual_kind(const model::StepAt& at, const std::vector<std::string>& to) {
  if (at.base == model::StepAt::Base::start) return model::Kind::assignment;
  if (at.base != model::StepAt::Base::after) return model::Kind::reminder;
  return to == std::vector<std::string>{"owner"} ? model::Kind::overdue : model::Kind::escalation;
}

calendar::WorkingCalendar council_days(std::vector<Date> closures) {
  return {{std::chrono::Saturday, std::chrono::Sunday},
          {calendar::bundled_holidays("england-and-wales").value()},
          std::move(closures)};
}

std::vector<model::Step> reference_steps() {
  return {
      step("assigned", "start", {"owner"}),
      step("four-weeks", "-20 working days", {"owner"}),
      step("two-weeks", "-10 working days", {"owner"}),
      step("one-week", "-5 working days", {"owner"}),
      step("tomorrow", "-1 working days", {"owner"}),
      step("overdue", "+1 working days", {"owner"}),
      step("manager", "+3 working days", {"owner.manager"}),
      step("accountable", "+5 working days", {"accountable"}),
      step("director", "+10 working days", {"strategic-director"}, "5 working days"),
  };
}

Moment parse_moment(std::string_view text) {
  return {on(text.substr(0, 10)), calendar::parse_time_of_day(text.substr(11)).value()};
}

std::string name_of(const model::NoticeKey& key) {
  std::string name = key.ladder < 0 ? "pilot " : "";
  name += key.step;
  if (key.occurrence > 1) name += fmt::format(" ({})", key.occurrence);
  return name;
}

std::string line(const Notice& notice) {
  std::string text = fmt::format("{} to {}", name_of(notice.key),
                                 notice.recipient.empty() ? "nobody" : notice.recipient.str());
  if (notice.named != notice.recipient) text += " for " + notice.named.str();
  for (const auto& key : notice.settles)
    text += fmt::format(", settles {}", key.to);
  if (notice.urgent) text += ", urgent";
  if (notice.late) text += ", late";
  if (notice.envelopes.empty()) text += ", unreachable";
  for (const auto& person : notice.unreached)
    text += fmt::format(", {} unreached", person.str());
  return text;
}

std::vector<std::string> all_lines(const Decision& decision) {
  std::vector<std::string> all;
  for (const auto& notice : decision.notices)
    all.push_back(line(notice));
  for (const auto& gone : decision.superseded) {
    all.push_back(
        fmt::format("{} to {} superseded by {}", name_of(gone.key), gone.named.str(), gone.by));
  }
  return all;
}

std::string short_time(calendar::TimeOfDay time) {
  auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace

Date on(std::string_view iso) {
  return calendar::parse_date(iso).value();
}

model::Step step(std::string_view name, std::string_view at, std::vector<std::string> to,
                 std::string_view repeat) {
  model::Step result;
  result.name = name;
  result.at = model::parse_step_at(at).value();
  result.kind = usual_kind(result.at, to);
  result.to = std::move(to);
  if (!repeat.empty()) result.repeat = calendar::parse_period(repeat).value();
  return result;
}

World::World() : directory{"Example Council", calendar::Zone{"Europe/London"}, {}, {}, {}, {}, {}} {
  add_person("systems-lead", "head-of-service");
  add_person("head-of-service", "director-childrens");
  add_person("director-childrens", "strategic-director");
  add_person("strategic-director");
  add_person("deputy-systems", "head-of-service");
  add_person("head-of-quality", "director-childrens");
  add_person("lscb");
  person("lscb").body = true;

  model::Plan plan;
  plan.id = model::PlanId{"ofsted-2011"};
  plan.title = "Safeguarding and looked after children";
  plan.anchor = on("2011-08-19");
  plan.active_from = plan.anchor;
  plan.accountable = PersonId{"director-childrens"};
  plan.policy = model::PolicyId{"standard"};
  model::TimescaleId three_months{"three-months"};
  plan.timescales[three_months] = {
      three_months, "Within three months", {3, calendar::Unit::months}};
  directory.plans[plan.id] = plan;

  action.ref = {plan.id, "SG-07"};
  action.timescale = three_months;
  action.due = on("2011-11-19");
  action.title = "Case system produces usable chronologies";
  action.owner = PersonId{"systems-lead"};
  action.verifier = PersonId{"head-of-quality"};
  action.policy = plan.policy;

  steps(reference_steps());
  closures({});
  state.original_due = action.due;
  known_since("2011-08-19");
}

void World::add_person(std::string_view id, std::string_view manager) {
  model::Person person;
  person.id = PersonId{id};
  person.name = id;
  person.manager = PersonId{manager};
  person.notify[model::NotifierId{"email"}] = person.id.str() + "@example.gov.uk";
  directory.people[person.id] = person;
}

void World::steps(std::vector<model::Step> steps) {
  model::PolicyId standard{"standard"};
  directory.policies[standard] = {standard, std::move(steps)};
}

void World::closures(std::vector<Date> days) {
  directory.calendars.insert_or_assign(
      model::CalendarId{}, model::Calendar{council_days(std::move(days)), std::chrono::hours{8}});
}

void World::known_since(std::string_view iso) {
  state.first_loaded = on(iso);
  state.due_since = on(iso);
  state.policy_since = on(iso);
}

void World::extend(std::string_view to, std::string_view agreed_on) {
  action.due = on(to);
  state.due_since = on(agreed_on);
  ++state.ladder;
}

Judgement World::answer(std::string_view verb, std::string_view by, std::string_view day,
                        const Words& words) {
  model::Answer wish;
  wish.number = static_cast<int>(state.answers.size()) + 1;
  wish.verb = model::parse_verb(verb).value();
  wish.by = PersonId{by};
  wish.recorded_by = PersonId{words.recorded_by};
  wish.on = on(words.on.empty() ? day : words.on);
  wish.at = directory.zone.at(on(day), std::chrono::hours{12});
  wish.note = words.note;
  if (!words.date.empty()) wish.date = on(words.date);
  wish.person = PersonId{words.person};
  wish.about = words.about;
  wish.rating = words.rating;
  if (wish.verb == model::Verb::claim) wish.evidence = words.evidence;
  auto judgement = judge(facts(), wish, on(day));
  if (judgement.kind != Judgement::Kind::allowed) return judgement;
  state.answers.push_back(judgement.answer);
  state.life = judgement.state;
  state.open = !is_closed(judgement.state);
  if (judgement.begins_ladder) ++state.ladder;
  if (judgement.due) extend(calendar::to_string(*judgement.due), day);
  if (judgement.owner) {
    state.holders = {{"owner", *judgement.owner, action.owner, on(day), 2}};
    action.owner = *judgement.owner;
  }
  return judgement;
}

Decision World::ask(std::string_view moment) const {
  return decide(facts(), parse_moment(moment));
}

void World::record(const Decision& decision, Date day) {
  for (const auto& notice : decision.notices) {
    auto state_now = notice.envelopes.empty() ? NoticeState::unreachable : NoticeState::owed;
    model::LedgerEntry entry{
        notice.key, state_now, notice.kind, notice.recipient, notice.named, notice.date,
        day,        {},        {}};
    ledger.push_back(entry);
    for (const auto& key : notice.settles) {
      entry.key = key;
      ledger.push_back(entry);
    }
  }
  for (const auto& gone : decision.superseded) {
    ledger.push_back({gone.key,
                      NoticeState::superseded,
                      gone.kind,
                      gone.named,
                      gone.named,
                      gone.date,
                      day,
                      {},
                      gone.by});
  }
}

void World::deliver_all(Date day) {
  for (auto& entry : ledger) {
    if (entry.state != NoticeState::owed) continue;
    entry.state = NoticeState::delivered;
    entry.heard_on = day;
  }
}

std::string World::replay(std::string_view from, std::string_view to) {
  std::string text;
  std::optional<Moment> moment = Moment{on(from), calendar::TimeOfDay{0}};
  while (moment && moment->day <= on(to)) {
    auto decision = decide(facts(), *moment);
    for (const auto& one : all_lines(decision)) {
      text += fmt::format("{} {}: {}\n", calendar::in_short(moment->day), short_time(moment->time),
                          one);
    }
    record(decision, moment->day);
    deliver_all(moment->day);
    moment = decision.look_again;
  }
  return text;
}

std::string lines(const Decision& decision) {
  std::string text;
  for (const auto& one : all_lines(decision))
    text += one + "\n";
  return text;
}

std::string with_look(const Decision& decision) {
  auto again = !decision.look_again ? std::string{"never"}
                                    : calendar::in_short(decision.look_again->day) + " " +
                                          short_time(decision.look_again->time);
  return lines(decision) + "again " + again + "\n";
}

}  // namespace dueward::policy::tests
