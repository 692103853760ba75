// SPDX-License-Identifier: MIT
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "hosting.hpp"
#include "notifier/recording.hpp"
#include "support/catch.hpp"

using namespace dueward;
using notifier::RecordingNotifier;

namespace {

struct Recorded {
  std::vector<std::string> arrived;
  RecordingNotifier notifier{
      model::NotifierId("email"), 8,
      [] {
        notifier::PluginDescription plugin;
        plugin.syntax = notifier::AddressSyntax::email;
        plugin.destination = notifier::DestinationPart::domain;
        return plugin;
      }(),
      [this](const notifier::Message& message) { arrived.push_back(message.address); }};

  std::string deliver(const std::string& address) {
    boost::asio::io_context loop;
    std::string shown;
    boost::asio::co_spawn(
        loop,
        [&]() -> boost::asio::awaitable<void> {
          notifier::Message message;
          message.address = address;
          shown = test::show(co_await notifier.deliver(message, std::chrono::seconds(30)));
        },
        [](std::exception_ptr) {});
    loop.run();
    return shown;
  }
};

}  // namespace

TEST_CASE("A recording notifier delivers and tells what arrived") {
  Recorded recorded;
  CHECK(recorded.deliver("referral@example.gov.uk") == "delivered: recorded");
  CHECK(recorded.arrived == std::vector<std::string>{"referral@example.gov.uk"});
  CHECK(recorded.notifier.destination_of("referral@Example.gov.uk") == "example.gov.uk");
}

TEST_CASE("A recording notifier refuses what the real one would refuse") {
  Recorded recorded;
  CHECK(recorded.deliver("nobody") ==
        "permanent_address: the mail address has no \"@\" with a name before it");
  CHECK(recorded.arrived.empty());
}

TEST_CASE("A recording notifier fails, loses answers and hangs as its script says") {
  Recorded recorded;
  recorded.notifier.follow([](const notifier::Message& message) {
    if (message.address.starts_with("refused"))
      return RecordingNotifier::Attempt::refused(
          {notifier::Outcome::Result::temporary, {}, "greylisted", {}});
    if (message.address.starts_with("lost")) return RecordingNotifier::Attempt::answer_lost();
    return RecordingNotifier::Attempt::hanging(false);
  });
  CHECK(recorded.deliver("refused@example.org") == "temporary: greylisted");
  CHECK(recorded.deliver("lost@example.org") == "unknown");
  CHECK(recorded.deliver("hangs@example.org") == "unknown: no answer before the deadline");
  CHECK(recorded.arrived == std::vector<std::string>{"lost@example.org"});
}
