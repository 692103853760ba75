// SPDX-License-Identifier: MIT
/// A small council made up by RapidCheck: people with deputies and digests, a policy, one action,
/// and what happens to them in a year.
#pragma once

#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "model/directory.hpp"
#include "model/ledger.hpp"
#include "model/plan.hpp"
#include "policy/decide.hpp"
#include "policy/oracle.hpp"

namespace dueward::oracle {

/// What happens on a day, before anything is asked on it.
struct Event {
  enum class What {
    outage,         ///< The service is down for `size` days.
    mail_down,      ///< Deliveries wait for `size` days.
    bounce,         ///< What is owed fails for good.
    overtaken,      ///< What is owed is cancelled.
    new_owner,      ///< Person number `size`; with a handover.
    new_due,        ///< Moved by `size` days: another ladder.
    step_changed,   ///< The step's `at` counts one more; it enters the policy again.
    other_policy,   ///< The action comes under the other policy.
    pilot,          ///< Begins, or ends.
    away,           ///< Person number `size` is away for two weeks.
    address_lost,   ///< Person number `size` cannot be reached any more.
    address_found,  ///< Person number `size` can be reached by mail.
    closed,         ///< In no file any longer: owes nothing.
    reopened,
    closure,       ///< The council closes today.
    acknowledged,  ///< Promised for so many days on.
    claimed,
    sent_back,
    signed_off,
    asked,       ///< For an extension by so many days.
    granted,     ///< That extension.
    recovered,   ///< To be made good in so many days.
    taken_back,  ///< The latest answer, by person number `size`.
  };
  int day = 0;  ///< Since the first day of the story.
  What what = What::outage;
  int size = 0;
};

/// The facts as they stand, and the day.
struct World {
  Days days;
  model::Directory directory;
  model::Action action;
  model::ActionState state;
  model::StepEntries step_entries;
  std::vector<model::LedgerEntry> ledger;
  Date first_day{};
  int down_until = -1;       ///< Days since the first.
  int mail_down_until = -1;  ///< Days since the first.

  [[nodiscard]] policy::Facts facts() const;
  [[nodiscard]] model::Plan& plan();
  void happen(const Event& event, Date today);
  /// Writes a decision into the ledger as the engine does.
  void record(const policy::Decision& decision, Date today);
  /// What is owed is heard today.
  void deliver(Date today);
};

/// Both are to be called inside a property: they pick with RapidCheck.
[[nodiscard]] World pick_world();
[[nodiscard]] std::vector<Event> pick_events(int days);

[[nodiscard]] std::string to_text(const World& world);
[[nodiscard]] std::string to_text(const Event& event);
[[nodiscard]] std::string to_text(const policy::Decision& decision);

}  // namespace dueward::oracle
