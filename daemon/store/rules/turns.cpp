// SPDX-License-Identifier: MIT
#include "store/rules/turns.hpp"

#include <algorithm>

namespace dueward::store::rules {
namespace {

std::size_t allowance(const ClaimRequest& request, const Waiting& waiting) {
  if (request.per_destination == 0 || waiting.destination.empty()) return request.limit;
  const auto busy = request.busy.find(waiting.destination);
  const auto used = waiting.claimed + (busy == request.busy.end() ? 0 : busy->second);
  return request.per_destination > used ? request.per_destination - used : 0;
}

}  // namespace

void claim_in_turns(const ClaimRequest& request, std::vector<Waiting> waiting, const Take& take) {
  std::sort(waiting.begin(), waiting.end(),
            [](const Waiting& a, const Waiting& b) { return a.since < b.since; });
  const bool others_wait = waiting.size() > 1;
  std::size_t room = request.limit;
  for (bool progress = true; progress && room > 0;) {
    progress = false;
    const auto turn = std::max<std::size_t>(1, room / std::max<std::size_t>(1, waiting.size()));
    for (auto& one : waiting) {
      const auto share = std::min({turn, room, others_wait ? allowance(request, one) : room});
      if (share == 0) continue;
      const auto taken = take(one.destination, share);
      one.claimed += taken.claimed;
      room -= taken.claimed;
      progress |= taken.moved;
    }
  }
}

}  // namespace dueward::store::rules
