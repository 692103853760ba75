// SPDX-License-Identifier: MIT
#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"
#include "store/sqlite/facts.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

using model::ObjectKind;

struct Wide {
  std::int64_t number = 0;
  model::Fields loaded;
  model::Fields decided;
};

Wide find_wide(Core& core, ObjectKind kind, const std::string& key) {
  auto row = core.db.query(
      "SELECT number, loaded, decided FROM object WHERE kind = ? AND key = ? AND present", kind,
      key);
  if (!row.step()) {
    throw StoreError(StoreError::Kind::refused, "There is no " + std::string{to_string(kind)} +
                                                    " \"" + key + "\" in the store");
  }
  return {row.integer(0), rules::to_fields(row.text(1)), rules::to_fields(row.text(2))};
}

}  // namespace

void decide_field(Core& core, ObjectKind kind, const std::string& key, const std::string& field,
                  const std::string& value, const Actor& actor, Instant now, Date today) {
  auto wide = find_wide(core, kind, key);
  const auto before = rules::merged(wide.loaded, wide.decided);
  wide.decided = rules::decided_with(std::move(wide.decided), wide.loaded, field, value);
  const auto after = rules::merged(wide.loaded, wide.decided);
  rules::need_readable({kind, key, after});
  core.db.execute("UPDATE object SET decided = ? WHERE number = ?",
                  rules::to_text(wide.decided, rules::Empty::kept), wide.number);
  const Change change{actor, now, today};
  if (kind == ObjectKind::person) {
    if (person_changed(core, key, before, after, change)) core.actions.make_all_due(now);
  } else if (kind == ObjectKind::plan) {
    if (plan_changed(core, key, before, after, change)) core.actions.make_plan_due(key, now);
  } else {
    auto row = core.actions.row(ActionNumber{wide.number}).value();
    action_changed(core, row, before, after, change);
  }
}

std::vector<model::Object> objects(Core& core, ObjectKind kind) {
  std::vector<model::Object> objects;
  auto rows = core.db.query(
      "SELECT key, loaded, decided FROM object WHERE kind = ? AND present ORDER BY key", kind);
  while (rows.step()) {
    objects.push_back({kind, rows.string(0), rules::standing_fields(rows.text(1), rows.text(2))});
  }
  return objects;
}

std::vector<Difference> differences(Core& core) {
  std::vector<Difference> differences;
  auto rows = core.db.query(
      "SELECT kind, key, loaded, decided FROM object WHERE decided <> '{}' AND present "
      "ORDER BY kind, key");
  while (rows.step()) {
    rules::add_differences(differences, static_cast<ObjectKind>(rows.integer(0)), rows.string(1),
                           rules::to_fields(rows.text(2)), rules::to_fields(rows.text(3)));
  }
  return differences;
}

std::vector<Difference> differences_of(Core& core, ActionNumber action) {
  std::vector<Difference> differences;
  auto row = core.db.query("SELECT key, loaded, decided FROM object WHERE number = ?", action);
  if (row.step()) {
    rules::add_differences(differences, ObjectKind::action, row.string(0),
                           rules::to_fields(row.text(1)), rules::to_fields(row.text(2)));
  }
  return differences;
}

std::map<model::PolicyId, model::StepEntries> step_entries(Core& core) {
  std::map<model::PolicyId, model::StepEntries> entries;
  auto rows = core.db.query("SELECT policy, step, entered FROM policy_step");
  while (rows.step()) {
    entries[model::PolicyId{rows.text(0)}].emplace(rows.string(1), rows.date(2));
  }
  return entries;
}

}  // namespace dueward::store::sqlite
