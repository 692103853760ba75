// SPDX-License-Identifier: MIT
/// The ladder as the configuration states it: who hears what, how long before or after a deadline.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/period.hpp"
#include "model/id.hpp"

namespace dueward::model {

/// What a notice is about. Stored as numbers: new ones at the end.
enum class Kind {
  handover,
  assignment,
  reminder,
  overdue,
  escalation,
  news,        ///< What became of an answer.
  stand_down,  ///< An escalation is over: the action was claimed.
  decision,    ///< An answer waits for somebody's decision.
};

[[nodiscard]] std::string_view to_string(Kind kind);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view text);

/// A message has the gravest kind of its notices: the one of the highest number here.
[[nodiscard]] int gravity(Kind kind);

/// Whether a step of a policy can be of this kind; the others follow from answers only.
[[nodiscard]] bool may_be_a_step(Kind kind);

/// Where on the calendar a step stands.
struct StepAt {
  enum class Base {
    start,   ///< The effective day.
    due,     ///< Act-by itself.
    before,  ///< `offset` (a positive count) back: working days from act-by, other units from due.
    after,   ///< `offset` (a positive count) on from the base day.
  };
  Base base = Base::due;
  calendar::Period offset{};

  bool operator==(const StepAt&) const = default;
};

/// "start", "due", "-10 working days", "+3 weeks". The sign is required; a count of 0 is refused.
[[nodiscard]] std::optional<StepAt> parse_step_at(std::string_view text);
[[nodiscard]] std::string to_string(const StepAt& at);

struct Step {
  std::string name;
  StepAt at;
  std::vector<std::string>
      to;  ///< "owner", "owner.manager", "accountable", "verifier", or the id of a person or body.
  Kind kind = Kind::reminder;
  std::optional<calendar::Period> repeat;  ///< Only with Base::after; positive.
  bool urgent = false;                     ///< Not held for a digest; a message of its own.
  std::vector<NotifierId> via;             ///< Empty: every notifier the person has an address for.

  bool operator==(const Step&) const = default;
};

struct Policy {
  PolicyId id;
  std::vector<Step> steps;

  bool operator==(const Policy&) const = default;
};

}  // namespace dueward::model
