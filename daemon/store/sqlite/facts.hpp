// SPDX-License-Identifier: MIT
/// What follows when an agreed thing changes, by a load or by a decision: ladder, holders, the end
/// of a pilot, history.
#pragma once

#include <string>
#include <string_view>

#include "model/fields.hpp"
#include "store/sqlite/core.hpp"

namespace dueward::store::sqlite {

/// Who changes things, and when.
struct Change {
  const Actor& actor;
  Instant now;
  Date today;
};

/// The manager of a person as things stand; empty where there is none.
[[nodiscard]] std::string manager_of(Core& core, std::string_view person);

[[nodiscard]] bool is_pilot(Core& core, const std::string& plan);

/// `after` are the fields as they will stand. Changes the row's state, marks it due and writes it.
void action_changed(Core& core, rules::ActionFacts& row, const model::Fields& before,
                    const model::Fields& after, const Change& change);

/// The wide row must be written already: managers are read from there. Gives whether anything that
/// stands has changed; then every action is to be looked at again.
bool person_changed(Core& core, std::string_view id, const model::Fields& before,
                    const model::Fields& after, const Change& change);

/// The same for a plan and its actions.
bool plan_changed(Core& core, std::string_view id, const model::Fields& before,
                  const model::Fields& after, const Change& change);

}  // namespace dueward::store::sqlite
