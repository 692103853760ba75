// SPDX-License-Identifier: MIT
#include <algorithm>

#include "store/sqlite/outcome.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

using model::MessageState;

MessageState state_after(const AttemptRecord& attempt) {
  if (attempt.retry_at) return MessageState::ready;
  return attempt.delivered ? MessageState::delivered : MessageState::failed;
}

/// Moves the message on; throws where it was not claimed, for then this attempt is none of ours.
void move_on(Core& core, const AttemptRecord& attempt) {
  const auto state = state_after(attempt);
  const auto delivered_at =
      state == MessageState::delivered ? std::optional{attempt.ended} : std::nullopt;
  const int moved = core.db.execute(
      "UPDATE message_state SET state = ?, next_attempt_at = ?, delivered_at = ?, "
      "tries = tries + 1, attempts = attempts + ? WHERE number = ? AND state = 2",
      state, attempt.retry_at, delivered_at, attempt.counts, attempt.id);
  if (moved == 0) {
    throw StoreError(StoreError::Kind::refused,
                     "Message " + std::to_string(static_cast<std::int64_t>(attempt.id)) +
                         " is not claimed: its attempt cannot be recorded");
  }
  core.db.execute(
      "INSERT INTO attempt (message, number, started, ended, result, said, peer) "
      "SELECT number, tries, ?, ?, ?, ?, ? FROM message_state WHERE number = ?",
      attempt.started, attempt.ended, attempt.result, attempt.said, attempt.peer_id, attempt.id);
}

bool anybody_untold(Core& core) {
  auto row = core.db.query("SELECT 1 FROM untold LIMIT 1");
  return row.step();
}

void recipient_reached(Core& core, model::MessageId message) {
  core.db.execute(
      "DELETE FROM untold WHERE EXISTS (SELECT 1 FROM message m WHERE m.number = ? "
      "AND m.recipient = untold.recipient)",
      message);
}

void nobody_told(Core& core, model::MessageId message) {
  core.db.execute(
      "INSERT OR REPLACE INTO untold (recipient, message) "
      "SELECT recipient, number FROM message WHERE number = ?",
      message);
}

void finish(Core& core, const AttemptRecord& attempt, Date today, bool may_be_untold) {
  const auto notices = notices_in(core, attempt.id);
  if (attempt.delivered) {
    if (may_be_untold) recipient_reached(core, attempt.id);
    notices_delivered(core, notices, today);
    record_message(core, "message-delivered", attempt.id, notices, attempt.said, attempt.ended);
    return;
  }
  core.db.execute("INSERT INTO message_end (number, reason) VALUES (?, ?)", attempt.id,
                  attempt.failure);
  notices_ended(core, notices, model::NoticeState::failed, attempt.failure, attempt.ended);
  record_message(core, "message-failed", attempt.id, notices, attempt.failure, attempt.ended);
  if (attempt.tell.empty()) nobody_told(core, attempt.id);
}

}  // namespace

void record_attempts(Core& core, const std::vector<AttemptRecord>& attempts, Date today) {
  // Hardly ever: asked once for all. A failure among these may add to them.
  const auto failed = [](const AttemptRecord& attempt) {
    return !attempt.delivered && !attempt.retry_at;
  };
  const bool may_be_untold = anybody_untold(core) || std::ranges::any_of(attempts, failed);
  for (const auto& attempt : attempts) {
    move_on(core, attempt);
    if (!attempt.retry_at) finish(core, attempt, today, may_be_untold);
    for (const auto& message : attempt.tell) {
      post(core, message, attempt.ended);
    }
  }
}

}  // namespace dueward::store::sqlite
