// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>

namespace dueward::systemd {

/// How often Notifier::watchdog() is due: half of $WATCHDOG_USEC, as sd_watchdog_enabled(3)
/// advises. Nothing where the service manager keeps no watchdog, or one over another process
/// ($WATCHDOG_PID).
[[nodiscard]] std::optional<std::chrono::microseconds> watchdog_interval();

}  // namespace dueward::systemd
