// SPDX-License-Identifier: MIT
/// Whether an answer is allowed, and what follows from it. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/answer.hpp"
#include "policy/decide.hpp"
#include "policy/lifecycle.hpp"

namespace dueward::policy {

/// A field of an answer that does not fit: its name as people send it, and why.
struct FieldFault {
  std::string field;
  std::string text;
  bool questioned =
      false;  ///< Not refused: whoever wrote it may confirm that it is as it should be.

  bool operator==(const FieldFault&) const = default;
};

struct Judgement {
  enum class Kind {
    allowed,
    unfit,      ///< The answer itself is wrong: `faults`.
    forbidden,  ///< Not for this person: `reason` says for whom.
    conflict,   ///< Not as things stand: `reason`, and `possible` what can be done instead.
  };
  Kind kind = Kind::allowed;
  std::string reason;  ///< A sentence to the person who answered, which names nobody else: a
                       ///< partner may read it. Empty where allowed.
  std::vector<FieldFault> faults;
  std::vector<model::Verb> possible;  ///< By this person, now.

  // Where it is allowed.
  model::Answer answer;                  ///< With what it is about filled in.
  model::State state{};                  ///< After it.
  std::optional<calendar::Date> due;     ///< The due date from now on, where it changes.
  std::optional<model::PersonId> owner;  ///< The owner from now on, where that changes.
  bool begins_ladder = false;            ///< The action is chased again: another ladder begins.
};

/// `wish.number` is the next one of the action; `wish.on` the day it was given, `today` the local
/// day. `wish.by` is known to the directory.
[[nodiscard]] Judgement judge(const Facts& facts, model::Answer wish, calendar::Date today);

/// Whether the action is any of this person's business: they can answer about it, or a step of its
/// policy names them.
[[nodiscard]] bool is_concerned(const Facts& facts, const model::PersonId& person);

/// What a person can do about the action as it stands, in the order of the verbs.
[[nodiscard]] std::vector<model::Verb> possible_for(const Facts& facts,
                                                    const model::PersonId& person,
                                                    calendar::Date today);

}  // namespace dueward::policy
