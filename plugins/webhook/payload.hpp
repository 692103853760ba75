// SPDX-License-Identifier: MIT
/// What a receiver is told: thin JSON, references and dates and no case. Pure; any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace dueward::webhook {

/// Standard Webhooks asks for bodies below 20 kB.
inline constexpr std::size_t longest_payload = 20'000;

struct Event {
  std::string_view kind;  ///< Of the message: "reminder", …
  std::chrono::sys_seconds
      first;              ///< Of the first attempt, so that every repeat has the same body.
  std::string_view data;  ///< One JSON object with an array "notices".
};

/// {"type": …, "timestamp": …, "data": …}. Where that would be too long, notices are left out from
/// the end and "notices_left_out" says how many. Throws std::invalid_argument where data is no JSON
/// object.
[[nodiscard]] std::string payload_of(const Event& event);

/// "action.due_soon", "action.overdue", "action.escalated", "action.assigned", "action.handover",
/// "digest" for several notices at once; "service." and the kind for what is about no action.
[[nodiscard]] std::string event_type(std::string_view kind, std::size_t notices);

}  // namespace dueward::webhook
