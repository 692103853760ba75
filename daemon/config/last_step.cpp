// SPDX-License-Identifier: MIT
#include "config/last_step.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace dueward::config {
namespace {

using model::Person;
using model::Step;
using model::StepAt;

double usual_days(calendar::Period period) {
  switch (period.unit) {
    case calendar::Unit::days:
      return period.count;
    case calendar::Unit::working_days:
      return period.count * 7.0 / 5.0;
    case calendar::Unit::weeks:
      return period.count * 7.0;
    case calendar::Unit::months:
      return period.count * 30.44;
  }
  return 0;
}

double usual_place(const StepAt& at) {
  switch (at.base) {
    case StepAt::Base::start:
      return std::numeric_limits<double>::lowest();
    case StepAt::Base::before:
      return -usual_days(at.offset);
    case StepAt::Base::due:
      return 0;
    case StepAt::Base::after:
      return usual_days(at.offset);
  }
  return 0;
}

std::string step_key(const model::Policy& policy, const Step& step) {
  return fmt::format("policies/{}/steps/{}", policy.id.str(), step.name);
}

bool names_a_role(const Step& step) {
  return std::ranges::any_of(step.to, is_role);
}

// An address that was refused is reported; that it is then missing is not.
bool may_be_reached(const Draft& draft, const Person& person,
                    const std::vector<model::NotifierId>& via) {
  return is_reachable(person, via) || draft.doubtful.contains("people/" + person.id.str());
}

bool names_reachable(const Draft& draft, const Step& step) {
  const auto& people = draft.configuration.people;
  return std::ranges::any_of(step.to, [&](const std::string& name) {
    const auto person = people.find(model::PersonId(name));
    return person != people.end() && may_be_reached(draft, person->second, step.via);
  });
}

void check_step(Draft& draft, const model::Policy& policy, const Step& step, bool last) {
  const auto key = step_key(policy, step);
  if (draft.doubtful.contains(key) || names_a_role(step) || names_reachable(draft, step)) return;
  const auto* why = step.to.empty()    ? "names nobody"
                    : step.via.empty() ? "names nobody who has an address"
                                       : "names nobody who has an address at a notifier of via";
  const auto who = fmt::format("policy {}: step {}", policy.id.str(), step.name);
  const auto place = draft.configuration.where(key + "/to");
  if (last) {
    draft.report.add(
        place, "last-step-reaches-nobody",
        fmt::format("{} is the last and {}, so a missed deadline would end in silence", who, why));
  } else {
    draft.report.add(place, "step-reaches-nobody", fmt::format("{} {}", who, why));
  }
}

}  // namespace

const std::array<std::string_view, 4>& role_names() {
  static constexpr std::array<std::string_view, 4> names{"owner", "owner.manager", "accountable",
                                                         "verifier"};
  return names;
}

bool is_role(std::string_view name) {
  return std::ranges::find(role_names(), name) != role_names().end();
}

bool is_reachable(const Person& person, const std::vector<model::NotifierId>& via) {
  if (via.empty()) return !person.notify.empty();
  return std::ranges::any_of(
      via, [&](const model::NotifierId& id) { return person.notify.contains(id); });
}

const Step* last_step(const model::Policy& policy) {
  const Step* last = nullptr;
  for (const auto& step : policy.steps) {
    if (last == nullptr || usual_place(step.at) >= usual_place(last->at)) last = &step;
  }
  return last;
}

void check_last_steps(Draft& draft) {
  for (const auto& [id, policy] : draft.configuration.policies) {
    const auto* last = last_step(policy);
    for (const auto& step : policy.steps)
      check_step(draft, policy, step, &step == last);
  }
}

LastStep::LastStep(const Draft& draft, const model::Policy& policy)
    : draft_(&draft), step_(last_step(policy)) {
  sure_ = step_ == nullptr || draft.doubtful.contains(step_key(policy, *step_)) ||
          !names_a_role(*step_) || names_reachable(draft, *step_);
  asks_manager_ = std::ranges::any_of(policy.steps, [](const Step& step) {
    return std::ranges::find(step.to, "owner.manager") != step.to.end();
  });
}

bool LastStep::reaches(const Person* owner, const Person* verifier,
                       const Person* accountable) const {
  if (sure_) return true;
  const auto hears = [&](const Person* person) {
    return person != nullptr && may_be_reached(*draft_, *person, step_->via);
  };
  const auto manager = [&]() -> const Person* {
    if (owner == nullptr || owner->manager.empty()) return accountable;
    const auto found = draft_->configuration.people.find(owner->manager);
    return found == draft_->configuration.people.end() ? accountable : &found->second;
  };
  return std::ranges::any_of(step_->to, [&](const std::string& role) {
    if (role == "owner") return hears(owner != nullptr ? owner : accountable);
    if (role == "owner.manager") return hears(manager());
    if (role == "accountable") return hears(accountable);
    return role == "verifier" && hears(verifier);
  });
}

}  // namespace dueward::config
