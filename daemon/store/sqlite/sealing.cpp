// SPDX-License-Identifier: MIT
#include "store/rules/parcels.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

using rules::Letterbox;
using rules::Parcel;

class Sealing {
 public:
  Sealing(Core& core, const SealRequest& request)
      : core_(core), request_(request), parcels_(request, undecided()) {}

  SealResult run() {
    collect();
    const auto before = sealed_today();
    const auto result = parcels_.result(before);
    if (result.sealed == 0) return result;
    auto& parcels = parcels_.all();
    const bool some_wait = result.waiting > 0 || result.undecided;
    for (auto& parcel : parcels) {
      seal(parcel, some_wait);
    }
    if (!some_wait) core_.db.execute("DELETE FROM unsealed");
    core_.db.execute(
        "INSERT INTO sealed_day (day, messages) VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET messages = excluded.messages",
        request_.day, before + result.sealed);
    return result;
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

  /// Rows come by letterbox.
  void collect() {
    auto rows = core_.db.query(
        "SELECT recipient, pilot_for, notifier, address, notice, destination, plan, notice_key, "
        "alone, not_before, number FROM unsealed "
        "ORDER BY recipient, pilot_for, notifier, address, notice");
    std::optional<Letterbox> box;
    while (rows.step()) {
      if (!box || rows.text(0) != box->recipient || rows.text(1) != box->pilot_for ||
          rows.text(2) != box->notifier || rows.text(3) != box->address) {
        box = Letterbox{rows.string(0), rows.string(1), rows.string(2), rows.string(3)};
        parcels_.open(*box, is_full(*box));
      }
      parcels_.add({rows.integer(10), NoticeNumber{rows.integer(4)}, rows.text(7), rows.text(6),
                    rows.text(5), rows.integer(8) != 0, rows.maybe_instant(9)});
    }
  }

  /// Whether the letterbox has had its grouped message of the day.
  bool is_full(const Letterbox& box) {
    auto row = core_.db.query(
        "SELECT day FROM letterbox WHERE recipient = ? AND pilot_for = ? AND notifier = ? "
        "AND address = ?",
        box.recipient, box.pilot_for, box.notifier, box.address);
    return row.step() && row.date(0) >= request_.day;
  }

  void seal(Parcel& parcel, bool some_wait) {
    const auto& box = parcel.box;
    core_.db.execute(
        "INSERT INTO message_state (state, notifier, destination, sealed_at) VALUES (?, ?, ?, ?)",
        model::MessageState::sealed, box.notifier, parcel.destination, request_.now);
    const auto number = core_.db.last_number();
    core_.db.execute(
        "INSERT INTO message (number, key, recipient, pilot_for, address, day, grouped) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        number, rules::message_key(core_.digester, parcel), box.recipient, box.pilot_for,
        box.address, request_.day, parcel.grouped);
    for (const auto& part : parcel.parts) {
      core_.db.execute("INSERT INTO message_notice (message, notice) VALUES (?, ?)", number,
                       part.notice);
      if (some_wait) core_.db.execute("DELETE FROM unsealed WHERE number = ?", part.number);
    }
    if (!parcel.grouped) return;
    core_.db.execute(
        "INSERT INTO letterbox (recipient, pilot_for, notifier, address, day) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET day = excluded.day",
        box.recipient, box.pilot_for, box.notifier, box.address, request_.day);
  }

  Core& core_;
  const SealRequest& request_;
  rules::Parcels parcels_;
};

}  // namespace

SealResult seal(Core& core, const SealRequest& request) {
  return Sealing{core, request}.run();
}

}  // namespace dueward::store::sqlite
