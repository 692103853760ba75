// SPDX-License-Identifier: MIT
#include <set>

#include "store/memory/outcome.hpp"
#include "store/memory/verbs.hpp"

namespace dueward::store::memory {
namespace {

/// An attempt for a message that was not claimed is none of ours.
void need_claimed(Core& core, const std::vector<AttemptRecord>& attempts) {
  std::set<model::MessageId> seen;
  for (const auto& attempt : attempts) {
    const auto* message = core.messages.find(attempt.id);
    const bool claimed = message != nullptr && message->state == model::MessageState::claimed;
    if (claimed && seen.insert(attempt.id).second) continue;
    throw StoreError(StoreError::Kind::refused,
                     "Message " + std::to_string(static_cast<std::int64_t>(attempt.id)) +
                         " is not claimed: its attempt cannot be recorded");
  }
}

void record(Core& core, Message& message, const AttemptRecord& attempt, Date today) {
  ++message.tries;
  message.attempts += attempt.counts ? 1 : 0;
  message.ended.push_back({attempt.ended, attempt.said});
  if (attempt.retry_at) {
    core.messages.move(message, model::MessageState::ready, attempt.retry_at);
  } else if (attempt.delivered) {
    core.untold.erase(message.recipient);
    message_delivered(core, message, attempt.ended, today);
  } else {
    message_ended(core, message, model::MessageState::failed, model::NoticeState::failed,
                  attempt.failure, attempt.ended);
    if (attempt.tell.empty()) core.untold[message.recipient] = message.id;
  }
}

}  // namespace

void record_attempts(Core& core, const std::vector<AttemptRecord>& attempts, Date today) {
  need_claimed(core, attempts);
  for (const auto& attempt : attempts) {
    record(core, *core.messages.find(attempt.id), attempt, today);
    for (const auto& message : attempt.tell) {
      post(core, message, attempt.ended);
    }
  }
}

}  // namespace dueward::store::memory
