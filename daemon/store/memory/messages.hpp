// SPDX-License-Identifier: MIT
/// The messages, and where each waits on its way.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/message.hpp"
#include "store/rules/turns.hpp"
#include "store/store.hpp"

namespace dueward::store::memory {

struct Message {
  model::MessageId id{};
  std::string key;
  model::PersonId recipient;
  model::PersonId pilot_for;
  model::Envelope envelope;
  Date day;  ///< Of one made of notices.
  bool grouped = false;
  bool of_service = false;            ///< It goes while sending is held, too.
  std::vector<NoticeNumber> notices;  ///< In order.

  model::MessageState state = model::MessageState::sealed;
  std::optional<Instant> next_attempt_at;
  std::optional<Instant> first_attempt;
  Instant sealed_at;
  std::optional<Instant> delivered_at;
  int tries = 0;     ///< All attempts that ended, and those cut off.
  int attempts = 0;  ///< Those that count.

  std::optional<model::Kind> kind;
  std::string template_name;
  std::string thread;
  model::Words words;      ///< At its end the subject remains.
  std::vector<Try> ended;  ///< Attempts, in order.
  std::string failure;     ///< Why it failed or was overtaken.
};

class Messages {
 public:
  using Queue = std::set<std::pair<Instant, model::MessageId>>;

  /// Gives the message its number. Its key must be new.
  Message& add(Message message);

  [[nodiscard]] bool has(std::string_view key) const { return keys_.contains(key); }
  /// Null where there is none. Valid for good.
  [[nodiscard]] Message* find(model::MessageId id);
  [[nodiscard]] std::deque<Message>& all() { return messages_; }

  /// The one way to change state and next attempt: keeps the queues.
  void move(Message& message, model::MessageState state,
            std::optional<Instant> next_attempt_at = std::nullopt);

  /// Those without words.
  [[nodiscard]] const std::set<model::MessageId>& sealed() const { return sealed_; }
  /// Destinations that something of the notifier is ready for at `now`, in order of name.
  [[nodiscard]] std::vector<rules::Waiting> waiting(const model::NotifierId& notifier,
                                                    Instant now) const;
  /// What is ready at `now`, the longest waiting first.
  [[nodiscard]] std::vector<model::MessageId> ready(const model::NotifierId& notifier,
                                                    const std::string& destination, Instant now,
                                                    std::size_t limit) const;
  [[nodiscard]] std::vector<model::MessageId> ready_of_service(const model::NotifierId& notifier,
                                                               Instant now,
                                                               std::size_t limit) const;
  [[nodiscard]] std::optional<Instant> next_attempt_at(const model::NotifierId& notifier) const;
  [[nodiscard]] std::optional<Instant> next_service_attempt_at(
      const model::NotifierId& notifier) const;

 private:
  struct Ready {
    std::map<std::string, Queue, std::less<>> by_destination;  // None is empty.
    Queue of_service;
  };

  void leave(const Message& message);
  void enter(const Message& message);
  [[nodiscard]] const Ready* ready_of(const model::NotifierId& notifier) const;

  std::deque<Message> messages_;
  std::unordered_map<std::string_view, model::MessageId> keys_;  // Views into messages_.
  std::set<model::MessageId> sealed_;
  std::map<model::NotifierId, Ready> ready_;
};

}  // namespace dueward::store::memory
