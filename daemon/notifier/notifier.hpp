// SPDX-License-Identifier: MIT
/// The Notifier port: one configured channel, as delivery sees it.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "calendar/date.hpp"
#include "model/id.hpp"
#include "model/message.hpp"

namespace dueward::notifier {

/// One rendered message, as a plugin gets it. The same on every retry but for nothing.
struct Message {
  std::string
      key;  ///< Stable over retries: Message-ID and webhook-id derive from it. [0-9a-z-] only.
  std::string address;
  std::string recipient_name;
  calendar::Instant first_attempt{};  ///< Wall clock of the first attempt: the Date of the mail.
  std::string first_attempt_rfc5322;  ///< The same in the plan's zone, ready for a header.
  std::string kind;                   ///< "reminder", …, as templates know it.
  model::Words words;
  std::string thread;    ///< Messages of one thread share it.
  std::string token;     ///< For signed return paths; may be empty.
  std::string language;  ///< BCP 47, such as "en-GB".
};

/// How an attempt ended.
struct Outcome {
  enum class Result {
    delivered,          ///< The receiver took it.
    accepted,           ///< Taken on; the final word comes later.
    temporary,          ///< Try again.
    permanent_address,  ///< This address will never take it.
    permanent_channel,  ///< The channel is at fault (login, TLS, configuration): nothing is wrong
                        ///< with the message.
    unknown,  ///< No answer: it may or may not have arrived. Tried again with the same key.
  };
  Result result = Result::unknown;
  std::optional<std::chrono::seconds> retry_after;
  std::string said;      ///< The peer's own words, one line.
  std::string peer_id;   ///< What the peer calls the message.
  bool crashed = false;  ///< Unknown, because the plugin's process ended meanwhile.
  bool untried = false;  ///< Temporary, and no attempt: it only waited for a worker.
};

[[nodiscard]] std::string_view to_string(Outcome::Result result);

/// What part of an address is the destination that fairness goes by.
enum class DestinationPart { none, whole, host, domain };

/// One configured channel. Used on the loop only.
class Notifier {
 public:
  virtual ~Notifier() = default;

  [[nodiscard]] virtual const model::NotifierId& id() const = 0;

  /// How many deliver() calls are worked on at once.
  [[nodiscard]] virtual std::size_t workers() const = 0;

  /// How many further deliver() calls may wait their turn here, so that a worker that becomes free
  /// finds the next message at once; more than workers() and these are a bug of the caller.
  [[nodiscard]] virtual std::size_t ahead() const { return 0; }

  /// Those that wait their turn end untried, soon.
  virtual void give_back() {}

  /// What fairness goes by for this address; lower case; empty where the channel knows none.
  [[nodiscard]] virtual std::string destination_of(std::string_view address) const = 0;

  /// Why the address can never be used, as a sentence; nothing where it can.
  [[nodiscard]] virtual std::optional<std::string> address_fault(
      std::string_view address) const = 0;

  /// One attempt. Ends by `deadline` (steady time, so that a wall-clock step changes nothing),
  /// which begins when a worker takes it; one that none takes within a tenth of that, or a minute,
  /// is untried. A plugin that crashes, hangs or answers garbage is Result::unknown; one that
  /// cannot be started is permanent_channel. Throws only when cancelled.
  virtual boost::asio::awaitable<Outcome> deliver(Message message,
                                                  std::chrono::milliseconds deadline) = 0;
};

}  // namespace dueward::notifier
