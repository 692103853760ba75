// SPDX-License-Identifier: MIT
#include "notifier/address.hpp"
#include "support/catch.hpp"

using namespace dueward::notifier;
using namespace std::string_view_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string fault(AddressSyntax syntax, std::string_view address) {
  return address_fault(syntax, address).value_or("none");
}

}  // namespace

TEST_CASE("51: CR, LF, NUL and other control characters are refused in every syntax") {
  const auto syntax =
      GENERATE(AddressSyntax::any, AddressSyntax::email, AddressSyntax::url, AddressSyntax::path);
  const auto bad = GENERATE("\r"sv, "\n"sv, "\r\nRCPT TO:<x@example.org>"sv, "\0"sv, "\t"sv,
                            "\x7f"sv, "\xc2\x85"sv, "\u2028"sv);
  const std::string start =
      syntax == AddressSyntax::url ? "http://example.org/" : "owner@example.org";
  CHECK_THAT(fault(syntax, start + std::string(bad)), ContainsSubstring("control character"));
  CHECK_THAT(fault(syntax, std::string(bad) + start), ContainsSubstring("control character"));
}

TEST_CASE("51: what is no UTF-8, empty or too long is refused in every syntax") {
  const auto syntax =
      GENERATE(AddressSyntax::any, AddressSyntax::email, AddressSyntax::url, AddressSyntax::path);
  CHECK(fault(syntax, "") == "the address is empty");
  CHECK_THAT(fault(syntax, std::string(3000, 'a')), ContainsSubstring("at most"));
  for (const auto bad :
       {"\xff"sv, "\xc0\xaf"sv, "\xed\xa0\x80"sv, "\xf4\x90\x80\x80"sv, "\xe2\x80"sv})
    CHECK(fault(syntax, bad) == "the address is not valid UTF-8");
}

TEST_CASE("51: mail addresses that are taken") {
  const auto good =
      GENERATE("referral@example.gov.uk", "first.last+tag@example.org", "o'brien@example.org",
               "x@xn--bcher-kva.example", "root@localhost", "a_b-c=d@sub.example.org");
  CHECK(fault(AddressSyntax::email, good) == "none");
}

TEST_CASE("51: mail addresses that are refused") {
  const auto bad = GENERATE(
      "example.org", "@example.org", "owner@", "owner@example..org", "owner@-example.org",
      "owner@example-.org", "owner@example.org.", "owner@[127.0.0.1]", ".owner@example.org",
      "owner.@example.org", "a..b@example.org", "\"owner\"@example.org", "a b@example.org",
      "<owner@example.org>", "owner@example.org>", "a@b@example.org", "owner,other@example.org",
      "owner%0d%0a@example.org", "host!owner@example.org", "b\u00fccher@example.org",
      "owner@example.org ");
  CAPTURE(bad);
  CHECK(fault(AddressSyntax::email, bad) != "none");
}

TEST_CASE("51: the parts of a mail address have their own lengths") {
  const std::string domain = "@example.org";
  CHECK(fault(AddressSyntax::email, std::string(64, 'a') + domain) == "none");
  CHECK(fault(AddressSyntax::email, std::string(65, 'a') + domain) != "none");
  CHECK(fault(AddressSyntax::email, "a@" + std::string(63, 'a') + ".org") == "none");
  CHECK(fault(AddressSyntax::email, "a@" + std::string(64, 'a') + ".org") != "none");
}

TEST_CASE("URLs that are taken and refused") {
  for (const auto good : {"https://hooks.example.org/a/b?c=d", "http://127.0.0.1:8080/",
                          "https://[2001:db8::1]:8443/x", "HTTPS://Example.org"})
    CHECK(fault(AddressSyntax::url, good) == "none");
  for (const auto bad :
       {"ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "//example.org/x",
        "https:///x", "https://user:word@example.org/", "https://user@example.org/",
        "https://example.org/#x", "https://example.org:0/", "https://example.org:99999/",
        "https://example.org/a b", "https://exam%70le.org/", "example.org",
        "http://\u00fc.example/"}) {
    CAPTURE(bad);
    CHECK(fault(AddressSyntax::url, bad) != "none");
  }
}

TEST_CASE("A path stays below where it begins") {
  for (const auto good : {"owner", "boards/lscb", "a.b/..c"})
    CHECK(fault(AddressSyntax::path, good) == "none");
  for (const auto bad : {"/etc", "../x", "a/../b", "a//b", "a/", ".", "./a"}) {
    CAPTURE(bad);
    CHECK(fault(AddressSyntax::path, bad) != "none");
  }
}

TEST_CASE("The destination of an address") {
  CHECK(destination_of(DestinationPart::domain, "Owner@Example.GOV.uk") == "example.gov.uk");
  CHECK(destination_of(DestinationPart::host, "https://Hooks.Example.org/x") ==
        "hooks.example.org");
  CHECK(destination_of(DestinationPart::host, "https://example.org:443/x") == "example.org");
  CHECK(destination_of(DestinationPart::host, "http://example.org:8080/x") == "example.org:8080");
  CHECK(destination_of(DestinationPart::whole, "Front-Desk") == "front-desk");
  CHECK(destination_of(DestinationPart::none, "owner@example.org").empty());
}

TEST_CASE("A text for one line keeps letters and replaces what breaks lines") {
  CHECK(one_line("550 5.1.1 \u201cno such user\u201d\r\n", 100) ==
        "550 5.1.1 \u201cno such user\u201d??");
  CHECK(one_line("\u00fc\u00fc\u00fc", 5) == "\u00fc\u00fc");
  CHECK(one_line("a\xff\u2028z", 100) == "a??z");
}
