// SPDX-License-Identifier: MIT
/// "Fair warning": every message says what comes next, and when.
#pragma once

#include <map>
#include <optional>

#include "calendar/date.hpp"
#include "model/directory.hpp"
#include "model/ledger.hpp"
#include "store/store.hpp"

namespace dueward::delivery {

using PolicyEntries = std::map<model::PolicyId, model::StepEntries>;

/// The next one to hear of an action if nothing happens.
struct NextHearing {
  const model::Person* person = nullptr;  ///< In the directory asked about.
  calendar::Date day{};                   ///< Of sending.
};

/// What comes after a notice if nothing happens.
struct Prospect {
  /// The first to hear who is not the notice's recipient. After an escalation the next level up:
  /// neither the owner nor anybody to whom it has been escalated before.
  std::optional<NextHearing> next;
  std::optional<calendar::Date> recipient_next;  ///< When its recipient hears again.
  bool reminder_ahead = false;  ///< The recipient hears again before the action is overdue.
  std::optional<calendar::Date>
      grace_until;  ///< Where the action was due as it began: from when later steps count.
};

/// Nothing ahead where the directory has lost the action's plan, policy or calendar.
[[nodiscard]] Prospect prospect(const store::NoticeInMessage& notice,
                                const model::Directory& directory, const PolicyEntries& entries,
                                calendar::Date today);

}  // namespace dueward::delivery
