// SPDX-License-Identifier: MIT
/// Addresses and networks of the Internet Protocol as plain values. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <sys/socket.h>

namespace dueward::webhook {

/// Where a packet really goes: IPv4 in the form ::ffff:a.b.c.d, whatever disguise it came in
/// (mapped, compatible, NAT64 64:ff9b::/96, 6to4 2002::/16).
class Address {
 public:
  /// Nothing for families other than IPv4 and IPv6.
  [[nodiscard]] static std::optional<Address> of(const sockaddr& socket);
  [[nodiscard]] static std::optional<Address> parse(std::string_view text);

  [[nodiscard]] bool is_ipv4() const;
  [[nodiscard]] const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }

  bool operator==(const Address&) const = default;

 private:
  explicit Address(const std::array<std::uint8_t, 16>& bytes) : bytes_(bytes) { unwrap(); }
  void unwrap();
  void become_ipv4(std::size_t first);

  std::array<std::uint8_t, 16> bytes_;
};

/// "10.0.0.0" or "2001:db8::1".
[[nodiscard]] std::string to_string(const Address& address);

/// A network in CIDR notation; a lone address is a network of one.
class Network {
 public:
  /// "10.0.0.0/8", "fd00::/8", "192.0.2.1". Nothing where it is malformed or has bits beyond its
  /// length.
  [[nodiscard]] static std::optional<Network> parse(std::string_view text);
  [[nodiscard]] bool holds(const Address& address) const;

 private:
  Network(const Address& first, unsigned length) : first_(first), length_(length) {}
  Address first_;
  unsigned length_;  ///< Bits, 0 to 128; an IPv4 network counts from 96.
};

}  // namespace dueward::webhook
