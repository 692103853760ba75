// SPDX-License-Identifier: MIT
#include "store/rules/staleness.hpp"
#include "store/rules/turns.hpp"
#include "store/sqlite/facts.hpp"
#include "store/sqlite/outcome.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

using model::MessageState;

/// A notice that a message carries, with what tells whether it still holds.
struct Carried {
  NoticeNumber number{};
  model::ActionRef action;
  bool withdrawn = false;
  bool open = true;
  std::string closed;
  int present_ladder = 0;  ///< Of the action.
  int ladder = 0;          ///< Of the notice; negative in a pilot.
  std::string step;
  std::string to;
  int occurrence = 1;
  model::Kind kind{};
  model::State life{};  ///< Of the action.
  std::string recipient;
  std::int64_t decided_on = 0;
  std::int64_t date = 0;
};

std::vector<Carried> carried_by(Core& core, model::MessageId message) {
  std::vector<Carried> carried;
  auto rows = core.db.query(
      "SELECT n.number, a.plan, a.id, a.withdrawn, a.open, a.closed, a.ladder, n.ladder, n.step, "
      "n.entry, n.occurrence, n.kind, a.life, n.recipient, n.decided_on, n.date FROM "
      "message_notice m "
      "JOIN notice n ON n.action = m.notice >> 20 AND n.number = m.notice "
      "JOIN action_state a ON a.number = n.action WHERE m.message = ? ORDER BY m.notice",
      message);
  while (rows.step()) {
    carried.push_back({NoticeNumber{rows.integer(0)},
                       {model::PlanId{rows.text(1)}, rows.string(2)},
                       rows.integer(3) != 0,
                       rows.integer(4) != 0,
                       rows.string(5),
                       static_cast<int>(rows.integer(6)),
                       static_cast<int>(rows.integer(7)),
                       rows.string(8),
                       rows.string(9),
                       static_cast<int>(rows.integer(10)),
                       static_cast<model::Kind>(rows.integer(11)),
                       static_cast<model::State>(rows.integer(12)),
                       rows.string(13),
                       rows.integer(14),
                       rows.integer(15)});
  }
  return carried;
}

/// The step that went to the same person since, in another message.
std::optional<std::string> later_step(Core& core, const Carried& notice, model::MessageId message) {
  auto later = core.db.query(
      "SELECT n.step FROM notice n WHERE n.action = ?1 >> 20 AND n.recipient = ?2 "
      "AND n.state IN (?3, ?4) AND n.settled_by IS NULL AND n.number > ?1 "
      "AND (n.decided_on > ?5 OR (n.decided_on = ?5 AND n.date > ?6)) AND NOT EXISTS "
      "(SELECT 1 FROM message_notice m WHERE m.message = ?7 AND m.notice = n.number)",
      notice.number, notice.recipient, model::NoticeState::owed, model::NoticeState::delivered,
      notice.decided_on, notice.date, message);
  while (later.step()) {
    if (rules::yields_to_later(later.text(0))) return later.string(0);
  }
  return std::nullopt;
}

/// The latest answer about the one that the notice follows from, of those that stand.
std::optional<model::Verb> answered(Core& core, const Carried& notice) {
  if (!rules::follows_from_an_answer(notice.step)) return std::nullopt;
  auto row = core.db.query(
      "SELECT verb FROM answer a WHERE action = ?1 >> 20 AND about = ?2 AND NOT EXISTS "
      "(SELECT 1 FROM answer c WHERE c.action = a.action AND c.about = a.number AND c.verb = ?3) "
      "ORDER BY number DESC LIMIT 1",
      notice.number, notice.occurrence, model::Verb::correct);
  if (!row.step()) return std::nullopt;
  return static_cast<model::Verb>(row.integer(0));
}

bool taken_up(Core& core, const Carried& notice) {
  if (!rules::is_handover(notice.step)) return false;
  const auto row =
      core.actions.row(ActionNumber{action_of(static_cast<std::int64_t>(notice.number))});
  return row && rules::taken_up(row->state, notice.to, notice.occurrence);
}

/// Why a notice not yet sent is no longer true; nothing where it still is.
std::optional<std::string> staleness(Core& core, const Carried& notice, model::MessageId message) {
  auto stale = rules::staleness({notice.withdrawn, notice.open, notice.closed,
                                 is_pilot(core, notice.action.plan.str()), notice.present_ladder,
                                 notice.ladder, notice.step, notice.kind, notice.life,
                                 answered(core, notice), taken_up(core, notice)});
  if (stale || !rules::yields_to_later(notice.step)) return stale;
  if (auto step = later_step(core, notice, message)) return rules::went_instead(*step);
  return std::nullopt;
}

class Claim {
 public:
  Claim(Core& core, const ClaimRequest& request) : core_(core), request_(request) {}

  std::vector<ClaimedMessage> run() {
    if (request_.only_service) {
      claim_service();
    } else {
      rules::claim_in_turns(request_, destinations(),
                            [this](const std::string& destination, std::size_t count) {
                              return take(destination, count);
                            });
    }
    return std::move(claimed_);
  }

 private:
  void claim_service() {
    std::vector<model::MessageId> found;
    {
      auto rows = core_.db.query(
          "SELECT number FROM message_state WHERE state = 1 AND service = 1 AND notifier = ? "
          "AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?",
          request_.notifier, request_.now, request_.limit);
      while (rows.step()) {
        found.push_back(model::MessageId{rows.integer(0)});
      }
    }
    for (auto message : found) {
      take_one(message, carried_by(core_, message));
    }
  }

  /// A skip-scan: one look into the index for each destination, however many messages it has.
  std::vector<rules::Waiting> destinations() {
    std::vector<rules::Waiting> waiting;
    std::optional<std::string> last;
    while (auto next = destination_after(last)) {
      last = next->destination;
      if (next->since <= request_.now) waiting.push_back(*std::move(next));
    }
    return waiting;
  }

  std::optional<rules::Waiting> destination_after(const std::optional<std::string>& last) {
    const auto take_row = [](Query& row) -> std::optional<rules::Waiting> {
      if (!row.step()) return std::nullopt;
      return rules::Waiting{row.string(0), row.instant(1)};
    };
    if (!last) {
      auto row = core_.db.query(
          "SELECT destination, next_attempt_at FROM message_state WHERE state = 1 "
          "AND notifier = ? ORDER BY destination, next_attempt_at LIMIT 1",
          request_.notifier);
      return take_row(row);
    }
    auto row = core_.db.query(
        "SELECT destination, next_attempt_at FROM message_state WHERE state = 1 "
        "AND notifier = ? AND destination > ? ORDER BY destination, next_attempt_at LIMIT 1",
        request_.notifier, *last);
    return take_row(row);
  }

  /// Those found overtaken leave the queue, too.
  rules::Taken take(const std::string& destination, std::size_t count) {
    std::vector<std::pair<model::MessageId, bool>> found;
    {
      auto rows = core_.db.query(
          "SELECT number, first_attempt IS NULL FROM message_state WHERE state = 1 "
          "AND notifier = ? AND destination = ? AND next_attempt_at <= ? "
          "ORDER BY next_attempt_at LIMIT ?",
          request_.notifier, destination, request_.now, count);
      while (rows.step()) {
        found.emplace_back(model::MessageId{rows.integer(0)}, rows.integer(1) != 0);
      }
    }
    rules::Taken taken{0, !found.empty()};
    for (auto [message, is_first] : found) {
      auto carried = carried_by(core_, message);
      if (is_first && cancel_overtaken(message, carried)) continue;
      take_one(message, std::move(carried));
      ++taken.claimed;
    }
    return taken;
  }

  void take_one(model::MessageId message, std::vector<Carried> carried) {
    core_.db.execute(
        "UPDATE message_state SET state = 2, next_attempt_at = NULL, "
        "first_attempt = coalesce(first_attempt, ?) WHERE number = ?",
        request_.now, message);
    auto& claimed = claimed_.emplace_back(read(message));
    for (auto& notice : carried)
      claimed.actions.push_back(std::move(notice.action));
  }

  bool cancel_overtaken(model::MessageId message, const std::vector<Carried>& carried) {
    if (carried.empty()) return false;
    std::string reason;
    std::vector<NoticeNumber> notices;
    for (const auto& notice : carried) {
      auto stale = staleness(core_, notice, message);
      if (!stale) return false;
      reason = *std::move(stale);
      notices.push_back(notice.number);
    }
    core_.db.execute("UPDATE message_state SET state = ?, next_attempt_at = NULL WHERE number = ?",
                     MessageState::overtaken, message);
    core_.db.execute("INSERT INTO message_end (number, reason) VALUES (?, ?)", message, reason);
    notices_ended(core_, notices, model::NoticeState::overtaken, reason, request_.now);
    record_message(core_, "message-overtaken", message, notices, reason, request_.now);
    return true;
  }

  ClaimedMessage read(model::MessageId id) {
    auto row = core_.db.query(
        "SELECT m.key, m.recipient, m.pilot_for, s.notifier, m.address, s.destination, w.kind, "
        "w.template, w.thread, w.subject, w.text, w.html, w.brief, w.data, s.first_attempt, "
        "s.sealed_at, s.attempts FROM message_state s JOIN message m ON m.number = s.number "
        "JOIN message_words w ON w.number = s.number WHERE s.number = ?",
        id);
    if (!row.step()) {
      throw StoreError(StoreError::Kind::damaged,
                       core_.db.path() + ": message " +
                           std::to_string(static_cast<std::int64_t>(id)) +
                           " has lost its words. Put back a backup");
    }
    ClaimedMessage message;
    message.id = id;
    message.key = row.text(0);
    message.recipient = model::PersonId{row.text(1)};
    message.pilot_for = model::PersonId{row.text(2)};
    message.envelope = {model::NotifierId{row.text(3)}, row.string(4), row.string(5)};
    if (!row.is_null(6)) message.kind = static_cast<model::Kind>(row.integer(6));
    message.template_name = row.text(7);
    message.thread = row.text(8);
    message.words = {row.string(9), row.string(10), row.string(11), row.string(12), row.string(13)};
    message.first_attempt = row.instant(14);
    message.sealed_at = row.instant(15);
    message.attempt = static_cast<int>(row.integer(16)) + 1;
    return message;
  }

  Core& core_;
  const ClaimRequest& request_;
  std::vector<ClaimedMessage> claimed_;
};

}  // namespace

std::vector<ClaimedMessage> claim(Core& core, const ClaimRequest& request) {
  return Claim{core, request}.run();
}

void release(Core& core, const std::vector<model::MessageId>& messages) {
  for (auto message : messages) {
    core.db.execute(
        "UPDATE message_state SET state = 1, next_attempt_at = coalesce(first_attempt, sealed_at), "
        "first_attempt = CASE WHEN tries > 0 THEN first_attempt END "
        "WHERE number = ? AND state = 2",
        message);
  }
}

std::optional<Instant> next_attempt_at(Core& core, const model::NotifierId& notifier) {
  std::optional<Instant> earliest;
  std::string last;
  bool any = false;
  const auto consider = [&](Query& row) {
    any = row.step();
    if (!any) return;
    last = row.text(0);
    if (!earliest || row.instant(1) < *earliest) earliest = row.instant(1);
  };
  {
    auto row = core.db.query(
        "SELECT destination, next_attempt_at FROM message_state WHERE state = 1 AND notifier = ? "
        "ORDER BY destination, next_attempt_at LIMIT 1",
        notifier);
    consider(row);
  }
  while (any) {
    auto row = core.db.query(
        "SELECT destination, next_attempt_at FROM message_state WHERE state = 1 AND notifier = ? "
        "AND destination > ? ORDER BY destination, next_attempt_at LIMIT 1",
        notifier, last);
    consider(row);
  }
  return earliest;
}

std::optional<Instant> next_service_attempt_at(Core& core, const model::NotifierId& notifier) {
  auto row = core.db.query(
      "SELECT next_attempt_at FROM message_state WHERE state = 1 AND service = 1 AND notifier = ? "
      "ORDER BY next_attempt_at LIMIT 1",
      notifier);
  if (!row.step()) return std::nullopt;
  return row.instant(0);
}

}  // namespace dueward::store::sqlite
