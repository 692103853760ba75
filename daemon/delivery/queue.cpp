// SPDX-License-Identifier: MIT
#include "delivery/queue.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dueward::delivery {

bool Queue::below_half(const std::string& destination) const {
  const auto found = attempts_.find(destination);
  return found == attempts_.end() || found->second < std::max<std::size_t>(1, workers_ / 2);
}

std::size_t Queue::room() const {
  // Claimed in lots, because a claim costs a transaction whatever its size. What waits for its own
  // slow destination does not count, or it would keep the others from being claimed.
  const auto startable = static_cast<std::size_t>(std::count_if(
      waiting_.begin(), waiting_.end(),
      [this](const auto& message) { return below_half(message.envelope.destination); }));
  if (startable >= workers_ || full()) return 0;
  return 4 * workers_ - std::min(4 * workers_, startable + under_way_);
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

std::deque<store::ClaimedMessage>::iterator Queue::choose(Choice choice) {
  if (choice == Choice::one_of_each) {
    const auto untried = std::find_if(
        waiting_.begin(), waiting_.end(),
        [this](const auto& message) { return !attempts_.contains(message.envelope.destination); });
    if (untried != waiting_.end()) return untried;
  }
  const auto fair = std::find_if(waiting_.begin(), waiting_.end(), [this](const auto& message) {
    return below_half(message.envelope.destination);
  });
  return fair == waiting_.end() && choice != Choice::fair ? waiting_.begin() : fair;
}

std::optional<store::ClaimedMessage> Queue::begin(Choice choice) {
  if (waiting_.empty() || under_way_ >= workers_) return std::nullopt;
  const auto chosen = choose(choice);
  if (chosen == waiting_.end()) return std::nullopt;
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
