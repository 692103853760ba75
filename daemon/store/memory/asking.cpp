// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "store/memory/verbs.hpp"
#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"

namespace dueward::store::memory {
namespace {

using model::MessageState;

ActionRecord record_of(const Row& row) {
  ActionRecord record;
  record.number = row.facts.number;
  record.version = row.facts.version;
  record.withdrawn = row.facts.withdrawn;
  record.closed_reason = row.facts.closed;
  record.action = *row.action;
  record.state = row.facts.state;
  record.next_check_at = row.facts.next_check_at;
  rules::add_differences(record.differences, model::ObjectKind::action, to_string(row.facts.ref),
                         rules::to_fields(row.agreed.loaded), row.agreed.decided);
  return record;
}

bool answers(const ActionQuery& query, const rules::ActionFacts& facts) {
  return (!query.plan || facts.ref.plan == *query.plan) &&
         (!query.owner || facts.state.holders[0].person == *query.owner) &&
         (query.waiting ? facts.waits && facts.state.open
                        : query.include_closed || facts.state.open);
}

MessageRecord record_of(Core& core, const Message& message) {
  MessageRecord record;
  record.id = message.id;
  record.key = message.key;
  record.recipient = message.recipient;
  record.pilot_for = message.pilot_for;
  record.envelope = message.envelope;
  record.state = message.state;
  record.subject = message.words.subject;
  record.sealed_at = message.sealed_at;
  record.delivered_at = message.delivered_at;
  record.next_attempt_at = message.next_attempt_at;
  record.attempts = message.attempts;
  record.tries = message.ended;
  if (!record.tries.empty()) record.last_said = record.tries.back().said;
  record.failure = message.failure;
  for (auto notice : message.notices) {
    record.notices.emplace_back(core.actions.row(action_of(notice)).facts.ref,
                                key_from(core.actions.texts, core.actions.line(notice).key));
  }
  std::stable_sort(record.notices.begin(), record.notices.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  return record;
}

bool is_about(const Message& message, ActionNumber action) {
  return std::any_of(message.notices.begin(), message.notices.end(),
                     [action](NoticeNumber notice) { return action_of(notice) == action; });
}

std::vector<MessageRecord> untold(Core& core, const MessageQuery& query) {
  std::set<model::MessageId> ids;
  for (const auto& [recipient, id] : core.untold) {
    if (id > query.after) ids.insert(id);
  }
  std::vector<MessageRecord> records;
  for (auto id : ids) {
    if (records.size() == query.limit) break;
    records.push_back(record_of(core, *core.messages.find(id)));
  }
  return records;
}

void count_actions(Core& core, Date today, Counts& counts) {
  for (const auto& row : core.actions.all()) {
    const auto& facts = row.facts;
    if (facts.withdrawn) continue;
    ++counts.actions;
    if (!facts.state.open) continue;
    if (facts.state.life == model::State::proposed) {
      ++counts.proposed;
      continue;
    }
    ++counts.open;
    const bool claimed = facts.state.life == model::State::claimed;
    counts.claimed += claimed ? 1 : 0;
    counts.overdue += facts.due < today && !claimed ? 1 : 0;
    counts.without_owner += facts.state.holders[0].person.empty() ? 1 : 0;
  }
}

void earliest(std::optional<Instant>& so_far, Instant moment) {
  so_far = std::min(so_far.value_or(moment), moment);
}

void count_messages(Core& core, Counts& counts) {
  for (const auto& message : core.messages.all()) {
    ++counts.messages[message.state];
    const bool on_its_way = message.state == MessageState::sealed ||
                            message.state == MessageState::ready ||
                            message.state == MessageState::claimed;
    if (on_its_way) earliest(counts.oldest_waiting, message.sealed_at);
    if (message.state == MessageState::ready) {
      earliest(counts.next_attempt_at, *message.next_attempt_at);
    }
  }
}

}  // namespace

std::optional<Instant> next_check_at(const Core& core) {
  const auto& due = core.actions.due();
  return due.empty() ? std::nullopt : std::optional{due.begin()->first};
}

std::vector<ActionRecord> actions(Core& core, const ActionQuery& query) {
  std::vector<ActionRecord> records;
  const auto& names = core.actions.by_name();
  for (auto place = names.upper_bound(model::parse_action_ref(query.after));
       place != names.end() && records.size() < query.limit; ++place) {
    const auto& row = core.actions.row(place->second);
    if (answers(query, row.facts)) records.push_back(record_of(row));
  }
  return records;
}

std::optional<ActionRecord> action(Core& core, const model::ActionRef& ref) {
  const auto* row = core.actions.find(ref);
  if (row == nullptr) return std::nullopt;
  auto record = record_of(*row);
  record.ledger = entries_from(core.actions.texts, row->ledger);
  return record;
}

namespace {

std::vector<MessageRecord> latest(Core& core, const MessageQuery& query) {
  std::vector<MessageRecord> records;
  const auto& all = core.messages.all();
  for (auto message = all.rbegin(); message != all.rend(); ++message) {
    if (records.size() == query.limit) break;
    if (!query.state || message->state == *query.state)
      records.push_back(record_of(core, *message));
  }
  return records;
}

}  // namespace

std::vector<MessageRecord> messages(Core& core, const MessageQuery& query) {
  if (query.untold) return untold(core, query);
  std::vector<MessageRecord> records;
  if (query.latest_first) return latest(core, query);
  const auto* about = query.action ? core.actions.find(*query.action) : nullptr;
  if (query.action && about == nullptr) return records;
  for (const auto& message : core.messages.all()) {
    if (records.size() == query.limit) break;
    const bool wanted = message.id > query.after &&
                        (!query.state || message.state == *query.state) &&
                        (about == nullptr || is_about(message, about->facts.number));
    if (wanted) records.push_back(record_of(core, message));
  }
  return records;
}

Counts counts(Core& core, Date today) {
  Counts counts;
  count_actions(core, today, counts);
  count_messages(core, counts);
  for (const auto& [box, content] : core.boxes) {
    counts.unsealed += content.loose.size();
  }
  counts.next_check_at = next_check_at(core);
  return counts;
}

}  // namespace dueward::store::memory
