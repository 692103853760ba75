// SPDX-License-Identifier: MIT
#include <utility>

#include "store/memory/verbs.hpp"

namespace dueward::store::memory {

void begin_run(Core& core, Instant now, bool simulated) {
  for (auto& message : core.messages.all()) {
    if (message.state != model::MessageState::claimed) continue;
    ++message.tries;
    core.messages.move(message, model::MessageState::ready, now);
  }
  core.standing.simulated = simulated;
  core.standing.last_moment = now;
}

void record_moment(Core& core, Instant now) {
  core.standing.last_moment = now;
}

void set_hold(Core& core, std::optional<Hold> hold, Instant now,
              const std::vector<ServiceMessage>& tell) {
  core.standing.hold = std::move(hold);
  for (const auto& message : tell) {
    post(core, message, now);
  }
}

void allow_flood(Core& core, Date day) {
  core.standing.flood_day_allowed = day;
}

}  // namespace dueward::store::memory
