// SPDX-License-Identifier: MIT
#pragma once

#include "notifier/notifier.hpp"

namespace dueward::delivery {

/// Stands in for a notifier that the configuration no longer names while messages for it still
/// wait: it refuses each of them for good, so that they fail with a reason and people are told, and
/// none waits for ever.
class GoneNotifier final : public notifier::Notifier {
 public:
  explicit GoneNotifier(model::NotifierId id) : id_(std::move(id)) {}

  [[nodiscard]] const model::NotifierId& id() const override { return id_; }
  [[nodiscard]] std::size_t workers() const override { return 4; }
  [[nodiscard]] std::string destination_of(std::string_view /*address*/) const override {
    return {};
  }
  [[nodiscard]] std::optional<std::string> address_fault(
      std::string_view /*address*/) const override {
    return std::nullopt;
  }

  boost::asio::awaitable<notifier::Outcome> deliver(
      notifier::Message /*message*/, std::chrono::milliseconds /*deadline*/) override {
    notifier::Outcome outcome;
    outcome.result = notifier::Outcome::Result::permanent_address;
    outcome.said = "the configuration no longer has a notifier \"" + id_.str() + "\"";
    co_return outcome;
  }

 private:
  const model::NotifierId id_;
};

}  // namespace dueward::delivery
