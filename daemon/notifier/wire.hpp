// SPDX-License-Identifier: MIT
/// What the daemon and a host process say to each other, over one stream socket pair.
///
///     stream   = *frame
///     frame    = size type payload        size: u32, bytes of the payload; type: u8
///     u16, u32, u64, i64                  little-endian
///     text     = size bytes               size: u32
///
///   From the daemon:
///     hello    (1) = version:u16 workers:u32 file:text notifier:text service:text dueward:text
///                    count:u32 count*(name:text written:text path:text)
///     deliver  (2) = call:u64 time_left_ms:u32 first_attempt_ms:i64 first_attempt_rfc5322:text
///                    key:text address:text recipient_name:text kind:text subject:text text:text
///                    html:text brief:text data:text thread:text token:text language:text
///                    The time begins when a worker takes it.
///     cancel   (3) =                       every call under way should end soon
///     give_back (8) =                      what waits for a worker comes back untried
///   From the host:
///     ready    (4) = version:u16           the plugin is loaded; calls may follow
///     refused  (5) = reason:text           it cannot be; the host ends
///     outcome  (6) = call:u64 result:u8 untried:u8 retry_after_s:i64 said:text peer_id:text
///                                                                      retry_after_s -1: none
///     log      (7) = level:u8 line:text
///
/// Both ends come from one build, so `version` only guards against a host of another one. A frame
/// that is too large, of an unknown type, cut short or too long is garbage: WireError, after which
/// the stream is of no more use.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "notifier/log.hpp"
#include "notifier/notifier.hpp"
#include "notifier/options.hpp"

namespace dueward::notifier::wire {

inline constexpr std::uint16_t version = 2;

/// Bounds of a payload: a message with its words goes one way, a sentence the other.
inline constexpr std::uint32_t to_host_limit = 64U << 20U;
inline constexpr std::uint32_t to_daemon_limit = 64U << 10U;

inline constexpr std::size_t header_size = 5;

/// What waited longer for a worker comes back untried: a call has its outcome by its time and this.
[[nodiscard]] inline std::chrono::milliseconds longest_wait(std::chrono::milliseconds time_left) {
  return std::min<std::chrono::milliseconds>(std::chrono::minutes{1}, time_left / 10);
}

class WireError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class CallId : std::uint64_t {};

struct Hello {
  std::uint16_t version = wire::version;
  std::uint32_t workers = 1;
  std::string file;
  std::string notifier;
  std::string service;
  std::string dueward;
  std::vector<OptionValue> values;
  bool operator==(const Hello&) const = default;
};
struct Deliver {
  CallId call{};
  std::uint32_t time_left_ms = 0;
  Message message;
};
struct Cancel {
  bool operator==(const Cancel&) const = default;
};
struct GiveBack {
  bool operator==(const GiveBack&) const = default;
};
struct Ready {
  std::uint16_t version = wire::version;
  bool operator==(const Ready&) const = default;
};
struct Refused {
  std::string reason;
  bool operator==(const Refused&) const = default;
};
struct Answer {
  CallId call{};
  Outcome outcome;
};
struct Log {
  LogLevel level = LogLevel::info;
  std::string line;
  bool operator==(const Log&) const = default;
};

using Frame = std::variant<Hello, Deliver, Cancel, Ready, Refused, Answer, Log, GiveBack>;
using Bytes = std::vector<unsigned char>;

/// The whole frame, header and all. Throws WireError where the payload would be beyond `limit`.
[[nodiscard]] Bytes encode(const Frame& frame, std::uint32_t limit);

struct Header {
  std::uint32_t size = 0;
  std::uint8_t type = 0;
};

/// Throws WireError for a size beyond `limit`, before anything is allocated.
[[nodiscard]] Header decode_header(std::span<const unsigned char, header_size> bytes,
                                   std::uint32_t limit);

/// Throws WireError unless the payload is exactly one of `type`.
[[nodiscard]] Frame decode(std::uint8_t type, std::span<const unsigned char> payload);

}  // namespace dueward::notifier::wire
