// SPDX-License-Identifier: MIT
/// What follows an attempt: a pure function of how it ended, how often it was tried and how old the
/// message is.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "calendar/date.hpp"
#include "notifier/notifier.hpp"

namespace dueward::delivery {

struct RetrySettings {
  std::chrono::milliseconds first = std::chrono::minutes{1};  ///< Doubled with each attempt …
  std::chrono::milliseconds longest = std::chrono::hours{4};  ///< … up to this.
  double jitter = 0.2;  ///< Share by which a pause may be longer or shorter.
  std::chrono::hours give_up =
      std::chrono::days{5};  ///< How long after its sealing a message is useful.
  /// A channel at fault is tried again so seldom that no account is locked by it. Jitter makes
  /// these pauses longer only.
  std::chrono::milliseconds channel_first = std::chrono::hours{1};
  /// A message that ends the plugin's process so many times in a row is set aside.
  int crashes = 10;
};

/// One attempt that has ended.
struct Attempted {
  notifier::Outcome outcome;
  int attempt = 1;  ///< Those that count; this one included.
  calendar::Instant sealed_at;
  calendar::Instant now;
  int crashes = 0;  ///< Attempts in a row that the plugin's process did not survive, this included.
};

struct WhatNext {
  enum class Step {
    delivered,
    again,         ///< At `at`, with the same words and key.
    failed,        ///< For good, with `reason`.
    channel_rests  ///< Nothing is wrong with the message: it waits, with all others of the channel,
                   ///< until `at`, however old it becomes.
  };
  Step step = Step::again;
  calendar::Instant at{};
  std::string reason;  ///< A sentence.
};

/// `random` from 0 up to but not including 1. `channel_faults`: how many in a row the channel has
/// had before.
[[nodiscard]] WhatNext what_next(const Attempted& attempted, const RetrySettings& settings,
                                 int channel_faults, double random);

/// The pause before attempt `attempt + 1`, without jitter.
[[nodiscard]] std::chrono::milliseconds pause_after(int attempt, std::chrono::milliseconds first,
                                                    std::chrono::milliseconds longest);

}  // namespace dueward::delivery
