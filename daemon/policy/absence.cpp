// SPDX-License-Identifier: MIT
#include "policy/absence.hpp"

#include "model/answers.hpp"
#include "policy/roles.hpp"

namespace dueward::policy {
namespace {

/// Whose turn it is to give such an answer; empty where it is nobody's more than others'.
model::PersonId turn_of(const Ground& ground, const model::Answer& answer,
                        const model::Answer* request) {
  using model::Verb;
  if (model::is_for_owner(answer.verb)) return holder_of(ground);
  switch (answer.verb) {
    case Verb::sign_off:
    case Verb::send_back:
      return verifier_of(ground);
    case Verb::approve:
    case Verb::refuse:
      return request == nullptr ? model::PersonId{} : decider_of(ground, *request);
    case Verb::correct:
      return {};
    default:
      return ground.plan.accountable;
  }
}

}  // namespace

model::PersonId stood_in_for(const Ground& ground, const model::Answer& answer,
                             const model::Answer* request, calendar::Date today) {
  auto whose = turn_of(ground, answer, request);
  const auto* person = ground.facts.directory.person(whose);
  const bool stands_in = person != nullptr && answer.by != whose && answer.by == person->deputy &&
                         person->is_away(today);
  return stands_in ? whose : model::PersonId{};
}

calendar::Date back_on(const Ground& ground, const model::Person& person, calendar::Date from) {
  auto day = ground.days.on_or_after(from);
  for (bool moved = true; moved;) {
    moved = false;
    for (const auto& range : person.away) {
      if (!range.contains(day)) continue;
      day = ground.days.on_or_after(range.last + std::chrono::days{1});
      moved = true;
    }
  }
  return day;
}

}  // namespace dueward::policy
