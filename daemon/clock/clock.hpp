// SPDX-License-Identifier: MIT
/// The Clock port: the only way to the time.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "calendar/date.hpp"

namespace dueward::clock {

/// Used on the loop only.
class Clock {
 public:
  virtual ~Clock() = default;

  [[nodiscard]] virtual calendar::Instant now() const = 0;

  /// Completes when now() has reached `moment`, or earlier when the wall clock was stepped: whoever
  /// waits looks again. Cancelled through the awaiting coroutine's cancellation slot.
  virtual boost::asio::awaitable<void> sleep_until(calendar::Instant moment) = 0;
};

}  // namespace dueward::clock
