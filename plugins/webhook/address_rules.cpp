// SPDX-License-Identifier: MIT
#include "webhook/address_rules.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

#include <ifaddrs.h>

namespace dueward::webhook {
namespace {

std::vector<Network> networks(std::initializer_list<std::string_view> texts) {
  std::vector<Network> parsed;
  for (const std::string_view text : texts)
    parsed.push_back(Network::parse(text).value());
  return parsed;
}

bool any_holds(const std::vector<Network>& networks, const Address& address) {
  return std::ranges::any_of(networks,
                             [&](const Network& network) { return network.holds(address); });
}

/// Who reaches one of these may read the machine's own credentials.
bool is_metadata(const Address& address) {
  static const auto never = networks({
      "169.254.0.0/16", "fe80::/10",     // link-local, most clouds' metadata among it
      "fd00:ec2::254", "fd20:ce::254",   // Amazon's and Google's over IPv6
      "100.100.100.200", "192.0.0.192",  // Alibaba's, Oracle's
      "168.63.129.16",                   // Azure's host
  });
  return any_holds(never, address);
}

/// IANA's special-purpose registries (RFC 6890 and later), but what they call globally reachable.
bool is_global(const Address& address) {
  static const auto special_ipv4 = networks({
      "0.0.0.0/8",
      "10.0.0.0/8",
      "100.64.0.0/10",
      "127.0.0.0/8",
      "169.254.0.0/16",
      "172.16.0.0/12",
      "192.0.0.0/24",
      "192.0.2.0/24",
      "192.88.99.0/24",
      "192.168.0.0/16",
      "198.18.0.0/15",
      "198.51.100.0/24",
      "203.0.113.0/24",
      "224.0.0.0/4",
      "240.0.0.0/4",
  });
  static const auto unicast_ipv6 = networks({"2000::/3"});
  static const auto special_ipv6 = networks({
      "2001::/23",      // protocol assignments, Teredo and benchmarking among them
      "2001:db8::/32",  // documentation
      "3fff::/20",      // documentation
  });
  if (address.is_ipv4()) return !any_holds(special_ipv4, address);
  return any_holds(unicast_ipv6, address) && !any_holds(special_ipv6, address);
}

/// Asked each time: interfaces come and go.
bool is_own(const Address& address) {
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return true;  // rather refuse than guess
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(list, &freeifaddrs);
  for (const ifaddrs* each = list; each != nullptr; each = each->ifa_next)
    if (each->ifa_addr != nullptr && Address::of(*each->ifa_addr) == address) return true;
  return false;
}

}  // namespace

std::optional<std::string> AddressRules::objection(const Address& address) const {
  if (is_metadata(address))
    return "is link-local or a cloud's metadata service, which no setting allows";
  if (any_holds(allowed_, address)) return std::nullopt;
  if (!is_global(address)) return "is not a public address and not in allow_networks";
  if (is_own(address)) return "is an address of this machine and not in allow_networks";
  return std::nullopt;
}

}  // namespace dueward::webhook
