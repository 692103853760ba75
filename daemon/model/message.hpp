// SPDX-License-Identifier: MIT
/// What is sent: one or more notices to one address.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/date.hpp"
#include "model/id.hpp"
#include "model/ledger.hpp"
#include "model/policy.hpp"

namespace dueward::model {

/// The store's number of a message.
enum class MessageId : std::int64_t {};

/// Where one notice goes: one for each notifier the recipient has an address for.
struct Envelope {
  NotifierId notifier;
  std::string address;
  std::string
      destination;  ///< What fairness and pacing go by: a mail domain, a host; may be empty.

  bool operator==(const Envelope&) const = default;
};

/// The rendered words of a message; fixed before the first attempt and the same on every retry.
struct Words {
  std::string subject;
  std::string text;
  std::string html;
  std::string brief;  ///< At most 160 characters.
  std::string data;   ///< The notices as JSON.

  bool operator==(const Words&) const = default;
};

/// Where a message stands on its way.
enum class MessageState {
  sealed,   ///< Its notices are fixed, its words not yet written.
  ready,    ///< Words stored; waits for its (next) attempt.
  claimed,  ///< An attempt is under way; found at a start, the attempt was cut off and is repeated
            ///< at once.
  delivered,  ///< Taken by the receiver.
  overtaken,  ///< Cancelled before the first attempt.
  failed,     ///< Given up, with a reason that a person is told of.
};

[[nodiscard]] std::string_view to_string(MessageState state);
[[nodiscard]] std::optional<MessageState> parse_message_state(std::string_view text);

}  // namespace dueward::model
