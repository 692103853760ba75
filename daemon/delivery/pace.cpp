// SPDX-License-Identifier: MIT
#include "delivery/pace.hpp"

#include <algorithm>
#include <limits>

namespace dueward::delivery {

using namespace std::chrono_literals;

void Pace::forget(calendar::Instant now) {
  while (!begun_.empty() && begun_.front() + 60s <= now)
    begun_.pop_front();
  // A clock set back must not hold the channel until it has caught up.
  while (!begun_.empty() && begun_.back() > now)
    begun_.pop_back();
}

std::size_t Pace::allowed(calendar::Instant now) {
  if (!per_minute_) return std::numeric_limits<std::size_t>::max();
  forget(now);
  return begun_.size() >= *per_minute_ ? 0 : *per_minute_ - begun_.size();
}

void Pace::begun(calendar::Instant now) {
  forget(now);
  begun_.push_back(now);  // without a limit, too: a reload may bring one
}

std::optional<calendar::Instant> Pace::next() const {
  if (!per_minute_ || begun_.empty()) return std::nullopt;
  // Where the limit was lowered, more than one must have had its minute.
  const auto surplus = begun_.size() - std::min(begun_.size(), *per_minute_);
  return begun_[surplus] + 60s;
}

}  // namespace dueward::delivery
