// SPDX-License-Identifier: MIT
#include "store/sqlite/facts.hpp"

#include <vector>

#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"

namespace dueward::store::sqlite {
namespace {

void record(Core& core, std::string_view plan, std::string_view action, std::string_view event,
            std::string_view facts, std::string_view text, const Change& change) {
  core.history.add(
      {plan, change.now, event, action, change.actor.who, change.actor.via, facts, text});
}

/// Ids and dates go into the chain, all else beside it.
void record_fields(Core& core, const rules::ActionFacts& row,
                   const std::vector<rules::FieldChange>& changes, const Change& change) {
  const auto& plan = row.ref.plan.str();
  for (const auto& [field, before, after] : changes) {
    if (field == "due" || field == "owner" || field == "policy" || field == "verifier") {
      record(core, plan, row.ref.id, std::string{field} + "-changed", rules::arrow(before, after),
             "", change);
    } else {
      record(core, plan, row.ref.id, "action-changed", field, rules::arrow(before, after), change);
    }
  }
}

}  // namespace

std::string manager_of(Core& core, std::string_view person) {
  if (person.empty()) return {};
  auto found =
      core.db.query("SELECT loaded, decided FROM object WHERE kind = ? AND key = ? AND present",
                    model::ObjectKind::person, person);
  if (!found.step()) return {};
  const auto fields = rules::standing_fields(found.text(0), found.text(1));
  return std::string{rules::field_of(fields, "manager")};
}

bool is_pilot(Core& core, const std::string& plan) {
  if (auto known = core.pilots.find(plan); known != core.pilots.end()) return known->second;
  auto found =
      core.db.query("SELECT loaded, decided FROM object WHERE kind = ? AND key = ? AND present",
                    model::ObjectKind::plan, plan);
  bool pilot = false;
  if (found.step()) {
    pilot =
        rules::field_of(rules::standing_fields(found.text(0), found.text(1)), "pilot") == "true";
  }
  return core.pilots[plan] = pilot;
}

void action_changed(Core& core, rules::ActionFacts& row, const model::Fields& before,
                    const model::Fields& after, const Change& change) {
  const auto agreed = rules::agreed_action(to_string(row.ref), after);
  rules::follow(row, agreed, manager_of(core, agreed.owner), change.now, change.today);
  core.actions.write(row);
  core.actions.changed(row.number);
  record_fields(core, row, rules::changes_between(before, after), change);
}

bool person_changed(Core& core, std::string_view id, const model::Fields& before,
                    const model::Fields& after, const Change& change) {
  const auto changes = rules::changes_between(before, after);
  for (const auto& [field, old_value, new_value] : changes) {
    record(core, "", "", "person-changed", std::string{id} + " " + std::string{field},
           rules::arrow(old_value, new_value), change);
  }
  const auto manager = manager_of(core, id);
  if (rules::field_of(before, "manager") == manager) return !changes.empty();
  std::vector<ActionNumber> owned;
  {
    auto rows = core.db.query("SELECT number FROM action_state WHERE owner = ?", id);
    while (rows.step()) {
      owned.push_back(ActionNumber{rows.integer(0)});
    }
  }
  for (auto number : owned) {
    auto row = core.actions.row(number).value();
    rules::hand_over(row.state.holders[1], manager, change.today);
    core.actions.write(row);
  }
  return true;
}

bool plan_changed(Core& core, std::string_view id, const model::Fields& before,
                  const model::Fields& after, const Change& change) {
  core.pilots.clear();
  const auto changes = rules::changes_between(before, after);
  for (const auto& [field, old_value, new_value] : changes) {
    record(core, id, "", "plan-changed", field, rules::arrow(old_value, new_value), change);
  }
  if (rules::field_of(before, "pilot") == "true" && rules::field_of(after, "pilot") != "true") {
    core.db.execute("UPDATE action_state SET pilot_ended = ? WHERE plan = ?", change.today, id);
    record(core, id, "", "pilot-ended", calendar::to_string(change.today), "", change);
  }
  return !changes.empty();
}

}  // namespace dueward::store::sqlite
