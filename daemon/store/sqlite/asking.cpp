// SPDX-License-Identifier: MIT
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

using model::MessageState;

ActionRecord record_of(Core& core, ActionNumber number) {
  auto row = core.actions.row(number).value();
  ActionRecord record;
  record.number = number;
  record.version = row.version;
  record.withdrawn = row.withdrawn;
  record.closed_reason = std::move(row.closed);
  record.action = core.actions.action(number);
  record.state = std::move(row.state);
  record.next_check_at = row.next_check_at;
  record.differences = differences_of(core, number);
  return record;
}

std::vector<ActionNumber> find_actions(Core& core, const ActionQuery& query) {
  const auto after = model::parse_action_ref(query.after);
  const auto plan = query.plan ? std::optional{query.plan->str()} : std::nullopt;
  std::vector<ActionNumber> numbers;
  const auto take = [&](Query& rows) {
    while (rows.step()) {
      numbers.push_back(ActionNumber{rows.integer(0)});
    }
  };
  if (query.waiting) {
    auto rows = core.db.query(
        "SELECT number FROM action_state WHERE waits = 1 AND open AND (plan, id) > (?1, ?2) "
        "AND (?3 IS NULL OR plan = ?3) AND (?4 IS NULL OR owner = ?4) ORDER BY plan, id LIMIT ?5",
        after.plan, after.id, plan, query.owner ? std::optional{query.owner->str()} : std::nullopt,
        query.limit);
    take(rows);
  } else if (query.owner) {
    auto rows = core.db.query(
        "SELECT number FROM action_state WHERE owner = ?1 AND (plan, id) > (?2, ?3) "
        "AND (?4 IS NULL OR plan = ?4) AND (?5 OR open) ORDER BY plan, id LIMIT ?6",
        *query.owner, after.plan, after.id, plan, query.include_closed, query.limit);
    take(rows);
  } else if (plan) {
    auto rows = core.db.query(
        "SELECT number FROM action_state WHERE plan = ?1 AND (plan, id) > (?2, ?3) "
        "AND (?4 OR open) ORDER BY plan, id LIMIT ?5",
        plan, after.plan, after.id, query.include_closed, query.limit);
    take(rows);
  } else {
    auto rows = core.db.query(
        "SELECT number FROM action_state WHERE (plan, id) > (?1, ?2) AND (?3 OR open) "
        "ORDER BY plan, id LIMIT ?4",
        after.plan, after.id, query.include_closed, query.limit);
    take(rows);
  }
  return numbers;
}

std::vector<model::MessageId> find_messages(Core& core, const MessageQuery& query) {
  std::vector<model::MessageId> ids;
  const auto take = [&](Query& rows) {
    while (rows.step()) {
      ids.push_back(model::MessageId{rows.integer(0)});
    }
  };
  const auto state = query.state ? std::optional{static_cast<int>(*query.state)} : std::nullopt;
  if (query.untold) {
    auto rows =
        core.db.query("SELECT message FROM untold WHERE message > ? ORDER BY message LIMIT ?",
                      query.after, query.limit);
    take(rows);
  } else if (query.action) {
    const auto action = core.actions.find(*query.action);
    if (!action) return ids;
    const auto first = static_cast<std::int64_t>(*action) << 20;
    auto rows = core.db.query(
        "SELECT DISTINCT n.message FROM message_notice n "
        "JOIN message_state s ON s.number = n.message "
        "WHERE n.notice >= ?1 AND n.notice < ?2 AND n.message > ?3 "
        "AND (?4 IS NULL OR s.state = ?4) ORDER BY n.message LIMIT ?5",
        first, first + (std::int64_t{1} << 20), query.after, state, query.limit);
    take(rows);
  } else if (query.latest_first) {
    auto rows = core.db.query(
        "SELECT number FROM message_state WHERE (?1 IS NULL OR state = ?1) "
        "ORDER BY number DESC LIMIT ?2",
        state, query.limit);
    take(rows);
  } else {
    auto rows = core.db.query(
        "SELECT number FROM message_state WHERE number > ?1 AND (?2 IS NULL OR state = ?2) "
        "ORDER BY number LIMIT ?3",
        query.after, state, query.limit);
    take(rows);
  }
  return ids;
}

void read_tries(Core& core, MessageRecord& record) {
  auto rows =
      core.db.query("SELECT ended, said FROM attempt WHERE message = ? ORDER BY number", record.id);
  while (rows.step())
    record.tries.push_back({rows.instant(0), rows.string(1)});
  if (!record.tries.empty()) record.last_said = record.tries.back().said;
}

MessageRecord read_message(Core& core, model::MessageId id) {
  MessageRecord record;
  record.id = id;
  {
    auto row = core.db.query(
        "SELECT m.key, m.recipient, m.pilot_for, s.notifier, m.address, s.destination, s.state, "
        "w.subject, s.sealed_at, s.delivered_at, s.next_attempt_at, s.attempts, e.reason "
        "FROM message_state s JOIN message m ON m.number = s.number "
        "LEFT JOIN message_words w ON w.number = s.number "
        "LEFT JOIN message_end e ON e.number = s.number WHERE s.number = ?",
        id);
    row.step();
    record.key = row.text(0);
    record.recipient = model::PersonId{row.text(1)};
    record.pilot_for = model::PersonId{row.text(2)};
    record.envelope = {model::NotifierId{row.text(3)}, row.string(4), row.string(5)};
    record.state = static_cast<MessageState>(row.integer(6));
    record.subject = row.text(7);
    record.sealed_at = row.instant(8);
    record.delivered_at = row.maybe_instant(9);
    record.next_attempt_at = row.maybe_instant(10);
    record.attempts = static_cast<int>(row.integer(11));
    record.failure = row.text(12);
  }
  read_tries(core, record);
  auto rows = core.db.query(
      "SELECT a.plan, a.id, n.ladder, n.step, n.occurrence, n.entry FROM message_notice m "
      "JOIN notice n ON n.action = m.notice >> 20 AND n.number = m.notice "
      "JOIN action_state a ON a.number = n.action WHERE m.message = ? ORDER BY a.plan, a.id, "
      "m.notice",
      id);
  while (rows.step()) {
    record.notices.emplace_back(
        model::ActionRef{model::PlanId{rows.text(0)}, rows.string(1)},
        model::NoticeKey{static_cast<int>(rows.integer(2)), rows.string(3),
                         static_cast<int>(rows.integer(4)), rows.string(5)});
  }
  return record;
}

}  // namespace

std::optional<Instant> next_check_at(Core& core) {
  auto row = core.db.query(
      "SELECT next_check_at FROM action_state WHERE next_check_at IS NOT NULL "
      "ORDER BY next_check_at LIMIT 1");
  return row.step() ? row.maybe_instant(0) : std::nullopt;
}

std::vector<ActionRecord> actions(Core& core, const ActionQuery& query) {
  std::vector<ActionRecord> records;
  for (auto number : find_actions(core, query)) {
    records.push_back(record_of(core, number));
  }
  return records;
}

std::optional<ActionRecord> action(Core& core, const model::ActionRef& ref) {
  const auto number = core.actions.find(ref);
  if (!number) return std::nullopt;
  auto record = record_of(core, *number);
  record.ledger = core.actions.ledger(*number);
  return record;
}

std::vector<MessageRecord> messages(Core& core, const MessageQuery& query) {
  std::vector<MessageRecord> records;
  for (auto id : find_messages(core, query)) {
    records.push_back(read_message(core, id));
  }
  return records;
}

Counts counts(Core& core, Date today) {
  Counts counts;
  {
    auto row = core.db.query(
        "SELECT count(*), count(*) FILTER (WHERE open AND life <> ?3), "
        "count(*) FILTER (WHERE open AND due < ?1 AND life NOT IN (?2, ?3)), "
        "count(*) FILTER (WHERE open AND owner = '' AND life <> ?3), "
        "count(*) FILTER (WHERE life = ?2), count(*) FILTER (WHERE open AND life = ?3) "
        "FROM action_state WHERE NOT withdrawn",
        today, model::State::claimed, model::State::proposed);
    row.step();
    counts.actions = static_cast<std::size_t>(row.integer(0));
    counts.open = static_cast<std::size_t>(row.integer(1));
    counts.overdue = static_cast<std::size_t>(row.integer(2));
    counts.without_owner = static_cast<std::size_t>(row.integer(3));
    counts.claimed = static_cast<std::size_t>(row.integer(4));
    counts.proposed = static_cast<std::size_t>(row.integer(5));
  }
  {
    auto rows = core.db.query("SELECT state, count(*) FROM message_state GROUP BY state");
    while (rows.step()) {
      counts.messages[static_cast<MessageState>(rows.integer(0))] =
          static_cast<std::size_t>(rows.integer(1));
    }
  }
  {
    auto row = core.db.query("SELECT count(*) FROM unsealed");
    row.step();
    counts.unsealed = static_cast<std::size_t>(row.integer(0));
  }
  counts.next_check_at = next_check_at(core);
  {
    auto row = core.db.query("SELECT min(next_attempt_at) FROM message_state WHERE state = 1");
    row.step();
    counts.next_attempt_at = row.maybe_instant(0);
  }
  {
    auto row = core.db.query("SELECT min(sealed_at) FROM message_state WHERE state IN (0, 1, 2)");
    row.step();
    counts.oldest_waiting = row.maybe_instant(0);
  }
  return counts;
}

}  // namespace dueward::store::sqlite
