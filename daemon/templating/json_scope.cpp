// SPDX-License-Identifier: MIT
#include "templating/json_scope.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "templating/engine.hpp"

namespace dueward::templating {
namespace {

namespace json = boost::json;

std::unique_ptr<Scope> scope_of(const json::value& item, std::string_view name) {
  if (item.is_object()) return std::make_unique<JsonScope>(item.get_object());
  throw TemplateError("\"" + std::string(name) + "\" is a list of something other than objects");
}

Value value_of(const json::value& value, std::string_view name) {
  if (value.is_null()) return false;
  if (value.is_bool()) return value.get_bool();
  if (value.is_string()) return std::string(value.get_string());
  ScopeList list;
  if (value.is_object()) {
    list.push_back(scope_of(value, name));
    return list;
  }
  if (!value.is_array()) return json::serialize(value);
  for (const auto& item : value.get_array())
    list.push_back(scope_of(item, name));
  return list;
}

}  // namespace

std::optional<Value> JsonScope::find(std::string_view name) const {
  const auto* value = object_.if_contains(name);
  if (value == nullptr) return std::nullopt;
  return value_of(*value, name);
}

}  // namespace dueward::templating
