// SPDX-License-Identifier: MIT
#include "simulation/fates.hpp"

namespace dueward::simulation {

using Attempt = notifier::RecordingNotifier::Attempt;
using Result = notifier::Outcome::Result;

std::chrono::hours Fates::downtime() {
  if (!chance(weather_.outage)) return std::chrono::hours{0};
  return std::chrono::hours{1 + static_cast<int>(pick(24 * 6))};
}

Attempt Fates::attempt(const notifier::Message& message) {
  if (message.address == dead_address) {
    return Attempt::refused({Result::permanent_address, {}, "550 no such mailbox", {}});
  }
  if (calm_) return {};
  if (chance(weather_.temporary)) return Attempt::refused({Result::temporary, {}, "451 later", {}});
  if (chance(weather_.answer_lost)) return Attempt::answer_lost();
  if (chance(weather_.lost)) return Attempt::refused({Result::unknown, {}, "", {}});
  if (chance(weather_.hang)) return Attempt::hanging(chance(0.5));
  if (chance(weather_.channel))
    return Attempt::refused({Result::permanent_channel, {}, "535 no", {}});
  return {};
}

}  // namespace dueward::simulation
