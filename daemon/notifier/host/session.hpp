// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "notifier/host/library.hpp"
#include "notifier/host/output.hpp"
#include "notifier/wire.hpp"

namespace dueward::notifier::host {

/// What every session of a host gets; constant once the workers run.
struct SessionTerms {
  const PluginLibrary* plugin = nullptr;
  wire::Hello hello;
  std::vector<std::pair<std::string, std::string>>
      values;  ///< As the plugin gets them, secrets too.
  LogLimiter* log = nullptr;
};

/// One session of the plugin, opened with the first delivery and kept. One thread's own, but for
/// hurry().
class Session {
 public:
  explicit Session(const SessionTerms& terms);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  using Clock = std::chrono::steady_clock;

  /// One call of the plugin, which should end by `deadline`. Whatever it throws or leaves out
  /// becomes an outcome; after an exception the session is opened anew.
  Outcome deliver(const Message& message, Clock::time_point deadline);

  /// Opens it without a delivery; `delivered` where it is open.
  Outcome open_only();

  /// Closes what is open.
  void close();

  /// [any thread] cancelled() is true from now on.
  void hurry() { hurry_ = true; }

 private:
  bool open(dueward_outcome& why);
  static void log(const dueward_host* host, std::uint32_t level, dueward_text line);
  static int cancelled(const dueward_host* host);

  const SessionTerms& terms_;
  struct Table : dueward_host {
    Session* session = nullptr;
  } host_;
  dueward_session* session_ = nullptr;
  std::atomic<bool> hurry_ = false;
  std::atomic<Clock::time_point> deadline_ = Clock::time_point::max();
};

/// As the plugin filled it in, made safe: sizes and codes checked, text on one line.
[[nodiscard]] Outcome read_outcome(const dueward_outcome& raw);

/// A cleared one, for the plugin to fill in.
[[nodiscard]] dueward_outcome cleared_outcome();

}  // namespace dueward::notifier::host
