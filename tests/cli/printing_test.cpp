// SPDX-License-Identifier: MIT
#include "cli/csv.hpp"
#include "cli/style.hpp"
#include "cli/suggestion.hpp"
#include "support/catch.hpp"

using namespace dueward::cli;

TEST_CASE("78: a CSV cell that a spreadsheet would run gets an apostrophe, a number none") {
  CHECK(csv_line({"=1+1", "+cmd", "-cmd", "@SUM(A1)", "\tx"}) ==
        "'=1+1,'+cmd,'-cmd,'@SUM(A1),'\tx\n");
  CHECK(csv_line({"-3", "+4.5", "12"}) == "-3,+4.5,12\n");
}

TEST_CASE("CSV quotes what would break a line") {
  CHECK(csv_line({"a,b", "say \"when\"", "two\nlines", "plain", ""}) ==
        "\"a,b\",\"say \"\"when\"\"\",\"two\nlines\",plain,\n");
}

TEST_CASE("text from elsewhere cannot steer the terminal") {
  CHECK(printable("550 \x1b[2Jno such user\r\nbye") == "550 ?[2Jno such user? bye");
  CHECK(printable("caf\xc3\xa9 \xc2\x9b!") == "caf\xc3\xa9 ?!");
}

TEST_CASE("text is wrapped between words, by what is seen and not by bytes") {
  CHECK(wrapped("Case system produces usable chronologies", 16, "  ") ==
        "Case system\n  produces usable\n  chronologies");
  CHECK(wrapped("ééé ééé", 3) == "ééé\nééé");
  CHECK(wrapped("abcdefgh", 3) == "abc\ndef\ngh");
  CHECK(wrapped("as long as it is", 0) == "as long as it is");
}

TEST_CASE("a mistyped word is answered with the nearest known one, a foreign one with none") {
  const std::vector<std::string> known{"check", "list", "why", "simulate"};
  CHECK(nearest("chekc", known) == "check");
  CHECK(nearest("simulat", known) == "simulate");
  CHECK(nearest("deploy", known).empty());
}

TEST_CASE("no colour without a terminal, with NO_COLOR, or on a dumb terminal") {
  setenv("TERM", "xterm", 1);
  unsetenv("NO_COLOR");
  CHECK(wants_colour(true));
  CHECK_FALSE(wants_colour(false));
  setenv("NO_COLOR", "1", 1);
  CHECK_FALSE(wants_colour(true));
  unsetenv("NO_COLOR");
  setenv("TERM", "dumb", 1);
  CHECK_FALSE(wants_colour(true));
}
