// SPDX-License-Identifier: MIT
/// Agreed things as named fields: what the store keeps of each, field by field, to tell what the
/// file changed from what people decided.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/id.hpp"
#include "model/person.hpp"
#include "model/plan.hpp"

namespace dueward::model {

/// Field name, as the configuration spells it, to value as text: strings as they are, dates as ISO,
/// lists and tables as JSON, a missing value as the empty text. Two equal things have equal fields.
using Fields = std::map<std::string, std::string, std::less<>>;

enum class ObjectKind { plan, person, action };
[[nodiscard]] std::string_view to_string(ObjectKind kind);

/// One agreed thing. `key` is the id, for an action "plan/id".
struct Object {
  ObjectKind kind = ObjectKind::action;
  std::string key;
  Fields fields;

  bool operator==(const Object&) const = default;
};

[[nodiscard]] Object to_object(const Person& person);
[[nodiscard]] Object to_object(const Plan& plan);
[[nodiscard]] Object to_object(const Action& action);

/// The way back. Throws std::invalid_argument naming object and field: only a damaged store holds
/// such a thing.
[[nodiscard]] Person person_from(const Object& object);
[[nodiscard]] Plan plan_from(const Object& object);
[[nodiscard]] Action action_from(const Object& object);

/// "plan/id" taken apart at the first slash.
[[nodiscard]] ActionRef parse_action_ref(std::string_view text);

}  // namespace dueward::model
