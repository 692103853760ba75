// SPDX-License-Identifier: MIT
#include "notifier/recording.hpp"

namespace dueward::notifier {

RecordingNotifier::RecordingNotifier(model::NotifierId id, std::size_t workers,
                                     PluginDescription plugin, Record record)
    : id_(std::move(id)),
      workers_(workers),
      plugin_(std::move(plugin)),
      record_(std::move(record)) {}

void RecordingNotifier::follow(Script script, Sleep sleep) {
  script_ = std::move(script);
  sleep_ = std::move(sleep);
}

std::string RecordingNotifier::destination_of(std::string_view address) const {
  return notifier::destination_of(plugin_.destination, address);
}

std::optional<std::string> RecordingNotifier::address_fault(std::string_view address) const {
  return notifier::address_fault(plugin_.syntax, address);
}

boost::asio::awaitable<Outcome> RecordingNotifier::deliver(Message message,
                                                           std::chrono::milliseconds deadline) {
  if (const auto fault = address_fault(message.address))
    co_return Outcome{Outcome::Result::permanent_address, {}, *fault, {}};
  Attempt attempt = script_ ? script_(message) : Attempt{};
  if (attempt.arrives && record_) record_(message);
  if (!attempt.hangs) co_return std::move(attempt.outcome);
  if (sleep_) co_await sleep_(deadline);
  co_return Outcome{Outcome::Result::unknown, {}, "no answer before the deadline", {}};
}

}  // namespace dueward::notifier
