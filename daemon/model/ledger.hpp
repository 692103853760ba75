// SPDX-License-Identifier: MIT
/// What the store remembers of an action and of the notices owed about it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/date.hpp"
#include "model/answer.hpp"
#include "model/id.hpp"
#include "model/policy.hpp"

namespace dueward::model {

/// The ledger's unique key, less the action it belongs to. A settled key stays settled whatever
/// happens to people, addresses or the policy.
struct NoticeKey {
  int ladder = 1;  ///< 1 at first, one more whenever the current due date changes and whenever an
                   ///< answer makes the action chased again; negative while the plan is a pilot.
  std::string step;
  int occurrence = 1;  ///< 1, then one more for each repetition.
  std::string to;      ///< The entry of `to` as the step states it: "owner", "accountable",
                       ///< "strategic-director".

  auto operator<=>(const NoticeKey&) const = default;
  bool operator==(const NoticeKey&) const = default;
};

/// What became of a notice.
enum class NoticeState {
  owed,         ///< Decided; its message waits to be sealed, sent or tried again.
  delivered,    ///< At least one of its messages was taken by the receiver.
  superseded,   ///< A later step to the same person went instead.
  overtaken,    ///< Cancelled before the first attempt: it was no longer true.
  unreachable,  ///< The person had no usable address.
  failed,       ///< Every message that carried it failed for good.
};

[[nodiscard]] std::string_view to_string(NoticeState state);
[[nodiscard]] std::optional<NoticeState> parse_notice_state(std::string_view text);

/// One line of the ledger.
struct LedgerEntry {
  NoticeKey key;
  NoticeState state = NoticeState::owed;
  Kind kind = Kind::reminder;
  PersonId recipient;  ///< Who really gets it.
  PersonId named;  ///< Whom the step means: the holder of the role, or the accountable officer for
                   ///< a missing owner or manager. Differs where a deputy stands in.
  calendar::Date date{};                   ///< The step's own date.
  calendar::Date decided_on{};             ///< Local day of the decision.
  std::optional<calendar::Date> heard_on;  ///< Local day of the first delivery.
  std::string reason;  ///< For superseded, overtaken, unreachable and failed: why, in a sentence.

  bool operator==(const LedgerEntry&) const = default;
};

/// Who has held a role of an action. The first holder has number 1; each further one is owed a
/// handover. Nobody is a holder too, with an empty person: who follows nobody has number 2 and no
/// predecessor, and nobody is owed nothing.
struct Holder {
  std::string role;  ///< "owner" or "owner.manager".
  PersonId person;
  PersonId predecessor;
  calendar::Date since{};
  int number = 1;

  bool operator==(const Holder&) const = default;
};

/// The facts of an action that are neither agreed in the file nor in the ledger.
struct ActionState {
  int ladder = 1;
  calendar::Date original_due{};  ///< Never changes.
  calendar::Date first_loaded{};  ///< Day the service first knew the action.
  calendar::Date due_since{};     ///< Day the present due date took effect.
  calendar::Date policy_since{};  ///< Day the action came under its present policy.
  std::optional<calendar::Date> pilot_ended;
  State life = State::agreed;   ///< What the answers come to.
  bool open = true;             ///< Closed actions owe nothing, nor those no longer in the files.
  std::vector<Holder> holders;  ///< The present holder of each role.
  std::vector<Answer> answers;  ///< In order of number.

  bool operator==(const ActionState&) const = default;
};

/// Day each step entered a policy, by step name: first seen, or `at` or `repeat` changed.
using StepEntries = std::map<std::string, calendar::Date, std::less<>>;

}  // namespace dueward::model
