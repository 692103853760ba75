// SPDX-License-Identifier: MIT
#include "webhook/network.hpp"

#include "support/catch.hpp"
#include "webhook/address_rules.hpp"

using namespace dueward::webhook;

namespace {

/// "ok", or why the rules object.
std::string verdict(const char* address, const std::vector<const char*>& allowed = {}) {
  std::vector<Network> networks;
  for (const char* text : allowed)
    networks.push_back(Network::parse(text).value());
  return AddressRules(networks).objection(Address::parse(address).value()).value_or("ok");
}

bool is_refused(const char* address, const std::vector<const char*>& allowed = {}) {
  return verdict(address, allowed) != "ok";
}

}  // namespace

TEST_CASE("an address in disguise is known for what it is") {
  const auto shown = [](const char* text) { return to_string(Address::parse(text).value()); };
  CHECK(shown("192.0.2.1") == "192.0.2.1");
  CHECK(shown("::ffff:10.0.0.1") == "10.0.0.1");
  CHECK(shown("::10.0.0.1") == "10.0.0.1");
  CHECK(shown("64:ff9b::a00:1") == "10.0.0.1");
  CHECK(shown("2002:a00:1::") == "10.0.0.1");
  CHECK(shown("::1") == "::1");
  CHECK(shown("::") == "::");
  CHECK(shown("2a00:1450::1") == "2a00:1450::1");
}

TEST_CASE("a network is an address and a length that fits it") {
  CHECK(Network::parse("10.0.0.0/8"));
  CHECK(Network::parse("10.1.2.3"));
  CHECK(Network::parse("0.0.0.0/0"));
  CHECK(Network::parse("fd00::/8"));
  for (const char* text :
       {"", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/", "10.0.0.0/8x", "10.0.0.0/-1", "fd00::/129",
        "fd00::1/8", "::ffff:10.0.0.0/104", "example.org", "10.0.0/8"}) {
    CAPTURE(text);
    CHECK(!Network::parse(text));
  }
}

TEST_CASE("56: public addresses are reached, all others are refused") {
  for (const char* address :
       {"8.8.8.8", "1.1.1.1", "151.101.1.1", "2a00:1450:4009::1", "2606:4700::1"}) {
    CAPTURE(address);
    CHECK(verdict(address) == "ok");
  }
  for (const char* address : {"0.0.0.0",
                              "0.1.2.3",
                              "10.1.2.3",
                              "100.64.0.1",
                              "127.0.0.1",
                              "127.255.0.1",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.0.0.8",
                              "192.0.2.1",
                              "192.168.1.1",
                              "198.18.0.1",
                              "198.19.255.255",
                              "198.51.100.7",
                              "203.0.113.7",
                              "224.0.0.1",
                              "240.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "fc00::1",
                              "fd12::1",
                              "fec0::1",
                              "ff02::1",
                              "2001::1",
                              "2001:db8::1",
                              "3fff::1",
                              "5f00::1",
                              "64:ff9b:1::1",
                              "100::1",
                              "::ffff:127.0.0.1",
                              "::127.0.0.1",
                              "64:ff9b::7f00:1",
                              "2002:7f00:1::",
                              "2002:c0a8:101::"}) {
    CAPTURE(address);
    CHECK(is_refused(address));
  }
}

TEST_CASE("56: a named network is reached, in whatever form its addresses are written") {
  CHECK(verdict("10.1.2.3", {"10.1.0.0/16"}) == "ok");
  CHECK(is_refused("10.2.2.3", {"10.1.0.0/16"}));
  CHECK(verdict("::ffff:10.1.2.3", {"10.1.0.0/16"}) == "ok");
  CHECK(verdict("64:ff9b::a01:203", {"10.1.0.0/16"}) == "ok");
  CHECK(verdict("fd12::1", {"fd12::/16"}) == "ok");
  CHECK(verdict("127.0.0.1", {"127.0.0.0/8"}) == "ok");
}

TEST_CASE(
    "56: metadata services and link-local addresses are refused even where everything is allowed") {
  const std::vector<const char*> everything{"0.0.0.0/0", "::/0"};
  for (const char* address :
       {"169.254.169.254", "169.254.0.1", "fe80::1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::", "fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16"}) {
    CAPTURE(address);
    CHECK(verdict(address, everything) ==
          "is link-local or a cloud's metadata service, which no setting allows");
  }
  CHECK(verdict("10.0.0.1", everything) == "ok");
}
