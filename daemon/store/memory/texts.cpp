// SPDX-License-Identifier: MIT
#include "store/memory/texts.hpp"

namespace dueward::store::memory {

Texts::Number Texts::number_of(std::string_view text) {
  if (auto known = numbers_.find(text); known != numbers_.end()) return known->second;
  const auto number = static_cast<Number>(texts_.size());
  numbers_.emplace(texts_.emplace_back(text), number);
  return number;
}

}  // namespace dueward::store::memory
