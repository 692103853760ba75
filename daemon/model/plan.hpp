// SPDX-License-Identifier: MIT
/// Plans and their actions as agreed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "calendar/period.hpp"
#include "model/answer.hpp"
#include "model/id.hpp"

namespace dueward::model {

struct Timescale {
  TimescaleId id;
  std::string label;
  calendar::Period within{};

  bool operator==(const Timescale&) const = default;
};

/// What has to be done. `due` is resolved: the action's own, or anchor + within.
struct Action {
  ActionRef ref;
  std::string service;
  TimescaleId timescale;  ///< Empty where the action names its own due date.
  calendar::Date due{};   ///< Nominal; may be a non-working day.
  std::string title;
  std::string requirement;
  PersonId owner;  ///< Empty: none yet; its notices go to the accountable officer.
  PersonId verifier;
  PolicyId policy;  ///< The plan's where the action names none.
  std::vector<std::string> supporting;
  std::vector<std::string> parts;
  std::string portfolio_holder;
  bool proposed = false;               ///< To be agreed by a body first: till then it owes nothing.
  std::vector<EvidenceKind> evidence;  ///< Kinds of which a claim has to bring at least one each.

  bool operator==(const Action&) const = default;
};

/// How answers are dealt with.
struct AnswerRules {
  calendar::Period promise_within{10, calendar::Unit::working_days};  ///< Longest promise that
                                                                      ///< replaces reminders.
  calendar::Period verify_within{10, calendar::Unit::working_days};   ///< For the verifier of a
                                                                      ///< claim.
  calendar::Period decide_within{5, calendar::Unit::working_days};    ///< For whoever decides what
                                                                      ///< was asked.
  int extensions = 2;  ///< How many an action may be granted.

  bool operator==(const AnswerRules&) const = default;
};

/// A plan without its actions: those are many and live in the store.
struct Plan {
  PlanId id;
  std::string title;
  std::string source;  ///< The inspection, in words.
  calendar::Date anchor{};
  calendar::Date active_from{};
  PersonId accountable;
  PersonId contact;  ///< Whom to ring about the plan; empty: the accountable officer.
  PolicyId policy;
  CalendarId calendar;  ///< Empty: the service's own.
  std::optional<calendar::Period> grace;
  bool pilot = false;
  AnswerRules answers;
  std::map<TimescaleId, Timescale> timescales;

  bool operator==(const Plan&) const = default;
};

}  // namespace dueward::model
