// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace dueward::notifier {

/// As `enum dueward_log_level` of the SDK.
enum class LogLevel : std::uint8_t { debug, info, warning, error };

/// Takes one line, without secrets.
using LogSink = std::function<void(LogLevel, std::string_view)>;

}  // namespace dueward::notifier
