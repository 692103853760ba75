// SPDX-License-Identifier: MIT
/// The notices of a message as JSON: what webhooks carry, and what a failure report reads back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "delivery/letter.hpp"
#include "model/id.hpp"

namespace dueward::delivery {

/// {"service": …, "recipient": {"id", "name"}, "day": "2011-11-21", "kind": …, "pilot_for"?: …,
/// "notices": [{"action": "plan/id", "id", "plan", "title", "step", "occurrence", "kind", "to",
/// "due", "act_by", "original_due", "owner", "late", "link"?}]}
[[nodiscard]] std::string data_json(const Letter& letter);

/// An action that a message was about.
struct ActionInData {
  model::PlanId plan;
  std::string line;  ///< "SG-07 Case system produces usable chronologies".
};

/// Reads data_json() back; nothing where the text is something else.
[[nodiscard]] std::vector<ActionInData> actions_in(std::string_view data);

}  // namespace dueward::delivery
