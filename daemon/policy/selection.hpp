// SPDX-License-Identifier: MIT
/// Which items of a ladder go at a moment.
#pragma once

#include <vector>

#include "policy/ladder.hpp"

namespace dueward::policy {

enum class Fate {
  waiting,     ///< Not to be sent at this moment.
  goes,        ///< A notice of its own.
  joins,       ///< Settled by the notice of another entry of the same step, `by`.
  superseded,  ///< Settled unsent by the notice of a later step, `by`.
  held_back,   ///< Late, and a lower level hears first.
};

/// What becomes of one item. Stands at the item's own place.
struct Choice {
  Fate fate = Fate::waiting;
  bool late = false;                         ///< Its sending day has passed.
  std::size_t by = 0;                        ///< For joins and superseded.
  const model::Person* recipient = nullptr;  ///< Of an item whose sending day has come.
};

/// Items that are settled or not owed stay `waiting`.
[[nodiscard]] std::vector<Choice> choose(const Ground& ground, const std::vector<Item>& items,
                                         Moment now);

}  // namespace dueward::policy
