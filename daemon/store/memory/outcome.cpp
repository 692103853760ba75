// SPDX-License-Identifier: MIT
#include "store/memory/outcome.hpp"

#include <utility>

namespace dueward::store::memory {
namespace {

using model::MessageState;
using model::NoticeState;

/// The notice's own line and those that always stand as it stands.
template <typename Use>
void each_line(Row& row, NoticeNumber notice, Use use) {
  auto place = line_of(notice);
  do {
    use(row.ledger[place]);
    ++place;
  } while (place < row.ledger.size() && row.ledger[place].settled_by_another);
}

/// Nobody asks for more than the subject of a message that has ended.
void end(Core& core, Message& message, MessageState state) {
  core.messages.move(message, state);
  message.words = {std::move(message.words.subject), {}, {}, {}, {}};
}

}  // namespace

void message_delivered(Core& core, Message& message, Instant at, Date today) {
  message.delivered_at = at;
  end(core, message, MessageState::delivered);
  const auto no_reason = core.actions.texts.number_of("");
  for (auto notice : message.notices) {
    each_line(core.actions.row(action_of(notice)), notice, [&](Line& line) {
      if (std::exchange(line.state, NoticeState::delivered) == NoticeState::delivered) return;
      if (!line.heard_on) line.heard_on = today;
      line.reason = no_reason;
    });
  }
}

void message_ended(Core& core, Message& message, MessageState state, NoticeState of_notices,
                   const std::string& reason, Instant now) {
  message.failure = reason;
  end(core, message, state);
  const auto why = core.actions.texts.number_of(reason);
  for (auto notice : message.notices) {
    auto& row = core.actions.row(action_of(notice));
    auto& own = row.ledger[line_of(notice)];
    --own.carried;
    if (own.carried > 0 || own.loose > 0) continue;  // another message may still deliver it
    bool changed = false;
    each_line(row, notice, [&](Line& line) {
      if (line.state != NoticeState::owed) return;
      line.state = of_notices;
      line.reason = why;
      changed = true;
    });
    if (changed && of_notices == NoticeState::failed) {
      core.actions.change(row, [now](auto& facts) { rules::make_due(facts, now); });
    }
  }
}

}  // namespace dueward::store::memory
