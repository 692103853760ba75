// SPDX-License-Identifier: MIT
#include "delivery/queue.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dueward::delivery {

std::size_t Queue::room() const {
  // Claimed in lots, because a claim costs a transaction whatever its size.
  if (waiting_.size() >= workers_) return 0;
  return 4 * workers_ - waiting_.size() - under_way_;
}

std::map<std::string, std::size_t> Queue::busy() const {
  auto busy = attempts_;
  for (const auto& message : waiting_)
    ++busy[message.envelope.destination];
  return busy;
}

void Queue::add(std::vector<store::ClaimedMessage> messages) {
  std::move(messages.begin(), messages.end(), std::back_inserter(waiting_));
}

std::deque<store::ClaimedMessage>::iterator Queue::choose() {
  const auto half = std::max<std::size_t>(1, workers_ / 2);
  const auto below_half = [&](const store::ClaimedMessage& message) {
    auto found = attempts_.find(message.envelope.destination);
    return found == attempts_.end() || found->second < half;
  };
  const auto fair = std::find_if(waiting_.begin(), waiting_.end(), below_half);
  return fair == waiting_.end() ? waiting_.begin() : fair;
}

std::optional<store::ClaimedMessage> Queue::begin() {
  if (waiting_.empty() || under_way_ >= workers_) return std::nullopt;
  const auto chosen = choose();
  auto message = std::move(*chosen);
  waiting_.erase(chosen);
  ++attempts_[message.envelope.destination];
  ++under_way_;
  return message;
}

void Queue::end(const std::string& destination) {
  auto found = attempts_.find(destination);
  if (--found->second == 0) attempts_.erase(found);
  --under_way_;
}

std::vector<model::MessageId> Queue::take_back() {
  std::vector<model::MessageId> messages;
  for (const auto& message : waiting_)
    messages.push_back(message.id);
  waiting_.clear();
  return messages;
}

}  // namespace dueward::delivery
