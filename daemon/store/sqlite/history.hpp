// SPDX-License-Identifier: MIT
/// The record that nobody can change unnoticed: one hash chain a plan, over ids.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/rules/digest.hpp"
#include "store/sqlite/connection.hpp"
#include "store/store.hpp"

namespace dueward::store::sqlite {

/// What is to be recorded. Only `text` may hold names and free text: it stands beside the chain.
struct Event {
  std::string_view plan;  ///< Empty: the service's own chain.
  Instant at;
  std::string_view event;
  std::string_view action;
  std::string_view who;
  std::string_view via;
  std::string_view facts;  ///< Ids, dates and numbers.
  std::string_view text;
};

/// hash(line) = SHA-256(hash(line before it of the plan), plan, at, event, action, who, via, facts,
/// text hash); text hash = SHA-256(salt, text), empty where there is no text. The first line of a
/// plan follows the empty hash.
class History {
 public:
  explicit History(Connection& db) : db_(db) {}

  void add(const Event& event);
  [[nodiscard]] std::optional<std::int64_t> verify(std::string_view plan);
  [[nodiscard]] std::vector<HistoryLine> read(const std::optional<model::PlanId>& plan,
                                              std::int64_t after, std::size_t limit);

  /// Number of the last line of all plans.
  [[nodiscard]] std::int64_t last();

  /// What is remembered may be of lines rolled back.
  void forget() {
    heads_.clear();
    last_.reset();
  }

 private:
  std::string& head_of(std::string_view plan);
  [[nodiscard]] rules::Digester::Hash hash_of(std::string_view before, const Event& event,
                                              std::string_view text_hash);

  Connection& db_;
  rules::Digester digester_;
  std::unordered_map<std::string, std::string> heads_;
  std::optional<std::int64_t> last_;
};

}  // namespace dueward::store::sqlite
