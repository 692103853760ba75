// SPDX-License-Identifier: MIT
#include "webhook/network.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace dueward::webhook {
namespace {

using Bytes = std::array<std::uint8_t, 16>;

constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::array<std::uint8_t, 12> compatible{};
constexpr std::array<std::uint8_t, 12> nat64{0, 0x64, 0xff, 0x9b};
constexpr std::array<std::uint8_t, 2> six_to_four{0x20, 0x02};

template <std::size_t Size>
bool begins_with(const Bytes& bytes, const std::array<std::uint8_t, Size>& prefix) {
  return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

Bytes of_ipv4(const in_addr& address) {
  Bytes bytes{};
  std::ranges::copy(mapped, bytes.begin());
  std::memcpy(bytes.data() + mapped.size(), &address, sizeof address);
  return bytes;
}

Bytes of_ipv6(const in6_addr& address) {
  Bytes bytes{};
  std::memcpy(bytes.data(), &address, sizeof address);
  return bytes;
}

bool bit(const Bytes& bytes, unsigned index) {
  return ((bytes[index / 8] >> (7 - index % 8)) & 1) != 0;
}

}  // namespace

std::optional<Address> Address::of(const sockaddr& socket) {
  // Copied, because a sockaddr is aligned as its maker pleased.
  if (socket.sa_family == AF_INET) {
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, &socket, sizeof ipv4);
    return Address(of_ipv4(ipv4.sin_addr));
  }
  if (socket.sa_family == AF_INET6) {
    sockaddr_in6 ipv6{};
    std::memcpy(&ipv6, &socket, sizeof ipv6);
    return Address(of_ipv6(ipv6.sin6_addr));
  }
  return std::nullopt;
}

std::optional<Address> Address::parse(std::string_view text) {
  const std::string terminated(text);
  in_addr ipv4{};
  if (inet_pton(AF_INET, terminated.c_str(), &ipv4) == 1) return Address(of_ipv4(ipv4));
  in6_addr ipv6{};
  if (inet_pton(AF_INET6, terminated.c_str(), &ipv6) == 1) return Address(of_ipv6(ipv6));
  return std::nullopt;
}

bool Address::is_ipv4() const {
  return begins_with(bytes_, mapped);
}

void Address::unwrap() {
  constexpr std::size_t last_four = 12;
  const bool is_tiny = std::all_of(bytes_.begin() + last_four, bytes_.end() - 1,
                                   [](auto byte) { return byte == 0; });
  if (begins_with(bytes_, nat64))
    become_ipv4(last_four);
  else if (begins_with(bytes_, six_to_four))
    become_ipv4(six_to_four.size());
  else if (begins_with(bytes_, compatible) && !is_tiny)
    become_ipv4(last_four);  // not :: and ::1
}

void Address::become_ipv4(std::size_t first) {
  in_addr inner{};
  std::memcpy(&inner, bytes_.data() + first, sizeof inner);
  bytes_ = of_ipv4(inner);
}

std::string to_string(const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool is_ipv4 = address.is_ipv4();
  inet_ntop(is_ipv4 ? AF_INET : AF_INET6, address.bytes().data() + (is_ipv4 ? mapped.size() : 0),
            text.data(), text.size());
  return text.data();
}

std::optional<Network> Network::parse(std::string_view text) {
  const auto slash = text.find('/');
  const auto first = Address::parse(text.substr(0, slash));
  if (!first) return std::nullopt;
  // An address in disguise would make the length mean something else.
  const bool is_ipv4 = text.find(':') == std::string_view::npos;
  if (first->is_ipv4() != is_ipv4) return std::nullopt;
  const unsigned longest = is_ipv4 ? 32 : 128;
  unsigned length = longest;
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (fault != std::errc() || end != digits.data() + digits.size() || length > longest)
      return std::nullopt;
  }
  length += 128 - longest;
  for (unsigned index = length; index < 128; ++index)
    if (bit(first->bytes(), index)) return std::nullopt;
  return Network(*first, length);
}

bool Network::holds(const Address& address) const {
  for (unsigned index = 0; index < length_; ++index)
    if (bit(first_.bytes(), index) != bit(address.bytes(), index)) return false;
  return true;
}

}  // namespace dueward::webhook
