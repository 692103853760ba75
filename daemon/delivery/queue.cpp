// SPDX-License-Identifier: MIT
#include "delivery/queue.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dueward::delivery {

bool Queue::below_half(const Destination& destination) const {
  return destination.under_way < std::max<std::size_t>(1, workers_ / 2);
}

bool Queue::may_begin(const store::ClaimedMessage& message) const {
  return below_half(destinations_.at(message.envelope.destination));
}

template <typename Change>
void Queue::change(const std::string& name, Change how) {
  const auto place = destinations_.try_emplace(name).first;
  auto& destination = place->second;
  if (below_half(destination)) startable_ -= destination.waiting;
  how(destination);
  if (below_half(destination)) startable_ += destination.waiting;
  if (destination.waiting == 0 && destination.under_way == 0) destinations_.erase(place);
}

std::size_t Queue::room() const {
  // What waits for its own slow destination does not count, or it would keep the others from being
  // claimed.
  if (startable_ >= lot_ / 2 || full()) return 0;
  return lot_ - std::min(lot_, startable_ + under_way_);
}

void Queue::claims_after(std::chrono::milliseconds time) {
  constexpr std::chrono::milliseconds no_time{100};
  lot_ = time < no_time ? std::min(2 * lot_, largest_lot()) : std::max(lot_ / 2, smallest_lot());
}

std::map<std::string, std::size_t> Queue::busy() const {
  std::map<std::string, std::size_t> busy;
  for (const auto& [name, destination] : destinations_)
    busy.emplace(name, destination.waiting + destination.under_way);
  return busy;
}

void Queue::add(std::vector<store::ClaimedMessage> messages) {
  for (auto& message : messages) {
    change(message.envelope.destination, [](Destination& it) { ++it.waiting; });
    waiting_.push_back(std::move(message));
  }
}

std::deque<store::ClaimedMessage>::iterator Queue::choose(Choice choice) {
  if (choice == Choice::one_of_each) {
    const auto untried =
        std::find_if(waiting_.begin(), waiting_.end(), [this](const auto& message) {
          return destinations_.at(message.envelope.destination).under_way == 0;
        });
    if (untried != waiting_.end()) return untried;
  }
  if (startable_ > 0)
    return std::find_if(waiting_.begin(), waiting_.end(),
                        [this](const auto& message) { return may_begin(message); });
  if (choice == Choice::fair) return waiting_.end();
  return std::find_if(waiting_.begin(), waiting_.end(), [this](const auto& message) {
    return destinations_.at(message.envelope.destination).under_way < alone();
  });
}

std::optional<store::ClaimedMessage> Queue::begin(Choice choice) {
  if (waiting_.empty() || under_way_ >= workers_ + ahead_) return std::nullopt;
  const auto chosen = choose(choice);
  if (chosen == waiting_.end()) return std::nullopt;
  auto message = std::move(*chosen);
  waiting_.erase(chosen);
  change(message.envelope.destination, [](Destination& it) {
    --it.waiting;
    ++it.under_way;
  });
  ++under_way_;
  return message;
}

void Queue::end(const std::string& destination) {
  change(destination, [](Destination& it) { --it.under_way; });
  --under_way_;
}

std::vector<model::MessageId> Queue::take_back() {
  std::vector<model::MessageId> messages;
  for (const auto& message : waiting_) {
    messages.push_back(message.id);
    change(message.envelope.destination, [](Destination& it) { --it.waiting; });
  }
  waiting_.clear();
  return messages;
}

}  // namespace dueward::delivery
