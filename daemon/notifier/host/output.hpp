// SPDX-License-Identifier: MIT
/// What a plugin prints, made harmless.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "notifier/log.hpp"

namespace dueward::notifier::host {

/// Lets so many lines a second through and tells how many it dropped. Thread-safe.
class LogLimiter {
 public:
  using Clock = std::chrono::steady_clock;

  LogLimiter(LogSink sink, std::size_t lines_a_second)
      : sink_(std::move(sink)), most_(lines_a_second) {}

  /// Control characters replaced, cut at 500 bytes.
  void log(LogLevel level, std::string_view line, Clock::time_point now);

 private:
  const LogSink sink_;
  const std::size_t most_;

  std::mutex mutex_;
  Clock::time_point second_;  ///< Guarded, like the following.
  std::size_t let_through_ = 0;
  std::size_t dropped_ = 0;
};

/// Points standard output and standard error at a pipe and starts a thread that turns what arrives
/// there into log lines, so that nothing printed reaches the daemon's terminal or the wire. Throws
/// std::system_error.
void redirect_output(LogLimiter& log);

}  // namespace dueward::notifier::host
