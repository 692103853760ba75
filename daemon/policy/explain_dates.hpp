// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "policy/ground.hpp"

namespace dueward::policy {

/// How the dates of an action were found, one sentence each: due, act-by, from when steps count.
[[nodiscard]] std::vector<std::string> explain_dates(const Ground& ground);

}  // namespace dueward::policy
