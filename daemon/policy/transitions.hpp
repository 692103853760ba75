// SPDX-License-Identifier: MIT
/// The one table of what can be done in which state, and by whom.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/answer.hpp"

namespace dueward::policy {

/// In what capacity somebody answers.
enum class Role {
  owner,          ///< The owner or their deputy; the accountable officer while there is none.
  manager,        ///< The owner's manager or their deputy.
  accountable,    ///< The accountable officer or their deputy.
  verifier,       ///< Whoever verifies, their deputy or their manager.
  director,       ///< Whom the policy's escalations name, and the accountable officer's manager.
  administrator,  ///< Who keeps the plan.
  decider,        ///< Whoever was asked to decide what waits, or their deputy.
};

/// Bits of roles or of states.
template <typename Value>
class Set {
 public:
  constexpr Set(std::initializer_list<Value> values) {
    for (auto value : values)
      bits_ |= 1U << static_cast<unsigned>(value);
  }
  [[nodiscard]] constexpr bool contains(Value value) const {
    return (bits_ & (1U << static_cast<unsigned>(value))) != 0;
  }
  [[nodiscard]] constexpr bool intersects(Set other) const { return (bits_ & other.bits_) != 0; }
  constexpr void add(Value value) { bits_ |= 1U << static_cast<unsigned>(value); }

 private:
  unsigned bits_ = 0;
};

using Roles = Set<Role>;
using States = Set<model::State>;

/// What a verb asks for.
enum class Needs { nothing, optional, required };

struct Transition {
  model::Verb verb;
  States from;
  std::optional<model::State> to;  ///< None: the state stays.
  Roles by;
  bool other_than_owner = false;  ///< Needs a second person: neither the owner nor whoever asked.
  Needs note = Needs::optional;
  Needs date = Needs::nothing;
  Needs person = Needs::nothing;
  std::string_view note_is = "note";  ///< What people call it: "note" or "reason".
  std::string_view date_is = "";      ///< "promised", "forecast", "to".
};

[[nodiscard]] std::span<const Transition> transitions();
[[nodiscard]] const Transition& transition(model::Verb verb);

}  // namespace dueward::policy
