// SPDX-License-Identifier: MIT
/// What a notice is, in the words of whoever reads of it.
#pragma once

#include <string>

#include "model/directory.hpp"
#include "model/policy.hpp"

namespace dueward::pages {

/// A notice of an action: by which rules it goes, and which one of theirs it is.
struct NoticeName {
  model::PlanId plan;
  model::PolicyId policy;  ///< Empty: the plan's.
  std::string step;
  int occurrence = 1;
  model::Kind kind{};
};

/// "Reminder, four weeks before the due date", "Escalation, repeat 2, every five working days",
/// "Decision asked for: later due date". The kind alone where its policy has no such step any more.
[[nodiscard]] std::string in_words(const NoticeName& notice, const model::Directory& directory);

/// "four-weeks": what the policy calls it; empty where no policy does.
[[nodiscard]] std::string own_name_of(const NoticeName& notice);

}  // namespace dueward::pages
