// SPDX-License-Identifier: MIT
#include "store/memory/ledger.hpp"

#include <algorithm>

#include "store/rules/lists.hpp"

namespace dueward::store::memory {

Line::Key key_in(Texts& texts, const model::NoticeKey& key) {
  return {key.ladder, key.occurrence, texts.number_of(key.step), texts.number_of(key.to)};
}

model::NoticeKey key_from(const Texts& texts, const Line::Key& key) {
  return {key.ladder, texts.text(key.step), key.occurrence, texts.text(key.to)};
}

Line line_in(Texts& texts, const NewNotice& notice) {
  const auto& entry = notice.entry;
  Line line;
  line.key = key_in(texts, entry.key);
  line.recipient = texts.number_of(entry.recipient.str());
  line.named = texts.number_of(entry.named.str());
  line.reason = texts.number_of(entry.reason);
  line.date = entry.date;
  line.decided_on = entry.decided_on;
  line.heard_on = entry.heard_on;
  line.state = entry.state;
  line.kind = entry.kind;
  line.late = notice.late;
  line.unreached = texts.number_of(rules::to_text(notice.unreached));
  return line;
}

model::LedgerEntry entry_from(const Texts& texts, const Line& line) {
  model::LedgerEntry entry;
  entry.key = key_from(texts, line.key);
  entry.state = line.state;
  entry.kind = line.kind;
  entry.recipient = model::PersonId{texts.text(line.recipient)};
  entry.named = model::PersonId{texts.text(line.named)};
  entry.date = line.date;
  entry.decided_on = line.decided_on;
  entry.heard_on = line.heard_on;
  entry.reason = texts.text(line.reason);
  return entry;
}

std::vector<model::LedgerEntry> entries_from(const Texts& texts, const Ledger& ledger) {
  std::vector<model::LedgerEntry> entries;
  entries.reserve(ledger.size());
  for (const auto& line : ledger) {
    entries.push_back(entry_from(texts, line));
  }
  return entries;
}

bool has(const Ledger& ledger, const Line::Key& key) {
  return std::any_of(ledger.begin(), ledger.end(),
                     [&](const Line& line) { return line.key == key; });
}

}  // namespace dueward::store::memory
