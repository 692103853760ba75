// SPDX-License-Identifier: MIT
#include "store/rules/turns.hpp"

#include <algorithm>

namespace dueward::store::rules {
namespace {

/// What may still be taken of a destination of which `most` may stand with whoever asks.
std::size_t allowance(const ClaimRequest& request, const Waiting& waiting, std::size_t most) {
  if (most == 0 || waiting.destination.empty()) return request.limit;
  const auto busy = request.busy.find(waiting.destination);
  const auto used = waiting.claimed + (busy == request.busy.end() ? 0 : busy->second);
  return most > used ? most - used : 0;
}

}  // namespace

void claim_in_turns(const ClaimRequest& request, std::vector<Waiting> waiting, const Take& take) {
  std::sort(waiting.begin(), waiting.end(),
            [](const Waiting& a, const Waiting& b) { return a.since < b.since; });
  const auto most = waiting.size() > 1 ? request.per_destination : request.of_one;
  std::size_t room = request.limit;
  for (bool progress = true; progress && room > 0;) {
    progress = false;
    const auto turn = std::max<std::size_t>(1, room / std::max<std::size_t>(1, waiting.size()));
    for (auto& one : waiting) {
      const auto share = std::min({turn, room, allowance(request, one, most)});
      if (share == 0) continue;
      const auto taken = take(one.destination, share);
      one.claimed += taken.claimed;
      room -= taken.claimed;
      progress |= taken.moved;
    }
  }
}

}  // namespace dueward::store::rules
