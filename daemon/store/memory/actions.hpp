// SPDX-License-Identifier: MIT
/// The actions with their ledgers, and the order in which they are looked at.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "model/fields.hpp"
#include "store/memory/ledger.hpp"
#include "store/rules/action_facts.hpp"

namespace dueward::store::memory {

using ActionPtr = std::shared_ptr<const model::Action>;

/// Fields of an agreed thing as last loaded and as people decided since.
struct Agreed {
  std::string loaded;  ///< As rules::to_text() writes them: a map for each of many is dear.
  model::Fields decided;
  bool present = true;  ///< In the files.

  [[nodiscard]] model::Fields standing() const;
};

struct Row {
  rules::ActionFacts facts;
  Agreed agreed;
  ActionPtr action;  ///< As it stands.
  Ledger ledger;
};

class Actions {
 public:
  using DueOrder = std::set<std::pair<Instant, ActionNumber>>;

  /// Gives the action its number.
  Row& add(rules::ActionFacts facts, Agreed agreed, ActionPtr action);

  /// Null where there is none. Valid for good.
  [[nodiscard]] Row* find(ActionNumber number);
  [[nodiscard]] Row* find(const model::ActionRef& ref);
  /// Of a number that was given out.
  [[nodiscard]] Row& row(ActionNumber number) { return rows_[index(number)]; }
  [[nodiscard]] Line& line(NoticeNumber notice) {
    return row(action_of(notice)).ledger[line_of(notice)];
  }

  [[nodiscard]] std::deque<Row>& all() { return rows_; }
  [[nodiscard]] const std::map<model::ActionRef, ActionNumber>& by_name() const { return names_; }
  /// Those that are to be looked at, by when.
  [[nodiscard]] const DueOrder& due() const { return due_; }

  /// The one way to change a row's facts: keeps its place in due().
  template <typename Change>
  void change(Row& row, Change change) {
    const auto before = row.facts.next_check_at;
    change(row.facts);
    file(row, before);
  }

  void make_all_due(Instant now);
  void make_plan_due(std::string_view plan, Instant now);

  Texts texts;  ///< Of all ledgers.

 private:
  static std::size_t index(ActionNumber number) { return static_cast<std::size_t>(number) - 1; }
  void file(const Row& row, const std::optional<Instant>& before);

  std::deque<Row> rows_;
  std::map<model::ActionRef, ActionNumber> names_;
  DueOrder due_;
};

}  // namespace dueward::store::memory
