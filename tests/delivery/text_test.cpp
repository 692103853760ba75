// SPDX-License-Identifier: MIT
#include "delivery/text.hpp"

#include <string>

#include "support/catch.hpp"

using namespace dueward::delivery;

TEST_CASE("51: line ends, tabs and NUL in a title become single blanks") {
  CHECK(one_line("Case\r\nBcc: everybody@example.org") == "Case Bcc: everybody@example.org");
  CHECK(one_line(std::string("a\0b", 3)) == "a b");
  CHECK(one_line("  two\t\n words \x7F ") == "two words");
  CHECK(one_line("line\u2028separator and next\u0085line") == "line separator and next line");
}

TEST_CASE("51: marks that turn the direction of writing are dropped") {
  CHECK(one_line("invoice\u202Efdp.exe") == "invoicefdp.exe");
}

TEST_CASE("51: what is not UTF-8 is replaced, what is stays") {
  CHECK(one_line("caf\xC3\xA9 \xF0\x9F\x99\x82") == "café 🙂");
  CHECK(one_line("a\xFFz") == "a\uFFFDz");
  CHECK(one_line("cut \xE2\x82") == "cut \uFFFD\uFFFD");
  CHECK(one_line("overlong \xC0\xAF") == "overlong \uFFFD\uFFFD");
  CHECK(one_line("surrogate \xED\xA0\x80") == "surrogate \uFFFD\uFFFD\uFFFD");
}

TEST_CASE("a long text is cut between words and says so") {
  CHECK(shorten("Act by Fri 18 Nov: SG-07", 24) == "Act by Fri 18 Nov: SG-07");
  CHECK(shorten("Act by Fri 18 Nov: SG-07", 23) == "Act by Fri 18 Nov…");
  CHECK(shorten("Unbreakableword", 8) == "Unbreak…");
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(shorten("ééééé", 5) == "ééééé");
  CHECK(shorten("éééééé", 5) == "éééé…");
}

TEST_CASE("only http and https become links") {
  CHECK(safe_link("https://actions.example.gov.uk/a") == "https://actions.example.gov.uk/a");
  CHECK(safe_link("http://localhost:8480") == "http://localhost:8480");
  CHECK(safe_link("javascript:alert(1)").empty());
  CHECK(safe_link("https://a.example.org/\nb").empty());
  CHECK(safe_link("data:text/html,x").empty());
}

TEST_CASE("a telephone number is dialled without what is written for the eye") {
  CHECK(dialled("01632 960001") == "01632960001");
  CHECK(dialled("+44 (0)1632 960-001") == "+441632960001");
  CHECK(dialled("(01632) 960001 ext. 12") == "01632960001");
  CHECK(dialled("").empty());
}
