// SPDX-License-Identifier: MIT
#include "model/token.hpp"

#include "model/names.hpp"

namespace dueward::model {
namespace {

constexpr Names<Scope, 3> scope_names{{
    {Scope::read, "read"},
    {Scope::act, "act"},
    {Scope::admin, "admin"},
}};

}  // namespace

std::string_view to_string(Scope scope) {
  return name_in(scope_names, scope);
}

std::optional<Scope> parse_scope(std::string_view text) {
  return value_in(scope_names, text);
}

}  // namespace dueward::model
