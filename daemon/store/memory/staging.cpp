// SPDX-License-Identifier: MIT
#include <stdexcept>

#include "store/memory/verbs.hpp"
#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"

namespace dueward::store::memory {
namespace {

using model::ObjectKind;

constexpr std::array all_kinds{ObjectKind::plan, ObjectKind::person, ObjectKind::action};

/// Null where it cannot be read: the commit says why.
ActionPtr readable(const model::Object& object) {
  if (object.kind != ObjectKind::action) return nullptr;
  try {
    return std::make_shared<const model::Action>(model::action_from(object));
  } catch (const std::invalid_argument&) {
    return nullptr;
  }
}

void count_actions(Core& core, LoadPreview& preview) {
  const auto& staged = core.staged_of(ObjectKind::action);
  for (const auto& row : core.actions.all()) {
    if (row.facts.withdrawn) continue;
    auto& count = preview.plans[row.facts.ref.plan];
    ++count.before;
    if (!staged.contains(to_string(row.facts.ref))) ++count.withdrawn;
  }
}

const Agreed* agreed(Core& core, ObjectKind kind, const std::string& key) {
  if (kind == ObjectKind::action) {
    const auto* row = core.actions.find(model::parse_action_ref(key));
    return row == nullptr ? nullptr : &row->agreed;
  }
  const auto& things = core.things(kind);
  const auto found = things.find(key);
  return found == things.end() ? nullptr : &found->second;
}

void forget_staged(Core& core) {
  for (auto& staged : core.staged) {
    staged.clear();
  }
}

}  // namespace

void begin_load(Core& core) {
  forget_staged(core);
  core.loading = true;
}

void stage(Core& core, const std::vector<model::Object>& batch) {
  rules::need_load(core.loading);
  for (const auto& object : batch) {
    auto& staged = core.staged_of(object.kind);
    const auto place = staged.try_emplace(staged.end(), object.key);
    place->second = {rules::to_text(object.fields), readable(object)};
  }
}

LoadPreview preview_load(Core& core) {
  rules::need_load(core.loading);
  LoadPreview preview;
  count_actions(core, preview);
  for (const auto kind : all_kinds) {
    for (const auto& [key, staged] : core.staged_of(kind)) {
      const auto* known = agreed(core, kind, key);
      const bool is_known = known != nullptr && known->present;
      if (is_known && known->loaded == staged.loaded) continue;
      if (kind == ObjectKind::action) ++(is_known ? preview.changed : preview.added);
      if (!is_known || preview.first_changes.size() >= rules::shown_changes) continue;
      rules::show_changes(key, rules::to_fields(known->loaded), rules::to_fields(staged.loaded),
                          preview);
    }
  }
  return preview;
}

void abandon_load(Core& core) {
  forget_staged(core);
  core.loading = false;
}

}  // namespace dueward::store::memory
