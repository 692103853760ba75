// SPDX-License-Identifier: MIT
#include "store/sqlite/history.hpp"

namespace dueward::store::sqlite {

void History::add(const Event& event) {
  auto& head = head_of(event.plan);
  rules::Digester::Hash text_hash{};
  std::string salt;
  std::string_view text_bytes;
  if (!event.text.empty()) {
    salt = digester_.salt();
    text_hash = digester_.of({salt, event.text});
    text_bytes = rules::bytes_of(text_hash);
  }
  const auto hash = hash_of(head, event, text_bytes);
  db_.execute(
      "INSERT INTO history (plan, at, event, action, who, via, facts, text_hash, hash) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      event.plan, event.at, event.event, event.action, event.who, event.via, event.facts,
      Blob{text_bytes}, Blob{rules::bytes_of(hash)});
  last_ = db_.last_number();
  if (!event.text.empty()) {
    db_.execute("INSERT INTO history_text (number, salt, text) VALUES (?, ?, ?)", *last_,
                Blob{salt}, event.text);
  }
  head = rules::bytes_of(hash);
}

std::optional<std::int64_t> History::verify(std::string_view plan) {
  auto lines = db_.query(
      "SELECT h.number, h.at, h.event, h.action, h.who, h.via, h.facts, h.text_hash, h.hash, "
      "t.salt, t.text FROM history h LEFT JOIN history_text t ON t.number = h.number "
      "WHERE h.plan = ? ORDER BY h.number",
      plan);
  std::string before;
  while (lines.step()) {
    const Event event{plan,          lines.instant(1), lines.text(2), lines.text(3),
                      lines.text(4), lines.text(5),    lines.text(6), lines.text(10)};
    const auto text_hash = lines.text(7);
    const bool text_holds =
        lines.is_null(9) || rules::bytes_of(digester_.of({lines.text(9), event.text})) == text_hash;
    const auto hash = hash_of(before, event, text_hash);
    if (!text_holds || rules::bytes_of(hash) != lines.text(8)) return lines.integer(0);
    before = rules::bytes_of(hash);
  }
  return std::nullopt;
}

std::vector<HistoryLine> History::read(const std::optional<model::PlanId>& plan, std::int64_t after,
                                       std::size_t limit) {
  std::vector<HistoryLine> lines;
  const auto take = [&](Query& rows) {
    while (rows.step()) {
      lines.push_back({rows.integer(0),
                       model::PlanId{rows.text(1)},
                       rows.instant(2),
                       rows.string(3),
                       rows.string(4),
                       {rows.string(5), rows.string(6)},
                       rows.string(7),
                       rows.string(8)});
    }
  };
  if (plan) {
    auto rows = db_.query(
        "SELECT h.number, h.plan, h.at, h.event, h.action, h.who, h.via, h.facts, t.text "
        "FROM history h LEFT JOIN history_text t ON t.number = h.number "
        "WHERE h.plan = ? AND h.number > ? ORDER BY h.number LIMIT ?",
        *plan, after, limit);
    take(rows);
  } else {
    auto rows = db_.query(
        "SELECT h.number, h.plan, h.at, h.event, h.action, h.who, h.via, h.facts, t.text "
        "FROM history h LEFT JOIN history_text t ON t.number = h.number "
        "WHERE h.number > ? ORDER BY h.number LIMIT ?",
        after, limit);
    take(rows);
  }
  return lines;
}

std::int64_t History::last() {
  if (!last_) {
    auto row = db_.query("SELECT coalesce(max(number), 0) FROM history");
    row.step();
    last_ = row.integer(0);
  }
  return *last_;
}

std::string& History::head_of(std::string_view plan) {
  auto [place, is_new] = heads_.try_emplace(std::string{plan});
  if (is_new) {
    auto last =
        db_.query("SELECT hash FROM history WHERE plan = ? ORDER BY number DESC LIMIT 1", plan);
    if (last.step()) place->second = last.text(0);
  }
  return place->second;
}

rules::Digester::Hash History::hash_of(std::string_view before, const Event& event,
                                       std::string_view text_hash) {
  const auto at = std::to_string(event.at.time_since_epoch().count());
  return digester_.of({before, event.plan, at, event.event, event.action, event.who, event.via,
                       event.facts, text_hash});
}

}  // namespace dueward::store::sqlite
