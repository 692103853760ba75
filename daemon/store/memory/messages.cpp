// SPDX-License-Identifier: MIT
#include "store/memory/messages.hpp"

#include <algorithm>

namespace dueward::store::memory {
namespace {

using model::MessageState;

std::vector<model::MessageId> first_of(const Messages::Queue& queue, Instant now,
                                       std::size_t limit) {
  std::vector<model::MessageId> ids;
  for (const auto& [since, id] : queue) {
    if (since > now || ids.size() == limit) break;
    ids.push_back(id);
  }
  return ids;
}

}  // namespace

Message& Messages::add(Message message) {
  auto& added = messages_.emplace_back(std::move(message));
  added.id = model::MessageId{static_cast<std::int64_t>(messages_.size())};
  keys_.emplace(added.key, added.id);
  enter(added);
  return added;
}

Message* Messages::find(model::MessageId id) {
  const auto place = static_cast<std::size_t>(id) - 1;
  return place < messages_.size() ? &messages_[place] : nullptr;
}

void Messages::move(Message& message, MessageState state, std::optional<Instant> next_attempt_at) {
  leave(message);
  message.state = state;
  message.next_attempt_at = next_attempt_at;
  enter(message);
}

void Messages::leave(const Message& message) {
  if (message.state == MessageState::sealed) sealed_.erase(message.id);
  if (message.state != MessageState::ready) return;
  const std::pair place{*message.next_attempt_at, message.id};
  auto& ready = ready_[message.envelope.notifier];
  const auto queue = ready.by_destination.find(message.envelope.destination);
  queue->second.erase(place);
  if (queue->second.empty()) ready.by_destination.erase(queue);
  if (message.of_service) ready.of_service.erase(place);
}

void Messages::enter(const Message& message) {
  if (message.state == MessageState::sealed) sealed_.insert(message.id);
  if (message.state != MessageState::ready) return;
  const std::pair place{*message.next_attempt_at, message.id};
  auto& ready = ready_[message.envelope.notifier];
  ready.by_destination[message.envelope.destination].insert(place);
  if (message.of_service) ready.of_service.insert(place);
}

const Messages::Ready* Messages::ready_of(const model::NotifierId& notifier) const {
  const auto found = ready_.find(notifier);
  return found == ready_.end() ? nullptr : &found->second;
}

std::vector<rules::Waiting> Messages::waiting(const model::NotifierId& notifier,
                                              Instant now) const {
  std::vector<rules::Waiting> waiting;
  const auto* ready = ready_of(notifier);
  if (ready == nullptr) return waiting;
  for (const auto& [destination, queue] : ready->by_destination) {
    const auto since = queue.begin()->first;
    if (since <= now) waiting.push_back({destination, since});
  }
  return waiting;
}

std::vector<model::MessageId> Messages::ready(const model::NotifierId& notifier,
                                              const std::string& destination, Instant now,
                                              std::size_t limit) const {
  const auto* ready = ready_of(notifier);
  if (ready == nullptr) return {};
  const auto queue = ready->by_destination.find(destination);
  return queue == ready->by_destination.end() ? std::vector<model::MessageId>{}
                                              : first_of(queue->second, now, limit);
}

std::vector<model::MessageId> Messages::ready_of_service(const model::NotifierId& notifier,
                                                         Instant now, std::size_t limit) const {
  const auto* ready = ready_of(notifier);
  return ready == nullptr ? std::vector<model::MessageId>{}
                          : first_of(ready->of_service, now, limit);
}

std::optional<Instant> Messages::next_attempt_at(const model::NotifierId& notifier) const {
  std::optional<Instant> earliest;
  const auto* ready = ready_of(notifier);
  if (ready == nullptr) return earliest;
  for (const auto& [destination, queue] : ready->by_destination) {
    const auto since = queue.begin()->first;
    if (!earliest || since < *earliest) earliest = since;
  }
  return earliest;
}

std::optional<Instant> Messages::next_service_attempt_at(const model::NotifierId& notifier) const {
  const auto* ready = ready_of(notifier);
  if (ready == nullptr || ready->of_service.empty()) return std::nullopt;
  return ready->of_service.begin()->first;
}

}  // namespace dueward::store::memory
