// SPDX-License-Identifier: MIT
#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

void count_actions(Core& core, LoadPreview& preview) {
  auto before =
      core.db.query("SELECT plan, count(*) FROM action_state WHERE NOT withdrawn GROUP BY plan");
  while (before.step()) {
    preview.plans[model::PlanId{before.text(0)}].before =
        static_cast<std::size_t>(before.integer(1));
  }
  auto missing = core.db.query(
      "SELECT a.plan, count(*) FROM action_state a WHERE NOT a.withdrawn AND NOT EXISTS "
      "(SELECT 1 FROM staged s WHERE s.kind = ? AND s.key = a.plan || '/' || a.id) "
      "GROUP BY a.plan",
      model::ObjectKind::action);
  while (missing.step()) {
    preview.plans[model::PlanId{missing.text(0)}].withdrawn =
        static_cast<std::size_t>(missing.integer(1));
  }
}

}  // namespace

void begin_load(Core& core) {
  core.db.execute("DELETE FROM staged");
  core.loading = true;
}

void stage(Core& core, const std::vector<model::Object>& batch) {
  rules::need_load(core.loading);
  for (const auto& object : batch) {
    core.db.execute(
        "INSERT INTO staged (kind, key, loaded) VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET loaded = excluded.loaded",
        object.kind, object.key, rules::to_text(object.fields));
  }
}

LoadPreview preview_load(Core& core) {
  rules::need_load(core.loading);
  LoadPreview preview;
  count_actions(core, preview);
  auto rows = core.db.query(
      "SELECT s.kind, s.key, s.loaded, o.loaded, coalesce(o.present, 0) FROM staged s "
      "LEFT JOIN object o ON o.kind = s.kind AND o.key = s.key "
      "WHERE o.number IS NULL OR NOT o.present OR o.loaded <> s.loaded");
  while (rows.step()) {
    const auto kind = static_cast<model::ObjectKind>(rows.integer(0));
    const bool known = rows.integer(4) != 0;
    if (kind == model::ObjectKind::action) ++(known ? preview.changed : preview.added);
    if (!known || preview.first_changes.size() >= rules::shown_changes) continue;
    rules::show_changes(rows.string(1), rules::to_fields(rows.text(3)),
                        rules::to_fields(rows.text(2)), preview);
  }
  return preview;
}

void abandon_load(Core& core) {
  core.db.execute("DELETE FROM staged");
  core.loading = false;
}

}  // namespace dueward::store::sqlite
