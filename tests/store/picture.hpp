// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "store/world.hpp"

namespace dueward::test {

/// Everything there is to see in a store, less the numbers it gives: two stores with the same past
/// give the same lines.
[[nodiscard]] std::vector<std::string> picture_of(World& world);

}  // namespace dueward::test
