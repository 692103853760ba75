// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace dueward::web {

struct Listening {
  int descriptor = -1;
  int family = 0;          ///< AF_INET or AF_INET6.
  std::uint16_t port = 0;  ///< The one it has, where any was asked for.
};

/// A listening TCP socket, non-blocking, not inherited by children. `host` is an IPv4 or IPv6
/// address (without brackets) or a name; of several the first that can be had. Throws
/// std::runtime_error with the address, the cause and what to do.
[[nodiscard]] Listening listen_on(const std::string& host, std::uint16_t port);

/// The IP address at the other end of a connected TCP socket; empty for other sockets.
[[nodiscard]] std::string address_of(int descriptor);

}  // namespace dueward::web
