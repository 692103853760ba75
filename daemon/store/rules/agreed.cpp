// SPDX-License-Identifier: MIT
#include "store/rules/agreed.hpp"

#include <set>
#include <stdexcept>
#include <utility>

#include "model/field_words.hpp"

namespace dueward::store::rules {
namespace {

/// Throws std::invalid_argument naming the field where a value cannot be read.
void read(const model::Object& object) {
  switch (object.kind) {
    case model::ObjectKind::plan:
      static_cast<void>(model::plan_from(object));
      break;
    case model::ObjectKind::person:
      static_cast<void>(model::person_from(object));
      break;
    case model::ObjectKind::action:
      static_cast<void>(model::action_from(object));
      break;
  }
}

}  // namespace

model::Fields merged(model::Fields loaded, const model::Fields& decided) {
  for (const auto& [name, value] : decided) {
    loaded.insert_or_assign(name, value);
  }
  return loaded;
}

std::string_view field_of(const model::Fields& fields, std::string_view name) {
  auto found = fields.find(name);
  return found == fields.end() ? std::string_view{} : std::string_view{found->second};
}

model::Fields still_decided(model::Fields decided, const model::Fields& loaded,
                            const model::Fields& file) {
  std::erase_if(decided, [&](const auto& field) {
    return field_of(loaded, field.first) != field_of(file, field.first);
  });
  return decided;
}

model::Fields decided_with(model::Fields decided, const model::Fields& loaded,
                           const std::string& field, const std::string& value) {
  if (field_of(loaded, field) == value) {
    decided.erase(field);
  } else {
    decided[field] = value;
  }
  return decided;
}

void need_load(bool under_way) {
  if (under_way) return;
  throw StoreError(StoreError::Kind::refused,
                   "No load is under way: what was staged is gone. Load the configuration again");
}

void need_readable(const model::Object& object) {
  try {
    read(object);
  } catch (const std::invalid_argument& fault) {
    throw StoreError(StoreError::Kind::refused, fault.what());
  }
}

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

void add_differences(std::vector<Difference>& differences, model::ObjectKind kind,
                     const std::string& key, const model::Fields& loaded,
                     const model::Fields& decided) {
  for (const auto& [field, value] : decided) {
    const auto file = field_of(loaded, field);
    if (file != value) differences.push_back({kind, key, field, std::string{file}, value});
  }
}

void show_changes(const std::string& key, const model::Fields& before, const model::Fields& after,
                  LoadPreview& preview) {
  for (const auto& [field, old_value, new_value] : changes_between(before, after)) {
    for (const auto& words : model::changes_in_words(field, old_value, new_value)) {
      if (preview.first_changes.size() >= shown_changes) return;
      preview.first_changes.push_back(key + ": " + words);
    }
  }
}

}  // namespace dueward::store::rules
