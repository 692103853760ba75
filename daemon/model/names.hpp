// SPDX-License-Identifier: MIT
/// Enumerations and the words that stand for them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace dueward::model {

template <typename Value, std::size_t count>
using Names = std::array<std::pair<Value, std::string_view>, count>;

template <typename Value, std::size_t count>
[[nodiscard]] constexpr std::string_view name_in(const Names<Value, count>& names, Value value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return "?";
}

template <typename Value, std::size_t count>
[[nodiscard]] constexpr std::optional<Value> value_in(const Names<Value, count>& names,
                                                      std::string_view text) {
  for (const auto& [value, name] : names) {
    if (name == text) return value;
  }
  return std::nullopt;
}

}  // namespace dueward::model
