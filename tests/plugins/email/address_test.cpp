// SPDX-License-Identifier: MIT
#include "email/compose/address.hpp"

#include <stdexcept>

#include "support/catch.hpp"

namespace email = dueward::email;

namespace {

std::string fault(std::string_view address) {
  return email::address_fault(address).value_or("");
}

}  // namespace

TEST_CASE("an ordinary address is free of faults") {
  CHECK(fault("referral@example.gov.uk") == "");
  CHECK(fault("first.last+plan@sub.example.org") == "");
  CHECK(fault("o'neil@example.org") == "");
  CHECK(fault("root@localhost") == "");
}

TEST_CASE("51: no byte that could end a command or an address gets into one") {
  using namespace std::string_literals;
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool is_harmless =
        std::isalnum(byte) != 0 || std::string("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string::npos;
    CAPTURE(byte);
    CHECK((fault("a"s + c + "b@example.org") == "") == (is_harmless && c != '\0'));
  }
  CHECK(fault("a@example.org\r\nRCPT TO:<b@example.org>") == "holds a control character");
  CHECK(fault("a@example.org>") == "is malformed after the @");
  CHECK(fault("\"a b\"@example.org") == "is malformed before the @");
}

TEST_CASE("an address that no server could know is named with its fault") {
  CHECK(fault("") == "is empty");
  CHECK(fault("example.org") == "has no @");
  CHECK(fault("@example.org") == "is malformed before the @");
  CHECK(fault("a@") == "is malformed after the @");
  CHECK(fault("a..b@example.org") == "is malformed before the @");
  CHECK(fault("a@example..org") == "is malformed after the @");
  CHECK(fault("a@-example.org") == "is malformed after the @");
  CHECK(fault("a@[192.0.2.1]") == "is malformed after the @");
  CHECK(fault(std::string(65, 'a') + "@example.org") == "has more than 64 bytes before the @");
  CHECK(fault("a@" + std::string(63, 'b') + "." + std::string(250, 'c')) ==
        "is longer than 254 bytes");
  CHECK(fault("a@b\xc3\xbc"
              "cher.example") == "holds a character that is not ASCII (write the domain as xn--…)");
}

TEST_CASE("a mailbox is a name and an address, or an address alone") {
  const auto named = email::parse_mailbox("Improvement plan <improvement@example.gov.uk>");
  CHECK(named.name == "Improvement plan");
  CHECK(named.address == "improvement@example.gov.uk");
  CHECK(email::parse_mailbox("\"Plan, the\" <a@example.org>").name == "Plan, the");
  CHECK(email::parse_mailbox("a@example.org").name == "");
}

TEST_CASE("51: what is not one mailbox is refused") {
  CHECK_THROWS_AS(email::parse_mailbox(""), std::invalid_argument);
  CHECK_THROWS_AS(email::parse_mailbox("a@example.org, b@example.org"), std::invalid_argument);
  CHECK_THROWS_AS(email::parse_mailbox("Name <a@example.org>\r\nBcc: b@example.org"),
                  std::invalid_argument);
  CHECK_THROWS_AS(email::parse_mailbox("Group: a@example.org;"), std::invalid_argument);
}
