// SPDX-License-Identifier: MIT
#include "store/rules/policy_steps.hpp"

#include <utility>

namespace dueward::store::rules {
namespace {

std::string timing_of(const model::Step& step) {
  return to_string(step.at) + "|" + (step.repeat ? calendar::to_string(*step.repeat) : "");
}

std::string whole_of(const model::Step& step, std::size_t place) {
  std::string text = std::to_string(place) + "|" + timing_of(step) + "|" +
                     std::string{to_string(step.kind)} + (step.urgent ? "|urgent" : "|");
  for (const auto& entry : step.to) {
    text += "|to " + entry;
  }
  for (const auto& notifier : step.via) {
    text += "|via " + notifier.str();
  }
  return text;
}

}  // namespace

std::vector<StepChange> compare_steps(KnownSteps known, const std::vector<model::Step>& steps,
                                      Date today) {
  using What = StepChange::What;
  std::vector<StepChange> changes;
  for (std::size_t place = 0; place < steps.size(); ++place) {
    const auto& step = steps[place];
    KnownStep now{timing_of(step), whole_of(step, place), today};
    const auto before = known.extract(step.name);
    if (before && before.mapped().whole == now.whole) continue;
    if (before && before.mapped().timing == now.timing) now.entered = before.mapped().entered;
    changes.push_back({before ? What::changed : What::added, step.name, std::move(now)});
  }
  for (auto& [name, gone] : known) {
    changes.push_back({What::removed, name, std::move(gone)});
  }
  return changes;
}

}  // namespace dueward::store::rules
