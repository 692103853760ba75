// SPDX-License-Identifier: MIT
/// The day each step entered its policy. Pure; any thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/policy.hpp"
#include "store/store.hpp"

namespace dueward::store::rules {

/// A step as last loaded.
struct KnownStep {
  std::string timing;  ///< When it is owed: where this differs, the step enters anew.
  std::string whole;   ///< Everything about it that a decision looks at.
  Date entered;
};

/// By name, of one policy.
using KnownSteps = std::map<std::string, KnownStep, std::less<>>;

struct StepChange {
  enum class What { added, changed, removed } what = What::added;
  std::string step;
  KnownStep now;  ///< Of a removed step: as it was.
};

/// What a load changes about a policy: steps in order of the policy, then those it no longer has.
[[nodiscard]] std::vector<StepChange> compare_steps(KnownSteps known,
                                                    const std::vector<model::Step>& steps,
                                                    Date today);

}  // namespace dueward::store::rules
