// SPDX-License-Identifier: MIT
/// Reading actions and their ledgers out of the tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/plan.hpp"
#include "store/rules/action_facts.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store.hpp"

namespace dueward::store::sqlite {

/// A line of the ledger with what only its message needs.
struct NumberedEntry {
  NoticeNumber number{};
  model::LedgerEntry entry;
  bool late = false;
  std::vector<model::PersonId> unreached;
};

/// A notice's number leads back to its action.
[[nodiscard]] constexpr std::int64_t action_of(std::int64_t notice) {
  return notice >> 20;
}

class Actions {
 public:
  /// Keeps up to `kept` actions parsed; the tables are the truth for all else.
  Actions(Connection& db, std::size_t kept) : db_(db), kept_(kept) {}

  [[nodiscard]] std::optional<rules::ActionFacts> row(ActionNumber number);
  [[nodiscard]] std::optional<ActionNumber> find(const model::ActionRef& ref);
  /// Its name, which it keeps for life.
  [[nodiscard]] model::ActionRef ref(ActionNumber number);

  /// As it stands. Valid until the next call of action() or changed().
  [[nodiscard]] const model::Action& action(ActionNumber number);
  /// Its wide row was written: what was parsed of it is no longer true.
  void changed(ActionNumber number) { parsed_.erase(number); }
  void forget() { parsed_.clear(); }

  /// In the order in which it was decided.
  [[nodiscard]] std::vector<model::LedgerEntry> ledger(ActionNumber number);
  [[nodiscard]] std::vector<NumberedEntry> numbered_ledger(ActionNumber number);

  /// In order of number.
  [[nodiscard]] std::vector<model::Answer> answers(ActionNumber number);

  void add(const rules::ActionFacts& row);
  void write(const rules::ActionFacts& row);

  /// Facts changed, so these are looked at again now, whatever was decided meanwhile: the open
  /// ones, and the closed ones that wait for a day to tell somebody.
  void make_due(ActionNumber number, Instant now);
  void make_plan_due(std::string_view plan, Instant now);
  void make_all_due(Instant now);

 private:
  Connection& db_;
  const std::size_t kept_;
  std::unordered_map<ActionNumber, model::Action> parsed_;
};

}  // namespace dueward::store::sqlite
