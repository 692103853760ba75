// SPDX-License-Identifier: MIT
#include "delivery/retry.hpp"

#include <algorithm>

namespace dueward::delivery {
namespace {

using Result = notifier::Outcome::Result;
using std::chrono::milliseconds;

milliseconds times(milliseconds pause, double factor) {
  return milliseconds(static_cast<milliseconds::rep>(static_cast<double>(pause.count()) * factor));
}

/// A peer may ask for more patience, but not for more than we have ourselves.
milliseconds with_wish(milliseconds pause, const notifier::Outcome& outcome, milliseconds longest) {
  if (!outcome.retry_after) return pause;
  return std::max(pause, std::min<milliseconds>(*outcome.retry_after, longest));
}

std::string quoted(const std::string& said) {
  return said.empty() ? "." : ": " + said;
}

std::string times_tried(int attempts) {
  return attempts == 1 ? "one attempt" : std::to_string(attempts) + " attempts";
}

std::string in_words(std::chrono::hours length) {
  const auto days = std::chrono::floor<std::chrono::days>(length).count();
  if (days > 1) return std::to_string(days) + " days";
  return length.count() == 1 ? "an hour" : std::to_string(length.count()) + " hours";
}

std::string gave_up(const Attempted& attempted, const RetrySettings& settings) {
  const bool unanswered = attempted.outcome.result == Result::unknown;
  return "It was given up after " + in_words(settings.give_up) + " and " +
         times_tried(attempted.attempt) + "; the last one " +
         (unanswered ? "got no answer" : "was put off") + quoted(attempted.outcome.said);
}

WhatNext failed(std::string reason) {
  return {WhatNext::Step::failed, {}, std::move(reason)};
}

WhatNext rest(const Attempted& attempted, const RetrySettings& settings, int faults,
              double random) {
  const auto pause = times(pause_after(faults + 1, settings.channel_first, settings.longest),
                           1 + settings.jitter * random);
  const auto patient = with_wish(pause, attempted.outcome, settings.longest);
  return {WhatNext::Step::channel_rests, attempted.now + patient, {}};
}

WhatNext again(const Attempted& attempted, const RetrySettings& settings, double random) {
  const auto useful_until = attempted.sealed_at + settings.give_up;
  if (attempted.now >= useful_until) return failed(gave_up(attempted, settings));
  const auto pause = times(pause_after(attempted.attempt, settings.first, settings.longest),
                           1 - settings.jitter + 2 * settings.jitter * random);
  const auto at = attempted.now + with_wish(pause, attempted.outcome, settings.longest);
  // Once more at the very end: it is the last chance to be of use.
  return {WhatNext::Step::again, std::min<calendar::Instant>(at, useful_until), {}};
}

}  // namespace

milliseconds pause_after(int attempt, milliseconds first, milliseconds longest) {
  auto pause = first;
  for (int done = 1; done < attempt && pause < longest; ++done)
    pause *= 2;
  return std::min(pause, longest);
}

WhatNext what_next(const Attempted& attempted, const RetrySettings& settings, int channel_faults,
                   double random) {
  const auto& outcome = attempted.outcome;
  switch (outcome.result) {
    case Result::delivered:
    case Result::accepted:
      return {WhatNext::Step::delivered, {}, {}};
    case Result::permanent_address:
      return failed("The address was refused for good" + quoted(outcome.said));
    case Result::permanent_channel:
      return rest(attempted, settings, channel_faults, random);
    case Result::temporary:
    case Result::unknown:
      break;
  }
  if (attempted.crashes >= settings.crashes) {
    return failed("The channel's process ended at each of " + times_tried(attempted.crashes) +
                  " to send it, so it was set aside" + quoted(outcome.said));
  }
  return again(attempted, settings, random);
}

}  // namespace dueward::delivery
