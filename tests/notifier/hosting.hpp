// SPDX-License-Identifier: MIT
/// A loop with host notifiers on it, for tests that read like a conversation.
#pragma once

#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "built.hpp"
#include "notifier/catalogue.hpp"
#include "notifier/host_notifier.hpp"

namespace dueward::test {

using namespace std::chrono_literals;
using notifier::Outcome;

/// Long enough for a machine that is busy with other things; only what hangs ever waits for it.
inline constexpr auto plenty = std::chrono::minutes(2);

inline std::string show(const Outcome& outcome) {
  return std::string(notifier::to_string(outcome.result)) +
         (outcome.said.empty() ? "" : ": " + outcome.said);
}

class Hosting {
 public:
  explicit Hosting(std::string plugin = "misbehaving", std::size_t workers = 1,
                   std::vector<notifier::OptionValue> values = {},
                   fs::path folder = bad_plugins()) {
    settings.id = model::NotifierId("under-test");
    settings.plugin.name = plugin;
    settings.plugin.file = (folder / (plugin + ".so")).string();
    settings.workers = workers;
    settings.values = std::move(values);
    settings.host = host_program();
    settings.service = "Example Council";
    settings.version = "0.1.0";
    settings.log = [this](notifier::LogLevel, std::string_view line) { logged.emplace_back(line); };
  }

  notifier::HostNotifier& notifier() {
    if (!notifier_)
      notifier_ = std::make_unique<notifier::HostNotifier>(loop.get_executor(), settings);
    return *notifier_;
  }

  /// Begins a delivery; its outcome is there once the loop has run long enough.
  std::shared_ptr<std::optional<Outcome>> begin(std::string address,
                                                std::chrono::milliseconds deadline = plenty) {
    auto outcome = std::make_shared<std::optional<Outcome>>();
    notifier::Message message;
    message.key = "key-1";
    message.address = std::move(address);
    boost::asio::co_spawn(
        loop,
        [&n = notifier(), message, deadline, outcome]() -> boost::asio::awaitable<void> {
          *outcome = co_await n.deliver(message, deadline);
        },
        [](std::exception_ptr error) {
          if (error) std::rethrow_exception(error);
        });
    return outcome;
  }

  /// Runs the loop until `done` says so.
  template <typename Done>
  void run_until(Done done) {
    while (!done()) {
      loop.restart();
      loop.run_one_for(100ms);
    }
  }

  Outcome deliver(std::string address, std::chrono::milliseconds deadline = plenty) {
    const auto outcome = begin(std::move(address), deadline);
    run_until([&] { return outcome->has_value(); });
    return **outcome;
  }

  void stop(std::chrono::milliseconds grace) {
    bool stopped = false;
    boost::asio::co_spawn(loop, notifier().stop(grace),
                          [&](std::exception_ptr) { stopped = true; });
    run_until([&] { return stopped; });
  }

  [[nodiscard]] bool logged_like(const std::string& part) const {
    for (const auto& line : logged)
      if (line.find(part) != std::string::npos) return true;
    return false;
  }

  boost::asio::io_context loop;
  notifier::HostSettings settings;
  std::vector<std::string> logged;

 private:
  std::unique_ptr<notifier::HostNotifier> notifier_;
};

}  // namespace dueward::test
