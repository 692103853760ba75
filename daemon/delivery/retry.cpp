// SPDX-License-Identifier: MIT
#include "delivery/retry.hpp"

#include <algorithm>

namespace dueward::delivery {
namespace {

using Result = notifier::Outcome::Result;
using std::chrono::milliseconds;

std::string quoted(const std::string& said) {
  return said.empty() ? "" : ": " + said;
}

milliseconds jittered(milliseconds pause, double share, double random) {
  return milliseconds(static_cast<milliseconds::rep>(static_cast<double>(pause.count()) *
                                                     (1 - share + 2 * share * random)));
}

std::string gave_up(const Attempted& attempted, const RetrySettings& settings) {
  const auto days = std::chrono::floor<std::chrono::days>(settings.give_up).count();
  const auto useful = days > 0 ? std::to_string(days) + " days"
                               : std::to_string(settings.give_up.count()) + " hours";
  return "given up after " + useful + " and " + std::to_string(attempted.attempt) +
         " attempts; the last one ended " + std::string(to_string(attempted.outcome.result)) +
         quoted(attempted.outcome.said);
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
      return {
          WhatNext::Step::failed, {}, "the address was refused for good" + quoted(outcome.said)};
    default:
      break;
  }
  const bool channel = outcome.result == Result::permanent_channel;
  auto pause = channel ? pause_after(channel_faults + 1, settings.channel_first, settings.longest)
                       : pause_after(attempted.attempt, settings.first, settings.longest);
  pause = jittered(pause, settings.jitter, random);
  if (outcome.retry_after) {
    // A peer may ask for more patience, but not for more than we have ourselves.
    pause = std::max(pause, std::min<milliseconds>(*outcome.retry_after, settings.longest));
  }
  const auto at = attempted.now + pause;
  if (at > attempted.sealed_at + settings.give_up) {
    return {WhatNext::Step::failed, {}, gave_up(attempted, settings)};
  }
  return {channel ? WhatNext::Step::channel_rests : WhatNext::Step::again, at, {}};
}

}  // namespace dueward::delivery
