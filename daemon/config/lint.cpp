// SPDX-License-Identifier: MIT
#include "config/lint.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "config/personal_data.hpp"

namespace dueward::config {
namespace {

using calendar::Date;

// An improvement plan runs for a year or two; ten are a slip of the finger.
constexpr int far_months = 120;
// Below this, one date for all is nothing odd.
constexpr std::size_t few_actions = 5;
constexpr std::size_t most_dates_named = 4;

std::string actions(std::size_t count) {
  return count == 1 ? "1 action" : fmt::format("{} actions", count);
}

// When a step falls due, near enough to know whether its year has known holidays.
Date near_date(const model::StepAt& at, Date due, const calendar::WorkingCalendar& days) {
  auto offset = at.offset;
  switch (at.base) {
    case model::StepAt::Base::start:
    case model::StepAt::Base::due:
      return due;
    case model::StepAt::Base::before:
      offset.count = -offset.count;
      [[fallthrough]];
    case model::StepAt::Base::after:
      return calendar::due_date(due, offset, days);
  }
  return due;
}

}  // namespace

PlanLint::PlanLint(Draft& draft, const model::Plan& plan)
    : draft_(draft),
      plan_(plan),
      days_(draft.configuration.calendars.at(plan.calendar).days),
      far_(calendar::add_months(plan.anchor, far_months)) {}

void PlanLint::note(std::string_view code, Place place, const model::Action& action,
                    std::string_view message, std::string_view of_many) {
  auto& said = said_[code];
  said.what = of_many;
  said.last = place;
  if (++said.count > most_said) return;
  draft_.report.add(place, code, fmt::format("action {}: {}", action.ref.id, message));
}

void PlanLint::look_at(const model::Action& action, Place place, Place due_place) {
  ++count_;
  if (action.owner.empty() && !draft_.may_be_defined("owner")) {
    note("no-owner", place, action, "it has no owner; its notices go to the accountable officer",
         "have no owner");
  }
  const auto owner = draft_.configuration.people.find(action.owner);
  if (owner != draft_.configuration.people.end() && owner->second.body) {
    note("body-owner", place, action,
         fmt::format("its owner, {}, is a body, in whose name nobody answers by a link; name a "
                     "person, or record what it says with dueward do VERB --for {}",
                     action.owner.str(), action.owner.str()),
         "have a body for an owner");
  }
  if (action.verifier.empty() && !draft_.may_be_defined("verifier")) {
    note("no-verifier", place, action, "nobody is named to verify that it is done",
         "have no verifier");
  }
  look_at_due(action, due_place);
  look_at_text(action, place);
}

void PlanLint::look_at_due(const model::Action& action, Place place) {
  ++due_[action.due];
  const auto [span, fresh] =
      due_by_policy_.try_emplace(action.policy, Span{action.due, action.due});
  if (!fresh) {
    span->second.first = std::min(span->second.first, action.due);
    span->second.last = std::max(span->second.last, action.due);
  }
  if (action.due < plan_.anchor) {
    note("due-before-anchor", place, action,
         fmt::format("due {} lies before the plan's anchor, {}", calendar::to_string(action.due),
                     calendar::to_string(plan_.anchor)),
         "are due before the plan's anchor");
  } else if (action.due > far_) {
    note("far-date", place, action,
         fmt::format("due {} lies more than ten years after the plan's anchor; is the year right?",
                     calendar::to_string(action.due)),
         "are due more than ten years after the plan's anchor");
  }
}

void PlanLint::look_at_text(const model::Action& action, Place place) {
  auto found = personal_data(action.title, plan_.anchor);
  if (!found) found = personal_data(action.requirement, plan_.anchor);
  for (const auto& part : action.parts) {
    if (!found) found = personal_data(part, plan_.anchor);
  }
  if (!found) return;
  note("personal-data", place, action,
       fmt::format("its words look as if they held {}; mail carries no case details", *found),
       "look as if they held details of a case");
}

void PlanLint::without_manager(const model::PersonId& owner) {
  without_manager_.insert(owner);
}

void PlanLint::finish(Place place) {
  for (const auto& [code, said] : said_) {
    if (said.count <= most_said) continue;
    draft_.report.add(said.last, code,
                      fmt::format("plan {}: {} in all {}", plan_.id.str(), said.count, said.what));
  }
  for (const auto& owner : without_manager_) {
    if (!draft_.warned_managers.insert(owner).second) continue;
    draft_.report.add(draft_.configuration.where("people/" + owner.str()), "no-manager",
                      fmt::format("person {}: no manager is named; what is meant for one goes to "
                                  "the accountable officer",
                                  owner.str()));
  }
  if (count_ == 0) return;
  report_non_working(place);
  report_dates(place);
  report_holidays(place);
}

void PlanLint::report_non_working(Place place) {
  std::string list;
  std::size_t named = 0;
  std::size_t more = 0;
  for (const auto& [due, count] : due_) {
    const auto reason = days_.reason_not_working(due);
    if (!reason) continue;
    if (++named > most_dates_named) {
      ++more;
      continue;
    }
    list += fmt::format("{}{} ({}; act by {})", list.empty() ? "" : ", ", calendar::in_short(due),
                        actions(count), calendar::in_short(calendar::act_by(due, days_)));
  }
  if (list.empty()) return;
  if (more != 0) list += fmt::format(" and {} further days", more);
  draft_.report.add(place, "non-working-due",
                    fmt::format("plan {}: due on a day nobody works: {}", plan_.id.str(), list));
}

void PlanLint::report_dates(Place place) {
  const auto last = due_.rbegin()->first;
  if (due_.size() == 1 && count_ >= few_actions) {
    draft_.report.add(place, "one-date",
                      fmt::format("plan {}: all {} are due on {}", plan_.id.str(), actions(count_),
                                  calendar::in_short(last)));
  }
  const auto today = draft_.options.today;
  if (today && last < *today) {
    draft_.report.add(place, "past-due",
                      fmt::format("plan {}: every action was due before today, the last on {}",
                                  plan_.id.str(), calendar::in_short(last)));
  }
}

PlanLint::Span PlanLint::ladder(const model::Policy& policy, Span due) const {
  auto span = due;
  for (const auto& step : policy.steps) {
    span.first = std::min(span.first, near_date(step.at, due.first, days_));
    span.last = std::max(span.last, near_date(step.at, due.last, days_));
  }
  return span;
}

void PlanLint::report_holidays(Place place) {
  std::optional<Span> all;
  for (const auto& [id, due] : due_by_policy_) {
    const auto policy = draft_.configuration.policies.find(id);
    const auto span =
        policy == draft_.configuration.policies.end() ? due : ladder(policy->second, due);
    all = all ? Span{std::min(all->first, span.first), std::max(all->last, span.last)} : span;
  }
  const auto unknown = !days_.knows(all->last)    ? std::optional(all->last)
                       : !days_.knows(all->first) ? std::optional(all->first)
                                                  : std::nullopt;
  if (!unknown) return;
  draft_.report.add(
      place, "holidays-end",
      fmt::format("plan {}: its dates reach to {}, but bank holidays are known to {} only; "
                  "name a newer list in holidays",
                  plan_.id.str(), calendar::in_short(*unknown),
                  calendar::in_short(*days_.known_until())));
}

}  // namespace dueward::config
