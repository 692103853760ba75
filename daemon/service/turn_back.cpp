// SPDX-License-Identifier: MIT
#include "service/turn_back.hpp"

#include <algorithm>
#include <utility>

#include "model/answers.hpp"
#include "policy/lifecycle.hpp"

namespace dueward::service {
namespace {

using model::LedgerEntry;
using model::MessageState;
using store::MessageRecord;

// Takes later attempts away; what they ended is open again.
void take_back_attempts(MessageRecord& message, calendar::Instant end) {
  const auto made = message.tries.size();
  std::erase_if(message.tries, [&](const store::Try& one) { return one.ended >= end; });
  if (message.tries.size() == made) return;
  message.state = MessageState::ready;
  message.attempts = std::min(message.attempts, static_cast<int>(message.tries.size()));
  message.last_said = message.tries.empty() ? "" : message.tries.back().said;
  message.delivered_at.reset();
  message.next_attempt_at.reset();
  message.failure.clear();
}

bool is_under_way(const LedgerEntry& entry, const std::vector<MessageRecord>& messages) {
  return std::ranges::any_of(messages, [&](const MessageRecord& message) {
    const bool ended = message.state == MessageState::delivered ||
                       message.state == MessageState::failed ||
                       message.state == MessageState::overtaken;
    return !ended && std::ranges::any_of(message.notices, [&](const auto& notice) {
      return notice.second == entry.key;
    });
  });
}

model::State state_of(const store::ActionRecord& record, const calendar::Zone& zone) {
  return policy::lifecycle_of(record.action, record.state.answers, zone).state;
}

/// Undoes what a grant, or the taking back of one, made of the action.
void undo_change(store::ActionRecord& record, const model::Answer& answer) {
  const auto* grant = answer.verb == model::Verb::approve ? &answer : nullptr;
  const bool back = answer.verb == model::Verb::correct;
  if (back) grant = model::find_answer(record.state.answers, answer.about);
  if (grant == nullptr || grant->verb != model::Verb::approve || grant->before.empty()) return;
  if (!grant->date) {
    record.action.owner = back ? grant->person : model::PersonId(grant->before);
    return;
  }
  const auto before = back ? grant->date : calendar::parse_date(grant->before);
  if (!before || record.action.due == *before) return;
  record.action.due = *before;
  record.state.due_since = record.state.first_loaded;
  --record.state.ladder;
}

void take_back_latest(store::ActionRecord& record, const calendar::Zone& zone) {
  const auto after = state_of(record, zone);
  const auto answer = std::move(record.state.answers.back());
  record.state.answers.pop_back();
  undo_change(record, answer);
  const auto before = state_of(record, zone);
  if (!policy::is_chased(before) && policy::is_chased(after)) --record.state.ladder;
}

}  // namespace

store::ActionRecord answers_at(const EndOfDay& moment, store::ActionRecord record,
                               const calendar::Zone& zone) {
  auto& answers = record.state.answers;
  if (answers.empty() || answers.back().at < moment.end) return record;
  while (!answers.empty() && answers.back().at >= moment.end)
    take_back_latest(record, zone);
  record.state.life = state_of(record, zone);
  record.state.open = !record.withdrawn && !policy::is_closed(record.state.life);
  return record;
}

std::vector<MessageRecord> messages_at(const EndOfDay& moment,
                                       std::vector<MessageRecord> messages) {
  std::erase_if(messages, [&](const MessageRecord& one) { return one.sealed_at >= moment.end; });
  for (auto& message : messages)
    take_back_attempts(message, moment.end);
  return messages;
}

std::vector<LedgerEntry> ledger_at(const EndOfDay& moment, std::vector<LedgerEntry> ledger,
                                   const std::vector<MessageRecord>& messages) {
  std::erase_if(ledger, [&](const LedgerEntry& one) { return one.decided_on > moment.day; });
  for (auto& entry : ledger) {
    const bool heard_later = entry.heard_on && *entry.heard_on > moment.day;
    const bool failed_later =
        entry.state == model::NoticeState::failed && is_under_way(entry, messages);
    if (!heard_later && !failed_later) continue;
    entry.state = model::NoticeState::owed;
    entry.heard_on.reset();
    entry.reason.clear();
  }
  return ledger;
}

}  // namespace dueward::service
