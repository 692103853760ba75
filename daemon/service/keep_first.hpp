// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace dueward::service {

/// Adds to a heap of at most `most` items, the last of them on top, and lets go of the last where
/// there are too many: what stays are the first by `before`, in no order. True where one was let
/// go. Pure.
template <typename Item, typename Before>
bool keep_first(std::vector<Item>& kept, Item item, std::size_t most, Before before) {
  kept.push_back(std::move(item));
  std::ranges::push_heap(kept, before);
  if (kept.size() <= most) return false;
  std::ranges::pop_heap(kept, before);
  kept.pop_back();
  return true;
}

}  // namespace dueward::service
