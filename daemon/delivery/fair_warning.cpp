// SPDX-License-Identifier: MIT
#include "delivery/fair_warning.hpp"

#include <algorithm>

#include "policy/decide.hpp"

namespace dueward::delivery {
namespace {

/// Far enough for every first occurrence; only repetitions are bounded by it.
constexpr std::chrono::days ahead{60};

bool still_to_come(const policy::Rung& rung) {
  return rung.verdict == policy::Rung::Verdict::waiting ||
         rung.verdict == policy::Rung::Verdict::held_back;
}

}  // namespace

std::optional<NextHearing> fair_warning(const store::NoticeInMessage& notice,
                                        const model::Directory& directory,
                                        const PolicyEntries& entries, calendar::Date today) {
  const auto plan = directory.plans.find(notice.action.ref.plan);
  if (plan == directory.plans.end()) return std::nullopt;
  static const model::StepEntries none;
  const model::PolicyId& policy =
      notice.action.policy.empty() ? plan->second.policy : notice.action.policy;
  if (!directory.policies.contains(policy)) return std::nullopt;
  if (!directory.calendars.contains(plan->second.calendar)) return std::nullopt;
  const auto known = entries.find(policy);
  auto ledger = notice.told;
  ledger.push_back(notice.entry);
  const policy::Facts facts{directory, notice.action, notice.state,
                            known == entries.end() ? none : known->second, ledger};
  const policy::Moment now{today, directory.calendar_of(plan->second).send_at};
  const auto explained = policy::explain(facts, now, std::max(notice.action.due, today) + ahead);

  std::optional<NextHearing> next;
  for (const policy::Rung& rung : explained.rungs) {
    if (!still_to_come(rung) || rung.sending_day <= today) continue;
    if (rung.recipient == notice.entry.recipient) continue;
    const model::Person* person = directory.person(rung.recipient);
    if (person == nullptr || (next && next->day <= rung.sending_day)) continue;
    next = NextHearing{person, rung.sending_day};
  }
  return next;
}

}  // namespace dueward::delivery
