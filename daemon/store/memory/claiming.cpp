// SPDX-License-Identifier: MIT
#include <algorithm>
#include <tuple>

#include "model/answers.hpp"
#include "store/memory/changes.hpp"
#include "store/memory/outcome.hpp"
#include "store/memory/verbs.hpp"
#include "store/rules/staleness.hpp"

namespace dueward::store::memory {
namespace {

using model::MessageState;
using model::NoticeState;

/// Whether `line`, which was decided after `notice` of the same action, went to the same person and
/// stands later.
bool is_later(const Line& line, const Line& notice) {
  const bool sent = line.state == NoticeState::owed || line.state == NoticeState::delivered;
  return sent && !line.settled_by_another && line.recipient == notice.recipient &&
         std::tie(line.decided_on, line.date) > std::tie(notice.decided_on, notice.date);
}

class Claim {
 public:
  Claim(Core& core, const ClaimRequest& request) : core_(core), request_(request) {}

  std::vector<ClaimedMessage> run() {
    if (request_.only_service) {
      for (auto id :
           core_.messages.ready_of_service(request_.notifier, request_.now, request_.limit)) {
        take(*core_.messages.find(id));
      }
    } else {
      rules::claim_in_turns(request_, core_.messages.waiting(request_.notifier, request_.now),
                            [this](const std::string& destination, std::size_t count) {
                              return take_from(destination, count);
                            });
    }
    return std::move(claimed_);
  }

 private:
  rules::Taken take_from(const std::string& destination, std::size_t count) {
    rules::Taken taken;
    for (auto id : core_.messages.ready(request_.notifier, destination, request_.now, count)) {
      auto& message = *core_.messages.find(id);
      taken.moved = true;
      if (!message.first_attempt && cancel_overtaken(message)) continue;
      take(message);
      ++taken.claimed;
    }
    return taken;
  }

  void take(Message& message) {
    if (!message.first_attempt) message.first_attempt = request_.now;
    core_.messages.move(message, MessageState::claimed);
    auto& claimed = claimed_.emplace_back();
    claimed.id = message.id;
    claimed.key = message.key;
    claimed.recipient = message.recipient;
    claimed.pilot_for = message.pilot_for;
    claimed.envelope = message.envelope;
    claimed.kind = message.kind;
    claimed.template_name = message.template_name;
    claimed.thread = message.thread;
    claimed.words = message.words;
    claimed.first_attempt = *message.first_attempt;
    claimed.sealed_at = message.sealed_at;
    claimed.attempt = message.attempts + 1;
    claimed.actions.reserve(message.notices.size());
    for (auto notice : message.notices) {
      claimed.actions.push_back(core_.actions.row(action_of(notice)).facts.ref);
    }
  }

  bool cancel_overtaken(Message& message) {
    if (message.notices.empty()) return false;
    std::string reason;
    for (auto notice : message.notices) {
      auto stale = staleness(notice, message);
      if (!stale) return false;
      reason = *std::move(stale);
    }
    message_ended(core_, message, MessageState::overtaken, NoticeState::overtaken, reason,
                  request_.now);
    return true;
  }

  /// The latest answer about the one that the notice follows from, of those that stand.
  static std::optional<model::Verb> answered(const Row& row, const Line& line,
                                             std::string_view step) {
    if (!rules::follows_from_an_answer(step)) return std::nullopt;
    std::optional<model::Verb> verb;
    const auto& answers = row.facts.state.answers;
    for (const auto& answer : answers) {
      if (answer.about != line.key.occurrence || is_taken_back(answers, answer.number)) continue;
      verb = answer.verb;
    }
    return verb;
  }

  bool taken_up(const Row& row, const Line& line, std::string_view step) const {
    return rules::is_handover(step) &&
           rules::taken_up(row.facts.state, core_.actions.texts.text(line.key.to),
                           line.key.occurrence);
  }

  std::optional<std::string> staleness(NoticeNumber number, const Message& message) {
    const auto& row = core_.actions.row(action_of(number));
    const auto& line = row.ledger[line_of(number)];
    const auto& step = core_.actions.texts.text(line.key.step);
    auto stale = rules::staleness(
        {row.facts.withdrawn, row.facts.state.open, row.facts.closed,
         is_pilot(core_, row.facts.ref.plan.str()), row.facts.state.ladder, line.key.ladder, step,
         line.kind, row.facts.state.life, answered(row, line, step), taken_up(row, line, step)});
    if (stale || !rules::yields_to_later(step)) return stale;
    for (auto place = line_of(number) + 1; place < row.ledger.size(); ++place) {
      const auto& later = row.ledger[place];
      const auto& later_step = core_.actions.texts.text(later.key.step);
      if (!is_later(later, line) || !rules::yields_to_later(later_step)) continue;
      const auto later_notice = notice_number(row.facts.number, place);
      if (std::binary_search(message.notices.begin(), message.notices.end(), later_notice)) {
        continue;
      }
      return rules::went_instead(later_step);
    }
    return std::nullopt;
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
  for (auto id : messages) {
    auto* message = core.messages.find(id);
    if (message == nullptr || message->state != MessageState::claimed) continue;
    const auto since = message->first_attempt.value_or(message->sealed_at);
    if (message->tries == 0) message->first_attempt.reset();
    core.messages.move(*message, MessageState::ready, since);
  }
}

}  // namespace dueward::store::memory
