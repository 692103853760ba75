// SPDX-License-Identifier: MIT
#include "delivery/fair_warning.hpp"

#include <algorithm>

#include "policy/decide.hpp"

namespace dueward::delivery {
namespace {

/// Far enough for every first occurrence; only repetitions are bounded by it.
constexpr std::chrono::days ahead{60};

bool is_ahead(const policy::Rung& rung, calendar::Date today) {
  const bool to_come = rung.verdict == policy::Rung::Verdict::waiting ||
                       rung.verdict == policy::Rung::Verdict::held_back;
  return to_come && rung.sending_day > today;
}

/// Whether an escalation names the rung's recipient already, as the owner or as one told before.
bool is_named(const store::NoticeInMessage& notice, const policy::Rung& rung) {
  if (notice.entry.kind != model::Kind::escalation) return false;
  if (rung.key.to == "owner" || rung.named == notice.action.owner) return true;
  return std::ranges::any_of(notice.told, [&](const model::LedgerEntry& told) {
    return told.kind == model::Kind::escalation &&
           (told.recipient == rung.recipient || told.named == rung.named);
  });
}

void look_at(const policy::Rung& rung, const store::NoticeInMessage& notice,
             const model::Directory& directory, calendar::Date act_by, Prospect& prospect) {
  // Whoever stands in for the reader, or for whom the reader stands in, is no next level.
  if (rung.recipient != notice.entry.recipient && rung.named == notice.entry.named) return;
  if (rung.recipient == notice.entry.recipient) {
    prospect.recipient_next =
        std::min(prospect.recipient_next.value_or(rung.sending_day), rung.sending_day);
    if (rung.sending_day <= act_by) prospect.reminder_ahead = true;
    return;
  }
  const model::Person* person = directory.person(rung.recipient);
  const bool sooner = !prospect.next || rung.sending_day < prospect.next->day;
  if (person != nullptr && sooner && !is_named(notice, rung))
    prospect.next = NextHearing{person, rung.sending_day};
}

}  // namespace

Prospect prospect(const store::NoticeInMessage& notice, const model::Directory& directory,
                  const PolicyEntries& entries, calendar::Date today) {
  const auto plan = directory.plans.find(notice.action.ref.plan);
  if (plan == directory.plans.end()) return {};
  static const model::StepEntries none;
  const model::PolicyId& policy =
      notice.action.policy.empty() ? plan->second.policy : notice.action.policy;
  if (!directory.policies.contains(policy)) return {};
  if (!directory.calendars.contains(plan->second.calendar)) return {};
  const auto known = entries.find(policy);
  auto ledger = notice.told;
  ledger.push_back(notice.entry);
  const policy::Facts facts{directory, notice.action, notice.state,
                            known == entries.end() ? none : known->second, ledger};
  const policy::Moment now{today, directory.calendar_of(plan->second).send_at};
  const auto explained = policy::explain(facts, now, std::max(notice.action.due, today) + ahead,
                                         policy::Sentences::left_out);

  Prospect prospect;
  prospect.grace_until = explained.grace_until;
  for (const policy::Rung& rung : explained.rungs) {
    if (is_ahead(rung, today)) look_at(rung, notice, directory, explained.act_by, prospect);
  }
  return prospect;
}

}  // namespace dueward::delivery
