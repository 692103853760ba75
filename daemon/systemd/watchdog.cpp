// SPDX-License-Identifier: MIT
#include "systemd/watchdog.hpp"

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <unistd.h>

namespace dueward::systemd {

namespace {

std::optional<std::int64_t> number_in(const char* variable) {
  const char* value = std::getenv(variable);
  if (value == nullptr) return std::nullopt;
  const std::string_view text = value;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<std::chrono::microseconds> watchdog_interval() {
  const auto microseconds = number_in("WATCHDOG_USEC");
  if (!microseconds || *microseconds <= 0) return std::nullopt;
  const bool named = std::getenv("WATCHDOG_PID") != nullptr;
  if (named && number_in("WATCHDOG_PID") != std::int64_t{getpid()}) return std::nullopt;
  return std::chrono::microseconds(*microseconds / 2);
}

}  // namespace dueward::systemd
