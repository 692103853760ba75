// SPDX-License-Identifier: MIT
#pragma once

#include <boost/json/array.hpp>

namespace dueward::web {

/// What a function makes of each item, in their order.
template <typename Items, typename Function>
[[nodiscard]] boost::json::array list(const Items& items, Function to_value) {
  boost::json::array array;
  for (const auto& item : items)
    array.emplace_back(to_value(item));
  return array;
}

}  // namespace dueward::web
