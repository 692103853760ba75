// SPDX-License-Identifier: MIT
#include <algorithm>

#include "store/memory/changes.hpp"
#include "store/memory/verbs.hpp"
#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"

namespace dueward::store::memory {
namespace {

using model::ObjectKind;

/// Null where there is none, or it is in no file any longer.
Agreed* find(Core& core, ObjectKind kind, const std::string& key) {
  Agreed* agreed = nullptr;
  if (kind == ObjectKind::action) {
    if (auto* row = core.actions.find(model::parse_action_ref(key))) agreed = &row->agreed;
  } else if (auto found = core.things(kind).find(key); found != core.things(kind).end()) {
    agreed = &found->second;
  }
  return agreed != nullptr && agreed->present ? agreed : nullptr;
}

/// Uses each thing of a kind that is in the files, with its key, in order of key.
template <typename Use>
void each(Core& core, ObjectKind kind, Use use) {
  if (kind != ObjectKind::action) {
    for (const auto& [key, agreed] : core.things(kind)) {
      if (agreed.present) use(key, agreed);
    }
    return;
  }
  std::map<std::string, const Agreed*> actions;
  for (const auto& row : core.actions.all()) {
    if (row.agreed.present) actions.emplace(to_string(row.facts.ref), &row.agreed);
  }
  for (const auto& [key, agreed] : actions) {
    use(key, *agreed);
  }
}

}  // namespace

void decide_field(Core& core, ObjectKind kind, const std::string& key, const std::string& field,
                  const std::string& value, Instant now, Date today) {
  auto* agreed = find(core, kind, key);
  if (agreed == nullptr) {
    throw StoreError(StoreError::Kind::refused, "There is no " + std::string{to_string(kind)} +
                                                    " \"" + key + "\" in the store");
  }
  const auto loaded = rules::to_fields(agreed->loaded);
  const auto before = rules::merged(loaded, agreed->decided);
  auto decided = rules::decided_with(agreed->decided, loaded, field, value);
  const model::Object after{kind, key, rules::merged(loaded, decided)};
  rules::need_readable(after);

  agreed->decided = std::move(decided);
  const Change change{now, today};
  if (kind == ObjectKind::person) {
    if (person_changed(core, key, before, after.fields, change)) core.actions.make_all_due(now);
  } else if (kind == ObjectKind::plan) {
    if (plan_changed(core, key, before, after.fields, change)) core.actions.make_plan_due(key, now);
  } else {
    auto& row = *core.actions.find(model::parse_action_ref(key));
    action_changed(core, row, std::make_shared<const model::Action>(model::action_from(after)),
                   change);
  }
}

std::vector<model::Object> objects(Core& core, ObjectKind kind) {
  std::vector<model::Object> objects;
  each(core, kind, [&](const std::string& key, const Agreed& agreed) {
    objects.push_back({kind, key, agreed.standing()});
  });
  return objects;
}

std::vector<Difference> differences(Core& core) {
  std::vector<Difference> differences;
  for (const auto kind : {ObjectKind::plan, ObjectKind::person, ObjectKind::action}) {
    each(core, kind, [&](const std::string& key, const Agreed& agreed) {
      if (agreed.decided.empty()) return;
      rules::add_differences(differences, kind, key, rules::to_fields(agreed.loaded),
                             agreed.decided);
    });
  }
  return differences;
}

std::map<model::PolicyId, model::StepEntries> step_entries(const Core& core) {
  std::map<model::PolicyId, model::StepEntries> entries;
  for (const auto& [id, steps] : core.policies) {
    for (const auto& [name, step] : steps) {
      entries[id].emplace(name, step.entered);
    }
  }
  return entries;
}

}  // namespace dueward::store::memory
