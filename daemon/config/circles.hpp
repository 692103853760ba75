// SPDX-License-Identifier: MIT
/// Managers or deputies that lead back to where one began.
#pragma once

#include <map>
#include <vector>

#include "model/person.hpp"

namespace dueward::config {

/// Two people or more; the first is named once.
using Circle = std::vector<model::PersonId>;

/// Each circle once, beginning with its first person by id. `next` is &Person::manager or
/// &Person::deputy.
[[nodiscard]] std::vector<Circle> circles(const std::map<model::PersonId, model::Person>& people,
                                          model::PersonId model::Person::*next);

}  // namespace dueward::config
