// SPDX-License-Identifier: MIT
#include <algorithm>

#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

/// One envelope of one notice that no message carries yet.
struct Loose {
  std::int64_t number;
  std::int64_t notice;
  std::string key;
};

/// What becomes one message.
struct Parcel {
  std::string recipient;
  std::string pilot_for;
  std::string notifier;
  std::string address;
  std::string destination;
  bool grouped = true;
  std::vector<Loose> notices;
};

class Sealing {
 public:
  Sealing(Core& core, const SealRequest& request) : core_(core), request_(request) {}

  SealResult run() {
    if (undecided()) {
      result_.undecided = true;
      return result_;
    }
    collect();
    const auto today = sealed_today();
    if (request_.flood_limit && today + parcels_.size() > *request_.flood_limit) {
      result_.flood = today + parcels_.size();
      return result_;
    }
    for (auto& parcel : parcels_) {
      seal(parcel);
    }
    if (parcels_.empty()) return result_;
    if (result_.waiting == 0) core_.db.execute("DELETE FROM unsealed");
    core_.db.execute(
        "INSERT INTO sealed_day (day, messages) VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET messages = excluded.messages",
        request_.day, today + parcels_.size());
    result_.sealed = parcels_.size();
    return result_;
  }

 private:
  bool undecided() {
    auto due = core_.db.query(
        "SELECT 1 FROM action_state WHERE next_check_at IS NOT NULL "
        "AND (next_check_at <= ?1 OR next_check_at < ?2) LIMIT 1",
        request_.now, request_.undecided_until);
    return due.step();
  }

  std::size_t sealed_today() {
    auto row = core_.db.query("SELECT messages FROM sealed_day WHERE day = ?", request_.day);
    return row.step() ? static_cast<std::size_t>(row.integer(0)) : 0;
  }

  /// Rows come by letterbox, so the grouped parcel of one is the last such one begun.
  void collect() {
    auto rows = core_.db.query(
        "SELECT recipient, pilot_for, notifier, address, notice, destination, plan, notice_key, "
        "alone, not_before, number FROM unsealed "
        "ORDER BY recipient, pilot_for, notifier, address, notice");
    Parcel box;
    bool box_is_full = false;
    std::optional<std::size_t> open;
    while (rows.step()) {
      if (box.notices.empty() || rows.text(0) != box.recipient || rows.text(1) != box.pilot_for ||
          rows.text(2) != box.notifier || rows.text(3) != box.address) {
        box = {rows.string(0),
               rows.string(1),
               rows.string(2),
               rows.string(3),
               rows.string(5),
               true,
               {{}}};
        box_is_full = is_full(box);
        open.reset();
      }
      const auto not_before = rows.maybe_instant(9);
      const bool single = rows.integer(8) != 0 || is_ungrouped(box.notifier);
      if (not_before && *not_before > request_.now) {
        wait(not_before);
      } else if (is_resting(rows.text(6)) || (!single && box_is_full)) {
        wait(std::nullopt);
      } else {
        if (single || !open) {
          parcels_.push_back(box);
          parcels_.back().grouped = !single;
          parcels_.back().destination = rows.text(5);
          parcels_.back().notices.clear();
          if (!single) open = parcels_.size() - 1;
        }
        auto& parcel = single ? parcels_.back() : parcels_[*open];
        parcel.notices.push_back({rows.integer(10), rows.integer(4), rows.string(7)});
      }
    }
  }

  void wait(std::optional<Instant> not_before) {
    ++result_.waiting;
    if (not_before && (!result_.not_before || *not_before < *result_.not_before)) {
      result_.not_before = not_before;
    }
  }

  bool is_ungrouped(const std::string& notifier) {
    return request_.ungrouped.contains(model::NotifierId{notifier});
  }

  bool is_resting(std::string_view plan) {
    return !request_.resting.empty() && request_.resting.contains(model::PlanId{plan});
  }

  /// Whether the letterbox has had its grouped message of the day.
  bool is_full(const Parcel& box) {
    auto row = core_.db.query(
        "SELECT day FROM letterbox WHERE recipient = ? AND pilot_for = ? AND notifier = ? "
        "AND address = ?",
        box.recipient, box.pilot_for, box.notifier, box.address);
    return row.step() && row.date(0) >= request_.day;
  }

  void seal(Parcel& parcel) {
    core_.db.execute(
        "INSERT INTO message_state (state, notifier, destination, sealed_at) VALUES (?, ?, ?, ?)",
        model::MessageState::sealed, parcel.notifier, parcel.destination, request_.now);
    const auto number = core_.db.last_number();
    core_.db.execute(
        "INSERT INTO message (number, key, recipient, pilot_for, address, day, grouped) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        number, key_of(parcel), parcel.recipient, parcel.pilot_for, parcel.address, request_.day,
        parcel.grouped);
    for (const auto& loose : parcel.notices) {
      core_.db.execute("INSERT INTO message_notice (message, notice) VALUES (?, ?)", number,
                       loose.notice);
      if (result_.waiting > 0) {
        core_.db.execute("DELETE FROM unsealed WHERE number = ?", loose.number);
      }
    }
    if (!parcel.grouped) return;
    core_.db.execute(
        "INSERT INTO letterbox (recipient, pilot_for, notifier, address, day) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET day = excluded.day",
        parcel.recipient, parcel.pilot_for, parcel.notifier, parcel.address, request_.day);
  }

  /// Made of what the message says to whom, so that a store put back from a backup decides the same
  /// message under the same key.
  std::string key_of(Parcel& parcel) {
    auto& notices = parcel.notices;
    std::sort(notices.begin(), notices.end(),
              [](const Loose& a, const Loose& b) { return a.key < b.key; });
    std::string keys;
    for (const auto& loose : notices) {
      keys += loose.key;
      keys += '\n';
    }
    return rules::hex(
        digester_.of({keys, parcel.recipient, parcel.pilot_for, parcel.notifier, parcel.address}),
        32);
  }

  Core& core_;
  const SealRequest& request_;
  rules::Digester& digester_ = core_.digester;
  SealResult result_;
  std::vector<Parcel> parcels_;
};

}  // namespace

SealResult seal(Core& core, const SealRequest& request) {
  return Sealing{core, request}.run();
}

}  // namespace dueward::store::sqlite
