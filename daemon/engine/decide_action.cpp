// SPDX-License-Identifier: MIT
#include "engine/decide_action.hpp"

#include <utility>

#include "engine/sending_hours.hpp"
#include "policy/decide.hpp"
#include "policy/phrases.hpp"

namespace dueward::engine {
namespace {

using model::NoticeState;

class Translation {
 public:
  Translation(const Picture& picture, const model::Plan& plan, calendar::Instant now,
              const DestinationOf& destination_of)
      : directory_(*picture.directory),
        plan_(plan),
        now_(now),
        today_(directory_.zone.date_of(now)),
        destination_of_(destination_of) {}

  [[nodiscard]] store::NewNotice notice(policy::Notice owed) const {
    store::NewNotice result;
    result.entry.key = std::move(owed.key);
    result.entry.kind = owed.kind;
    result.entry.recipient = owed.recipient;
    result.entry.named = std::move(owed.named);
    result.entry.date = owed.date;
    result.entry.decided_on = today_;
    result.settles = std::move(owed.settles);
    result.alone = owed.urgent || owed.at_once;
    if (owed.at_once) result.not_before = next_answer_hour(directory_, plan_, now_);
    result.late = owed.late;
    result.unreached = std::move(owed.unreached);
    result.envelopes = std::move(owed.envelopes);
    result.message_recipient = result.entry.recipient.str();
    if (plan_.pilot && !result.envelopes.empty()) divert(result);
    for (auto& envelope : result.envelopes)
      envelope.destination = destination_of_(envelope.notifier, envelope.address);
    settle(result);
    return result;
  }

  [[nodiscard]] store::NewNotice superseded(policy::Superseded step) const {
    store::NewNotice result;
    result.entry.key = std::move(step.key);
    result.entry.state = NoticeState::superseded;
    result.entry.kind = step.kind;
    result.entry.recipient = step.named;
    result.entry.named = std::move(step.named);
    result.entry.date = step.date;
    result.entry.decided_on = today_;
    result.entry.reason = "the later step \"" + step.by + "\" went instead";
    return result;
  }

 private:
  void divert(store::NewNotice& notice) const {
    notice.message_recipient = pilot_reader(plan_, directory_).str();
    notice.envelopes = pilot_envelopes(plan_, directory_);
  }

  void settle(store::NewNotice& notice) const {
    if (!notice.envelopes.empty()) return;
    notice.entry.state = NoticeState::unreachable;
    const auto* person = directory_.person(model::PersonId{notice.message_recipient});
    notice.entry.reason = person == nullptr
                              ? policy::nobody_is(notice.entry.key.to)
                              : person->name + " has no address at any notifier of this step";
  }

  const model::Directory& directory_;
  const model::Plan& plan_;
  calendar::Instant now_;
  calendar::Date today_;
  const DestinationOf& destination_of_;
};

}  // namespace

const model::PersonId& pilot_reader(const model::Plan& plan, const model::Directory& directory) {
  return directory.administrator.empty() ? plan.accountable : directory.administrator;
}

std::vector<model::Envelope> pilot_envelopes(const model::Plan& plan,
                                             const model::Directory& directory) {
  std::vector<model::Envelope> envelopes;
  const auto* reader = directory.person(pilot_reader(plan, directory));
  if (reader == nullptr) return envelopes;
  for (const auto& [notifier, address] : reader->notify)
    envelopes.push_back({notifier, address, {}});
  return envelopes;
}

const model::StepEntries& Picture::entries_of(const model::PolicyId& policy) const {
  static const model::StepEntries none;
  auto found = step_entries.find(policy);
  return found == step_entries.end() ? none : found->second;
}

store::Decided decide_action(const store::DueAction& due, const Picture& picture,
                             calendar::Instant now, const DestinationOf& destination_of) {
  const auto& directory = *picture.directory;
  const auto& plan = directory.plans.at(due.action.ref.plan);
  const policy::Moment moment{directory.zone.date_of(now), directory.zone.time_of(now)};
  const policy::Facts facts{directory, due.action, due.state, picture.entries_of(due.action.policy),
                            due.ledger};
  auto decision = policy::decide(facts, moment);

  const Translation translation(picture, plan, now, destination_of);
  store::Decided decided;
  decided.number = due.number;
  decided.seen_version = due.version;
  decided.notices.reserve(decision.notices.size() + decision.superseded.size());
  for (auto& notice : decision.notices)
    decided.notices.push_back(translation.notice(std::move(notice)));
  for (auto& step : decision.superseded)
    decided.notices.push_back(translation.superseded(std::move(step)));
  if (decision.look_again) {
    decided.next_check_at = directory.zone.at(decision.look_again->day, decision.look_again->time);
  }
  return decided;
}

}  // namespace dueward::engine
