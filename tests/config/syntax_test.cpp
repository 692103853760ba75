// SPDX-License-Identifier: MIT
// What is not TOML is told in our words, with the remedy, and hides nothing behind it.
#include "cases.hpp"
#include "config/loose_date.hpp"
#include "files.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::config::test;

namespace {

std::string read_date(std::string_view text) {
  const auto loose = config::read_loose_date(text);
  if (!loose) return "no date";
  return loose->date ? calendar::to_string(*loose->date) : "no such day";
}

}  // namespace

TEST_CASE("64: curly quotation marks") {
  check({
      {plan, "\"First\"", "“First”",
       "plans/one.toml:12:9: syntax: “First” stands in curly quotation marks; straight ones are "
       "needed: \"First\"\n"},
      {plan, "\"First\"", "\"First”",
       "plans/one.toml:12:16: syntax: \"First” stands in curly quotation marks; straight ones are "
       "needed: \"First\"\n"},
      {people, "{ email = \"lead@example.gov.uk\" }", "{ email = “lead@example.gov.uk” }",
       "people.toml:8:20: syntax: “lead@example.gov.uk” stands in curly quotation marks; straight "
       "ones are needed: \"lead@example.gov.uk\"\n"},
      {main_file, "to = [\"director\"]", "to = [“director”, “lead’s boss”]",
       "dueward.toml:14:55: syntax: “director” stands in curly quotation marks; straight ones are "
       "needed: \"director\"\n"
       "dueward.toml:14:67: syntax: “lead’s boss” stands in curly quotation marks; straight ones "
       "are needed: \"lead’s boss\"\n"
       "dueward.toml:14:67: unknown-person: policy standard: step director: to names \"lead’s "
       "boss\", which is neither owner, owner.manager, accountable or verifier, nor a person or "
       "body; there are \"director\" and \"lead\"\n"},
  });
}

TEST_CASE("64: dates as people write them") {
  check({
      {plan, "2011-08-22", "22/08/2011",
       "plans/one.toml:4:10: bad-date: 22/08/2011 is not how a date is written here; for Monday 22 "
       "August 2011 write 2011-08-22\n"},
      {plan, "2011-08-22", "22 August 2011",
       "plans/one.toml:4:10: bad-date: 22 August 2011 is not how a date is written here; for "
       "Monday 22 August 2011 write 2011-08-22\n"},
      {plan, "2011-08-22", "08/22/2011",
       "plans/one.toml:4:10: bad-date: 08/22/2011 is not a date; one is written 2011-08-19: year, "
       "month, day\n"},
      {people, "manager = \"director\"", "away = [{ from = 1.8.2011, to = 2011-8-5 }]",
       "people.toml:9:18: bad-date: 1.8.2011 is not how a date is written here; for Monday 1 "
       "August "
       "2011 write 2011-08-01\n"
       "people.toml:9:33: bad-date: 2011-8-5 is not how a date is written here; for Friday 5 "
       "August "
       "2011 write 2011-08-05\n"},
  });
  CHECK(read_date("19/08/2011") == "2011-08-19");
  CHECK(read_date("1.2.11") == "2011-02-01");
  CHECK(read_date("2011/8/19") == "2011-08-19");
  CHECK(read_date("1st Sept 2011") == "2011-09-01");
  CHECK(read_date("31-02-2011") == "no such day");
  CHECK(read_date("3 months") == "no date");
  CHECK(read_date("10 working days") == "no date");
}

TEST_CASE("64: quotation marks that are missing") {
  check({
      {plan, "\"First\"", "\"First",
       "plans/one.toml:12:15: syntax: the text is not closed: a quotation mark is missing at its "
       "end\n"},
      {plan, "\"First\"", "First\"",
       "plans/one.toml:12:9: syntax: a quotation mark is missing where the text begins\n"},
      {plan, "\"First\"", "First thing # note",
       "plans/one.toml:12:9: syntax: text needs quotation marks: \"First thing\"\n"},
      {plan, "\"3 months\"", "3 months",
       "plans/one.toml:8:12: syntax: text needs quotation marks: \"3 months\"\n"},
      {people, "{ email = \"lead@example.gov.uk\" }", "{ email = lead@example.gov.uk }",
       "people.toml:8:20: syntax: text needs quotation marks: \"lead@example.gov.uk\"\n"},
      {plan, "\"First\"", "\"The \"first\" thing\"",
       "plans/one.toml:12:15: syntax: a quotation mark within the text ends it; write \\\" for it, "
       "or put the whole text in single quotation marks: '…'\n"},
      {plan, "\"First\"", "\"C:\\Users\"",
       "plans/one.toml:12:14: syntax: a backslash in text stands twice (\\\\), or the text stands "
       "in single quotation marks: '…'\n"},
  });
}

TEST_CASE("64: keys and values that do not fit together") {
  check({
      {plan, "title = \"First\"", "title: \"First\"",
       "plans/one.toml:12:6: syntax: = stands between title and its value, not :\n"},
      {plan, "title = \"First\"", "title \"First\"",
       "plans/one.toml:12:7: syntax: = is missing between title and its value\n"},
      {plan, "title = \"First\"", "title =",
       "plans/one.toml:12:8: syntax: the value is missing; write one after =, or take the key "
       "out\n"},
      {plan, "title = \"First\"", "title = \"First\";",
       "plans/one.toml:12:16: syntax: \";\" after the text is too much; a note begins with #\n"},
      {plan, "title = \"First\"", "// a note\ntitle = \"First\"",
       "plans/one.toml:12:1: syntax: a note begins with #, not with //\n"},
      {plan, "title = \"First\"", "title = \"First\"\nportfolio holder = \"x\"",
       "plans/one.toml:13:11: syntax: \"portfolio holder\" is no key: keys have no spaces; their "
       "words are joined with _\n"},
      {plan, "policy = \"standard\"", "policy = \"standard\"\npilot = yes",
       "plans/one.toml:7:9: syntax: yes is written true or false; text needs quotation marks\n"},
  });
}

TEST_CASE("64: brackets and braces that are not closed") {
  check({
      {plan, "[timescales.three-months]", "[timescales.three-months",
       "plans/one.toml:7:25: syntax: the name of this table is not closed; it ends with ]\n"},
      {plan, "[timescales.three-months]", "[timescales.three months]",
       "plans/one.toml:7:19: syntax: \"timescales.three months\" is no name of a table: names have "
       "no "
       "spaces; write timescales.three-months\n"},
      {plan, "[[actions]]", "[[actions]",
       "plans/one.toml:9:11: syntax: the name of this table is not closed; it ends with ]]\n"},
      {main_file, "\"plans/*.toml\"]", "\"plans/*.toml\"",
       "dueward.toml:6:1: syntax: what begins above this line is not closed: ] is missing\n"},
      {main_file, "[\"people.toml\", ", "[\"people.toml\" ",
       "dueward.toml:5:26: syntax: a comma, or the ] that closes the list, is missing before "
       "this\n"},
      {main_file, "to = [\"owner\"] },", "to = [\"owner\"]",
       "dueward.toml:13:3: syntax: a comma, or the } that closes the table, is missing before "
       "this\n"},
  });
}

TEST_CASE("64: what stands behind a slip in its table is still looked at") {
  auto files = sound_but(plan, "\"First\"", "“First”");
  files[plan] += "titel = \"x\"\n";
  CHECK(findings(files) ==
        "plans/one.toml:12:9: syntax: “First” stands in curly quotation marks; straight ones are "
        "needed: \"First\"\n"
        "plans/one.toml:15:1: unknown-key: action A-1: unknown key \"titel\"; did you mean "
        "\"title\"?\n");
}

TEST_CASE("64: a value that cannot be read is not missed as well") {
  CHECK(findings(sound_but(plan, "owner = \"lead\"", "owner = yes")) ==
        "plans/one.toml:13:9: syntax: yes is written true or false; text needs quotation marks\n");
  CHECK(findings(sound_but(plan, "id = \"one\"", "id =")) ==
        "plans/one.toml:2:5: syntax: the value is missing; write one after =, or take the key "
        "out\n");
}
