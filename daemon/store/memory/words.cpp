// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "store/memory/verbs.hpp"
#include "store/rules/lists.hpp"
#include "store/rules/notices.hpp"

namespace dueward::store::memory {
namespace {

NoticeInMessage notice_of(Core& core, NoticeNumber number) {
  const auto& row = core.actions.row(action_of(number));
  const auto& line = row.ledger[line_of(number)];
  const auto& texts = core.actions.texts;
  NoticeInMessage notice;
  notice.number = number;
  notice.entry = entry_from(texts, line);
  notice.action = *row.action;
  notice.state = row.facts.state;
  notice.late = line.late;
  notice.unreached = rules::people_from(texts.text(line.unreached));
  if (!core.tell_told) return notice;
  for (auto& entry : entries_from(texts, row.ledger)) {
    if (rules::was_told(entry, notice.entry.key)) notice.told.push_back(std::move(entry));
  }
  return notice;
}

std::vector<rules::Gravity> gravest_first(Core& core, const std::vector<NoticeNumber>& notices) {
  std::vector<rules::Gravity> placed;
  placed.reserve(notices.size());
  for (auto number : notices) {
    const auto& row = core.actions.row(action_of(number));
    const auto& line = row.ledger[line_of(number)];
    placed.push_back({line.kind, line.date, &row.facts.ref, number});
  }
  std::sort(placed.begin(), placed.end(),
            [](const auto& a, const auto& b) { return rules::graver(a, b); });
  return placed;
}

SealedMessage sealed_from(Core& core, const Message& message) {
  SealedMessage sealed{message.id,       message.key, message.recipient, message.pilot_for,
                       message.envelope, message.day, message.grouped,   {}};
  sealed.notices.reserve(message.notices.size());
  for (const auto& notice : gravest_first(core, message.notices)) {
    sealed.notices.push_back(notice_of(core, notice.number));
  }
  return sealed;
}

}  // namespace

std::vector<SealedMessage> without_words(Core& core, std::size_t limit) {
  std::vector<SealedMessage> sealed;
  std::size_t notices = 0;
  for (auto id : core.messages.sealed()) {
    if (sealed.size() == limit || notices >= rules::notices_at_once) break;
    const auto& message = *core.messages.find(id);
    notices += message.notices.size();
    sealed.push_back(sealed_from(core, message));
  }
  return sealed;
}

void store_words(Core& core, std::vector<WrittenMessage> written, Instant now) {
  for (auto& one : written) {
    // Words are fixed once: a second writer finds the message no longer sealed.
    auto* message = core.messages.find(one.id);
    if (message == nullptr || message->state != model::MessageState::sealed) continue;
    message->kind = one.kind;
    message->template_name = std::move(one.template_name);
    message->thread = std::move(one.thread);
    message->words = std::move(one.words);
    core.messages.move(*message, model::MessageState::ready, now);
  }
}

bool post(Core& core, const ServiceMessage& posted, Instant now) {
  if (core.messages.has(posted.key)) return false;
  Message message;
  message.key = posted.key;
  message.recipient = posted.recipient;
  message.envelope = posted.envelope;
  message.of_service = !posted.rests;
  message.state = model::MessageState::ready;
  message.next_attempt_at = message.sealed_at = now;
  message.template_name = posted.template_name;
  message.thread = posted.thread;
  message.words = posted.words;
  core.messages.add(std::move(message));
  return true;
}

}  // namespace dueward::store::memory
