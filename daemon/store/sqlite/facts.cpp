// SPDX-License-Identifier: MIT
#include "store/sqlite/facts.hpp"

#include <set>
#include <utility>
#include <vector>

#include "store/sqlite/fields_text.hpp"

namespace dueward::store::sqlite {
namespace {

struct FieldChange {
  std::string_view field;
  std::string_view before;
  std::string_view after;
};

std::vector<FieldChange> changes_between(const model::Fields& before, const model::Fields& after) {
  std::set<std::string_view> names;
  for (const auto* fields : {&before, &after}) {
    for (const auto& [name, value] : *fields) {
      names.insert(name);
    }
  }
  std::vector<FieldChange> changes;
  for (auto name : names) {
    const FieldChange change{name, field_of(before, name), field_of(after, name)};
    if (change.before != change.after) changes.push_back(change);
  }
  return changes;
}

std::string arrow(std::string_view before, std::string_view after) {
  return std::string{before} + " → " + std::string{after};
}

void record(Core& core, std::string_view plan, std::string_view action, std::string_view event,
            std::string_view facts, std::string_view text, const Change& change) {
  core.history.add(
      {plan, change.now, event, action, change.actor.who, change.actor.via, facts, text});
}

/// Ids and dates go into the chain, all else beside it.
void record_fields(Core& core, const ActionRow& row, const std::vector<FieldChange>& changes,
                   const Change& change) {
  const auto& plan = row.ref.plan.str();
  for (const auto& [field, before, after] : changes) {
    if (field == "due" || field == "owner" || field == "policy" || field == "verifier") {
      record(core, plan, row.ref.id, std::string{field} + "-changed", arrow(before, after), "",
             change);
    } else {
      record(core, plan, row.ref.id, "action-changed", field, arrow(before, after), change);
    }
  }
}

Date due_of(const ActionRow& row, const model::Fields& fields) {
  if (auto due = calendar::parse_date(field_of(fields, "due"))) return *due;
  throw StoreError(StoreError::Kind::refused, to_string(row.ref) + ": due is \"" +
                                                  std::string{field_of(fields, "due")} +
                                                  "\", which is not a date such as 2011-08-19");
}

void hand_over(model::Holder& holder, std::string_view person, Date today) {
  if (holder.person.str() == person) return;
  holder.predecessor = std::exchange(holder.person, model::PersonId{person});
  holder.since = today;
  ++holder.number;
}

}  // namespace

std::string manager_of(Core& core, std::string_view person) {
  if (person.empty()) return {};
  auto found =
      core.db.query("SELECT loaded, decided FROM object WHERE kind = ? AND key = ? AND present",
                    model::ObjectKind::person, person);
  if (!found.step()) return {};
  const auto fields = merged(to_fields(found.text(0)), to_fields(found.text(1)));
  return std::string{field_of(fields, "manager")};
}

bool is_pilot(Core& core, const std::string& plan) {
  if (auto known = core.pilots.find(plan); known != core.pilots.end()) return known->second;
  auto found =
      core.db.query("SELECT loaded, decided FROM object WHERE kind = ? AND key = ? AND present",
                    model::ObjectKind::plan, plan);
  bool pilot = false;
  if (found.step()) {
    pilot = field_of(merged(to_fields(found.text(0)), to_fields(found.text(1))), "pilot") == "true";
  }
  return core.pilots[plan] = pilot;
}

void action_changed(Core& core, ActionRow& row, const model::Fields& before,
                    const model::Fields& after, const Change& change) {
  const auto due = due_of(row, after);
  if (due != row.due) {
    row.due = due;
    row.state.due_since = change.today;
    ++row.state.ladder;
  }
  if (field_of(after, "policy") != row.policy.str()) {
    row.policy = model::PolicyId{field_of(after, "policy")};
    row.state.policy_since = change.today;
  }
  hand_over(row.state.holders[0], field_of(after, "owner"), change.today);
  hand_over(row.state.holders[1], manager_of(core, field_of(after, "owner")), change.today);
  row.state.open = !row.withdrawn && row.closed.empty();
  row.next_check_at = row.state.open ? std::optional{change.now} : std::nullopt;
  ++row.version;
  core.actions.write(row);
  core.actions.changed(row.number);
  record_fields(core, row, changes_between(before, after), change);
}

bool person_changed(Core& core, std::string_view id, const model::Fields& before,
                    const model::Fields& after, const Change& change) {
  const auto changes = changes_between(before, after);
  for (const auto& [field, old_value, new_value] : changes) {
    record(core, "", "", "person-changed", std::string{id} + " " + std::string{field},
           arrow(old_value, new_value), change);
  }
  const auto manager = manager_of(core, id);
  if (field_of(before, "manager") == manager) return !changes.empty();
  std::vector<ActionNumber> owned;
  {
    auto rows = core.db.query("SELECT number FROM action_state WHERE owner = ?", id);
    while (rows.step()) {
      owned.push_back(ActionNumber{rows.integer(0)});
    }
  }
  for (auto number : owned) {
    auto row = core.actions.row(number).value();
    hand_over(row.state.holders[1], manager, change.today);
    core.actions.write(row);
  }
  return true;
}

bool plan_changed(Core& core, std::string_view id, const model::Fields& before,
                  const model::Fields& after, const Change& change) {
  core.pilots.clear();
  const auto changes = changes_between(before, after);
  for (const auto& [field, old_value, new_value] : changes) {
    record(core, id, "", "plan-changed", field, arrow(old_value, new_value), change);
  }
  if (field_of(before, "pilot") == "true" && field_of(after, "pilot") != "true") {
    core.db.execute("UPDATE action_state SET pilot_ended = ? WHERE plan = ?", change.today, id);
    record(core, id, "", "pilot-ended", calendar::to_string(change.today), "", change);
  }
  return !changes.empty();
}

}  // namespace dueward::store::sqlite
