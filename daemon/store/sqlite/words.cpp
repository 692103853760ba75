// SPDX-License-Identifier: MIT
#include <algorithm>

#include "store/rules/notices.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

std::vector<NoticeInMessage> notices_of(Core& core, model::MessageId message) {
  std::vector<NoticeNumber> numbers;
  {
    auto rows = core.db.query("SELECT notice FROM message_notice WHERE message = ?", message);
    while (rows.step()) {
      numbers.push_back(NoticeNumber{rows.integer(0)});
    }
  }
  std::vector<NoticeInMessage> notices;
  notices.reserve(numbers.size());
  for (auto number : numbers) {
    const ActionNumber action{action_of(static_cast<std::int64_t>(number))};
    auto& notice = notices.emplace_back();
    notice.number = number;
    notice.action = core.actions.action(action);
    notice.state = core.actions.row(action).value().state;
    auto ledger = core.actions.numbered_ledger(action);
    const auto line = std::find_if(ledger.begin(), ledger.end(),
                                   [&](const auto& one) { return one.number == number; });
    if (line == ledger.end()) {
      throw StoreError(StoreError::Kind::damaged,
                       core.db.path() + ": notice " +
                           std::to_string(static_cast<std::int64_t>(number)) +
                           " has lost its line in the ledger. Put back a backup");
    }
    notice.entry = line->entry;
    notice.late = line->late;
    notice.unreached = std::move(line->unreached);
    for (auto& before : ledger) {
      if (rules::was_told(before.entry, notice.entry.key)) {
        notice.told.push_back(std::move(before.entry));
      }
    }
  }
  std::sort(notices.begin(), notices.end(),
            [](const auto& a, const auto& b) { return rules::graver(a, b); });
  return notices;
}

void insert_words(Core& core, model::MessageId id, std::optional<model::Kind> kind,
                  const std::string& template_name, const std::string& thread,
                  const model::Words& words) {
  core.db.execute(
      "INSERT INTO message_words (number, kind, template, thread, subject, text, html, brief, "
      "data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id, kind, template_name, thread, words.subject, words.text, words.html, words.brief,
      words.data);
}

}  // namespace

std::vector<SealedMessage> without_words(Core& core, std::size_t limit) {
  std::vector<SealedMessage> sealed;
  {
    auto rows = core.db.query(
        "SELECT s.number, m.key, m.recipient, m.pilot_for, s.notifier, m.address, s.destination, "
        "m.day, m.grouped FROM message_state s JOIN message m ON m.number = s.number "
        "WHERE s.state = 0 ORDER BY s.number LIMIT ?",
        limit);
    while (rows.step()) {
      sealed.push_back({model::MessageId{rows.integer(0)},
                        rows.string(1),
                        model::PersonId{rows.text(2)},
                        model::PersonId{rows.text(3)},
                        {model::NotifierId{rows.text(4)}, rows.string(5), rows.string(6)},
                        rows.date(7),
                        rows.integer(8) != 0,
                        {}});
    }
  }
  std::size_t notices = 0;
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    sealed[i].notices = notices_of(core, sealed[i].id);
    notices += sealed[i].notices.size();
    if (notices >= rules::notices_at_once) sealed.resize(i + 1);
  }
  return sealed;
}

void store_words(Core& core, const std::vector<WrittenMessage>& written, Instant now) {
  for (const auto& message : written) {
    // Words are fixed once: a second writer finds the message no longer sealed.
    const int moved = core.db.execute(
        "UPDATE message_state SET state = 1, next_attempt_at = ? WHERE number = ? AND state = 0",
        now, message.id);
    if (moved == 0) continue;
    insert_words(core, message.id, message.kind, message.template_name, message.thread,
                 message.words);
  }
}

bool post(Core& core, const ServiceMessage& message, Instant now) {
  {
    auto known = core.db.query("SELECT 1 FROM message WHERE key = ?", message.key);
    if (known.step()) return false;
  }
  core.db.execute(
      "INSERT INTO message_state (state, notifier, destination, next_attempt_at, sealed_at, "
      "service) VALUES (1, ?, ?, ?, ?, ?)",
      message.envelope.notifier, message.envelope.destination, now, now, message.rests ? 0 : 1);
  const model::MessageId id{core.db.last_number()};
  core.db.execute(
      "INSERT INTO message (number, key, recipient, pilot_for, address, grouped) "
      "VALUES (?, ?, ?, '', ?, 0)",
      id, message.key, message.recipient, message.envelope.address);
  insert_words(core, id, std::nullopt, message.template_name, message.thread, message.words);
  core.history.add({"", now, "message-posted", "", message.by.who, message.by.via,
                    message.key + " to " + message.recipient.str(), message.words.subject});
  return true;
}

}  // namespace dueward::store::sqlite
