// SPDX-License-Identifier: MIT
#include "store/sqlite/outcome.hpp"

#include <map>

namespace dueward::store::sqlite {
namespace {

using model::NoticeState;

/// Whether another message of the notice is on its way or has arrived. The message that just ended
/// must have its new state already.
bool is_carried(Core& core, NoticeNumber notice) {
  auto other = core.db.query(
      "SELECT 1 FROM message_notice n JOIN message_state s ON s.number = n.message "
      "WHERE n.notice = ? AND s.state IN (?, ?, ?, ?) LIMIT 1",
      notice, model::MessageState::sealed, model::MessageState::ready, model::MessageState::claimed,
      model::MessageState::delivered);
  if (other.step()) return true;
  auto loose = core.db.query("SELECT 1 FROM unsealed WHERE notice = ? LIMIT 1", notice);
  return loose.step();
}

}  // namespace

std::vector<NoticeNumber> notices_in(Core& core, model::MessageId message) {
  std::vector<NoticeNumber> notices;
  auto rows = core.db.query("SELECT notice FROM message_notice WHERE message = ?", message);
  while (rows.step()) {
    notices.push_back(NoticeNumber{rows.integer(0)});
  }
  return notices;
}

void notices_delivered(Core& core, const std::vector<NoticeNumber>& notices, Date today) {
  for (auto notice : notices) {
    const auto number = static_cast<std::int64_t>(notice);
    core.db.execute(
        "UPDATE notice SET state = ?1, heard_on = coalesce(heard_on, ?2), reason = '' "
        "WHERE action = ?3 AND (number = ?4 OR settled_by = ?4) AND state <> ?1",
        NoticeState::delivered, today, action_of(number), number);
  }
}

void notices_ended(Core& core, const std::vector<NoticeNumber>& notices, NoticeState state,
                   std::string_view reason, Instant now) {
  for (auto notice : notices) {
    if (is_carried(core, notice)) continue;
    const auto number = static_cast<std::int64_t>(notice);
    const int changed = core.db.execute(
        "UPDATE notice SET state = ?1, reason = ?2 "
        "WHERE action = ?3 AND (number = ?4 OR settled_by = ?4) AND state = ?5",
        state, reason, action_of(number), number, NoticeState::owed);
    if (changed > 0 && state == NoticeState::failed) {
      core.actions.make_due(ActionNumber{action_of(number)}, now);
    }
  }
}

void record_message(Core& core, std::string_view event, model::MessageId message,
                    const std::vector<NoticeNumber>& notices, std::string_view text, Instant now) {
  struct About {
    std::string action;  // Empty where there are several.
    std::string notices;
  };
  std::map<std::string, About> plans;
  for (auto notice : notices) {
    const auto number = static_cast<std::int64_t>(notice);
    const auto ref = core.actions.ref(ActionNumber{action_of(number)});
    auto [place, is_first] = plans.try_emplace(ref.plan.str());
    place->second.action = is_first || place->second.action == ref.id ? ref.id : "";
    place->second.notices += " " + std::to_string(number);
  }
  if (plans.empty()) plans[""] = {};
  const auto id = std::to_string(static_cast<std::int64_t>(message));
  for (const auto& [plan, about] : plans) {
    core.history.add({plan, now, event, about.action, "dueward", "delivery",
                      "message " + id + (about.notices.empty() ? "" : ", notices" + about.notices),
                      text});
  }
}

}  // namespace dueward::store::sqlite
