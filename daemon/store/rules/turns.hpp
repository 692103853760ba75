// SPDX-License-Identifier: MIT
/// How the room of one claim is shared among the destinations that wait. Pure; any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace dueward::store::rules {

/// A destination that something is ready for.
struct Waiting {
  std::string destination;
  Instant since;
  std::size_t claimed = 0;  ///< So far, by this claim.
};

/// Claims up to so many messages of one destination.
struct Taken {
  std::size_t claimed = 0;
  bool moved = false;  ///< Whether anything left the queue: what was overtaken does, too.
};
using Take = std::function<Taken(const std::string& destination, std::size_t count)>;

/// The longest waiting destination first, then in turns, so that none is passed over; while others
/// wait, none takes more than its share.
void claim_in_turns(const ClaimRequest& request, std::vector<Waiting> waiting, const Take& take);

}  // namespace dueward::store::rules
