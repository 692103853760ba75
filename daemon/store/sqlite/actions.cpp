// SPDX-License-Identifier: MIT
#include "store/sqlite/actions.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"
#include "store/rules/lists.hpp"

namespace dueward::store::sqlite {
namespace {

model::Holder holder(const Query& row, std::string role, int first) {
  return {std::move(role), model::PersonId{row.text(first)}, model::PersonId{row.text(first + 1)},
          row.date(first + 2), static_cast<int>(row.integer(first + 3))};
}

/// Columns from `first` on: ladder, step, occurrence, entry, state, kind, recipient, named, date,
/// decided_on, heard_on, reason.
model::LedgerEntry entry_from(const Query& row, int first) {
  model::LedgerEntry entry;
  entry.key = {static_cast<int>(row.integer(first)), row.string(first + 1),
               static_cast<int>(row.integer(first + 2)), row.string(first + 3)};
  entry.state = static_cast<model::NoticeState>(row.integer(first + 4));
  entry.kind = static_cast<model::Kind>(row.integer(first + 5));
  entry.recipient = model::PersonId{row.text(first + 6)};
  entry.named = model::PersonId{row.text(first + 7)};
  entry.date = row.date(first + 8);
  entry.decided_on = row.date(first + 9);
  entry.heard_on = row.maybe_date(first + 10);
  entry.reason = row.text(first + 11);
  return entry;
}

}  // namespace

std::optional<rules::ActionFacts> Actions::row(ActionNumber number) {
  auto found = db_.query(
      "SELECT plan, id, ladder, original_due, first_loaded, due_since, policy_since, pilot_ended, "
      "open, due, policy, withdrawn, closed, next_check_at, version, owner, owner_before, "
      "owner_since, owner_number, manager, manager_before, manager_since, manager_number, life, "
      "answers, waits FROM action_state WHERE number = ?",
      number);
  if (!found.step()) return std::nullopt;
  rules::ActionFacts row;
  row.number = number;
  row.ref = {model::PlanId{found.text(0)}, found.string(1)};
  row.state.ladder = static_cast<int>(found.integer(2));
  row.state.original_due = found.date(3);
  row.state.first_loaded = found.date(4);
  row.state.due_since = found.date(5);
  row.state.policy_since = found.date(6);
  row.state.pilot_ended = found.maybe_date(7);
  row.state.open = found.integer(8) != 0;
  row.due = found.date(9);
  row.policy = model::PolicyId{found.text(10)};
  row.withdrawn = found.integer(11) != 0;
  row.closed = found.text(12);
  row.next_check_at = found.maybe_instant(13);
  row.version = static_cast<std::uint64_t>(found.integer(14));
  row.state.holders.reserve(2);
  row.state.holders.push_back(holder(found, "owner", 15));
  row.state.holders.push_back(holder(found, "owner.manager", 19));
  row.state.life = static_cast<model::State>(found.integer(23));
  if (found.integer(24) > 0) row.state.answers = answers(number);
  row.waits = found.integer(25) != 0;
  return row;
}

std::vector<model::Answer> Actions::answers(ActionNumber number) {
  std::vector<model::Answer> answers;
  auto rows = db_.query("SELECT number, text FROM answer WHERE action = ? ORDER BY number", number);
  try {
    while (rows.step()) {
      answers.push_back(model::answer_from(static_cast<int>(rows.integer(0)), rows.text(1)));
    }
  } catch (const std::invalid_argument& fault) {
    throw StoreError(StoreError::Kind::damaged, db_.path() + ": of " + to_string(ref(number)) +
                                                    ", " + fault.what() + ". Put back a backup");
  }
  return answers;
}

std::optional<ActionNumber> Actions::find(const model::ActionRef& ref) {
  auto found =
      db_.query("SELECT number FROM action_state WHERE plan = ? AND id = ?", ref.plan, ref.id);
  if (!found.step()) return std::nullopt;
  return ActionNumber{found.integer(0)};
}

model::ActionRef Actions::ref(ActionNumber number) {
  auto found = db_.query("SELECT plan, id FROM action_state WHERE number = ?", number);
  if (!found.step()) return {};
  return {model::PlanId{found.text(0)}, found.string(1)};
}

const model::Action& Actions::action(ActionNumber number) {
  if (auto known = parsed_.find(number); known != parsed_.end()) return known->second;
  auto found = db_.query("SELECT key, loaded, decided FROM object WHERE number = ?", number);
  if (!found.step()) {
    throw StoreError(StoreError::Kind::damaged,
                     db_.path() + ": action number " +
                         std::to_string(static_cast<std::int64_t>(number)) +
                         " has no words. Put back a backup");
  }
  model::Object object{model::ObjectKind::action, found.string(0),
                       rules::standing_fields(found.text(1), found.text(2))};
  if (parsed_.size() >= kept_) parsed_.clear();
  return parsed_.emplace(number, model::action_from(object)).first->second;
}

std::vector<NumberedEntry> Actions::numbered_ledger(ActionNumber number) {
  std::vector<NumberedEntry> numbered;
  numbered.reserve(16);
  {
    auto rows = db_.query(
        "SELECT ladder, step, occurrence, entry, state, kind, recipient, named, date, decided_on, "
        "heard_on, reason, number, late, unreached FROM notice WHERE action = ?",
        number);
    while (rows.step()) {
      numbered.push_back({NoticeNumber{rows.integer(12)}, entry_from(rows, 0),
                          rows.integer(13) != 0, rules::people_from(rows.text(14))});
    }
  }
  const auto earlier = [](const NumberedEntry& a, const NumberedEntry& b) {
    return a.number < b.number;
  };
  if (!std::is_sorted(numbered.begin(), numbered.end(), earlier)) {
    std::sort(numbered.begin(), numbered.end(), earlier);
  }
  return numbered;
}

std::vector<model::LedgerEntry> Actions::ledger(ActionNumber number) {
  auto numbered = numbered_ledger(number);
  std::vector<model::LedgerEntry> ledger;
  ledger.reserve(numbered.size());
  for (auto& one : numbered) {
    ledger.push_back(std::move(one.entry));
  }
  return ledger;
}

void Actions::add(const rules::ActionFacts& row) {
  const auto& owner = row.state.holders[0];
  const auto& manager = row.state.holders[1];
  db_.execute(
      "INSERT INTO action_state (number, plan, id, next_check_at, version, open, ladder, due, "
      "original_due, first_loaded, due_since, policy, policy_since, owner, owner_since, manager, "
      "manager_since, life) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      row.number, row.ref.plan, row.ref.id, row.next_check_at, row.version, row.state.open,
      row.state.ladder, row.due, row.state.original_due, row.state.first_loaded,
      row.state.due_since, row.policy, row.state.policy_since, owner.person, owner.since,
      manager.person, manager.since, row.state.life);
}

void Actions::write(const rules::ActionFacts& row) {
  const auto& owner = row.state.holders[0];
  const auto& manager = row.state.holders[1];
  const auto closed = row.closed.empty() ? std::nullopt : std::optional{row.closed};
  db_.execute(
      "UPDATE action_state SET next_check_at = ?, version = ?, open = ?, withdrawn = ?, "
      "closed = ?, ladder = ?, due = ?, due_since = ?, policy = ?, policy_since = ?, "
      "pilot_ended = ?, owner = ?, owner_before = ?, owner_since = ?, owner_number = ?, "
      "manager = ?, manager_before = ?, manager_since = ?, manager_number = ?, life = ?, "
      "answers = ?, waits = ? WHERE number = ?",
      row.next_check_at, row.version, row.state.open, row.withdrawn, closed, row.state.ladder,
      row.due, row.state.due_since, row.policy, row.state.policy_since, row.state.pilot_ended,
      owner.person, owner.predecessor, owner.since, owner.number, manager.person,
      manager.predecessor, manager.since, manager.number, row.state.life, row.state.answers.size(),
      row.waits, row.number);
}

void Actions::make_due(ActionNumber number, Instant now) {
  db_.execute(
      "UPDATE action_state SET version = version + 1, "
      "next_check_at = min(coalesce(next_check_at, ?2), ?2) WHERE number = ?1 AND (open OR "
      "next_check_at IS NOT NULL)",
      number, now);
}

void Actions::make_plan_due(std::string_view plan, Instant now) {
  db_.execute(
      "UPDATE action_state SET version = version + 1, "
      "next_check_at = min(coalesce(next_check_at, ?2), ?2) WHERE plan = ?1 AND (open OR "
      "next_check_at IS NOT NULL)",
      plan, now);
}

void Actions::make_all_due(Instant now) {
  db_.execute(
      "UPDATE action_state SET version = version + 1, "
      "next_check_at = min(coalesce(next_check_at, ?1), ?1) WHERE open OR next_check_at IS NOT "
      "NULL",
      now);
}

}  // namespace dueward::store::sqlite
