// SPDX-License-Identifier: MIT
#include "store/rules/lists.hpp"
#include "store/rules/parcels.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

/// Writes the decisions about one action.
class Recorder {
 public:
  Recorder(Core& core, const Decided& decided, Instant now)
      : core_(core), decided_(decided), now_(now) {}

  void run() {
    std::size_t places = decided_.notices.size();
    for (const auto& notice : decided_.notices) {
      places += notice.settles.size();
    }
    if (!take_places(places)) return;
    for (const auto& notice : decided_.notices) {
      add(notice);
    }
  }

 private:
  /// Also the test whether the facts are still those that were decided on.
  bool take_places(std::size_t places) {
    if (places == 0) {
      core_.db.execute("UPDATE action_state SET next_check_at = ? WHERE number = ? AND version = ?",
                       decided_.next_check_at, decided_.number, decided_.seen_version);
      return false;
    }
    std::int64_t count = 0;
    {
      auto row = core_.db.query(
          "SELECT notices, plan, id FROM action_state WHERE number = ? AND version = ?",
          decided_.number, decided_.seen_version);
      if (!row.step()) return false;
      count = row.integer(0);
      ref_ = {model::PlanId{row.text(1)}, row.string(2)};
    }
    next_ = (static_cast<std::int64_t>(decided_.number) << 20) + count + 1;
    core_.db.execute("UPDATE action_state SET next_check_at = ?, notices = ? WHERE number = ?",
                     decided_.next_check_at, count + static_cast<std::int64_t>(places),
                     decided_.number);
    return true;
  }

  void add(const NewNotice& notice) {
    const auto number = next_++;
    if (!insert(notice, notice.entry.key, number, std::nullopt)) return;
    for (const auto& key : notice.settles) {
      insert(notice, key, next_++, number);
    }
    for (const auto& envelope : notice.envelopes) {
      add_envelope(notice, envelope, number);
    }
    record(notice);
  }

  /// False where the key is settled already.
  bool insert(const NewNotice& notice, const model::NoticeKey& key, std::int64_t number,
              std::optional<std::int64_t> settled_by) {
    const auto& entry = notice.entry;
    return core_.db.execute(
               "INSERT INTO notice (action, ladder, step, occurrence, entry, number, settled_by, "
               "state, kind, recipient, named, date, decided_on, heard_on, late, unreached, "
               "reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
               "ON CONFLICT DO NOTHING",
               decided_.number, key.ladder, key.step, key.occurrence, key.to, number, settled_by,
               entry.state, entry.kind, entry.recipient, entry.named, entry.date, entry.decided_on,
               entry.heard_on, notice.late, rules::to_text(notice.unreached), entry.reason) == 1;
  }

  void add_envelope(const NewNotice& notice, const model::Envelope& envelope, std::int64_t number) {
    const auto& key = notice.entry.key;
    const auto& recipient =
        notice.message_recipient.empty() ? notice.entry.recipient.str() : notice.message_recipient;
    // A pilot's ladders are negative. Its messages are marked, even where the administrator would
    // have had them anyway.
    const bool pilot = key.ladder < 0;
    const auto pilot_for = pilot ? notice.entry.recipient : model::PersonId{};
    core_.db.execute(
        "INSERT INTO unsealed (recipient, pilot_for, notifier, address, notice, destination, "
        "plan, notice_key, alone, not_before) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        recipient, pilot_for, envelope.notifier, envelope.address, number, envelope.destination,
        ref_.plan, rules::notice_key(ref_, {key.ladder, key.step, key.occurrence, key.to}),
        notice.alone, notice.not_before);
  }

  void record(const NewNotice& notice) {
    const auto& entry = notice.entry;
    const auto facts = std::string{to_string(entry.state)} + " " + entry.key.step + "#" +
                       std::to_string(entry.key.occurrence) + " ladder " +
                       std::to_string(entry.key.ladder) + " to " + entry.key.to + ": " +
                       entry.recipient.str();
    core_.history.add({ref_.plan.str(), now_, "notice-decided", ref_.id, "dueward", "engine", facts,
                       entry.reason});
  }

  Core& core_;
  const Decided& decided_;
  const Instant now_;
  model::ActionRef ref_;
  std::int64_t next_ = 0;
};

}  // namespace

std::vector<DueAction> due_actions(Core& core, Instant now, std::size_t limit) {
  std::vector<ActionNumber> numbers;
  {
    auto rows = core.db.query(
        "SELECT number FROM action_state WHERE next_check_at <= ? ORDER BY next_check_at LIMIT ?",
        now, limit);
    while (rows.step()) {
      numbers.push_back(ActionNumber{rows.integer(0)});
    }
  }
  std::vector<DueAction> due;
  due.reserve(numbers.size());
  for (auto number : numbers) {
    auto row = core.actions.row(number).value();
    due.push_back({number, core.actions.action(number), std::move(row.state),
                   core.actions.ledger(number), row.version});
  }
  return due;
}

void commit_decisions(Core& core, const std::vector<Decided>& decided, Instant now, Date) {
  for (const auto& one : decided) {
    Recorder{core, one, now}.run();
  }
}

}  // namespace dueward::store::sqlite
