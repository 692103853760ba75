// SPDX-License-Identifier: MIT
/// A loop with a host notifier on it, for tests that read like a conversation.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "built.hpp"
#include "notifier/host_notifier.hpp"

namespace dueward::test {

using namespace std::chrono_literals;
using notifier::Outcome;

/// Long enough for a machine that is busy with other things; only what hangs ever waits for it.
inline constexpr auto plenty = std::chrono::minutes(2);

/// "unknown: no answer before the deadline".
[[nodiscard]] std::string show(const Outcome& outcome);

class Hosting {
 public:
  /// `folder` holds the plugin.
  explicit Hosting(std::string plugin = "misbehaving", std::size_t workers = 1,
                   std::vector<notifier::OptionValue> values = {},
                   const fs::path& folder = bad_plugins());
  ~Hosting();

  /// Made with the settings as they are at the first call.
  notifier::HostNotifier& notifier();

  /// Begins a delivery; its outcome is there once the loop has run long enough.
  std::shared_ptr<std::optional<Outcome>> begin(std::string address,
                                                std::chrono::milliseconds deadline = plenty);

  /// Begins one and cancels it with the function returned; true once it has thrown.
  std::function<void()> begin_to_cancel(std::string address, bool& thrown);

  /// Runs the loop until `done` says so.
  void run_until(const std::function<bool()>& done);

  /// Begins a delivery and runs the loop until it has ended.
  Outcome deliver(std::string address, std::chrono::milliseconds deadline = plenty);

  void stop(std::chrono::milliseconds grace);

  [[nodiscard]] bool logged_like(const std::string& part) const;

  notifier::HostSettings settings;
  std::vector<std::string> logged;

 private:
  struct Loop;
  std::unique_ptr<Loop> loop_;
  std::unique_ptr<notifier::HostNotifier> notifier_;
};

}  // namespace dueward::test
