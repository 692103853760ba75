// SPDX-License-Identifier: MIT
#include <algorithm>

#include "config/csv_reader.hpp"
#include "files.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::config;
using namespace dueward::config::test;

namespace {

// Rows as "a|b" lines with line feeds shown as "/", then the fault if there is one. The text is
// handed over in pieces of a few bytes, so that every boundary is met.
std::string rows(std::string_view text, std::size_t piece) {
  CsvReader csv([&](std::span<char> into) {
    const auto count = std::min({piece, text.size(), into.size()});
    std::copy_n(text.begin(), count, into.begin());
    text.remove_prefix(count);
    return count;
  });
  std::string result;
  while (csv.next()) {
    for (const auto& field : csv.fields()) {
      result += std::string(&field == csv.fields().data() ? "" : "|") + std::string(field.text);
    }
    result += ";";
  }
  if (!csv.fault().message.empty()) {
    result += " " + std::to_string(csv.fault().line) + ":" + std::to_string(csv.fault().column);
  }
  std::ranges::replace(result, '\n', '/');
  return result;
}

// The sound configuration, its actions in a CSV file.
Files with_list(const std::string& csv) {
  auto files = sound_but("plans/one.toml", "[plan]", "[plan]\nactions_from = \"list.csv\"");
  files["plans/list.csv"] = csv;
  return files;
}

}  // namespace

TEST_CASE("rows are read as RFC 4180 has them, wherever the pieces end") {
  for (std::size_t piece = 1; piece < 9; ++piece) {
    INFO("pieces of " << piece);
    CHECK(rows("a,b\nc,d\n", piece) == "a|b;c|d;");
    CHECK(rows("\xEF\xBB\xBF"
               "a,b\r\nc,d",
               piece) == "a|b;c|d;");
    CHECK(rows("\"a,1\",\"b \"\"x\"\"\"\n", piece) == "a,1|b \"x\";");
    CHECK(rows("\"two\nlines\",b\r\n", piece) == "two/lines|b;");
    CHECK(rows("a,,\n", piece) == "a||;");
    CHECK(rows("a,b\n\n,,\n \nc,d\n\n", piece) == "a|b;c|d;");
    CHECK(rows("", piece) == "");
    CHECK(rows("a,\"never closed\n", piece) == " 1:3");
    CHECK(rows("a\nb,c \"d\"\n", piece) == "a; 2:5");
    CHECK(rows("\"a\"b\n", piece) == " 1:4");
  }
}

TEST_CASE("every column of an action arrives from a CSV file") {
  const auto loaded = load_files(with_list(
      "title,id,due,timescale,requirement,owner,verifier,policy,supporting,parts,portfolio_holder,"
      "service\r\n"
      "\"From a list, quoted\",C-1,2011-10-03,,\"two\r\nlines\",lead,director,standard,"
      "a; b ;,one,Holder,safeguarding\r\n"
      "Second,C-2,,three-months,,lead,director,,,,,\r\n"));
  REQUIRE(loaded.configuration);
  REQUIRE(loaded.configuration->actions.size() == 3);
  const auto& first = loaded.configuration->actions[1];
  CHECK(first.ref.id == "C-1");
  CHECK(first.title == "From a list, quoted");
  CHECK(first.due == calendar::date(2011, 10, 3));
  CHECK(first.requirement == "two\nlines");
  CHECK(first.supporting == std::vector<std::string>{"a", "b"});
  CHECK(first.parts == std::vector<std::string>{"one"});
  CHECK(first.portfolio_holder == "Holder");
  CHECK(first.service == "safeguarding");
  CHECK(loaded.configuration->actions[2].due == calendar::date(2011, 11, 22));
  const auto place = loaded.configuration->action_places[2];
  CHECK(place.line == 4);
  CHECK(place.column == 8);
}

TEST_CASE("64: faults of a CSV file are told with line and column name") {
  CHECK(findings(with_list("id,titel,due\nC-1,First,2011-10-03\n")) ==
        "plans/list.csv:1:4: unknown-key: unknown column \"titel\"; did you mean \"title\"?\n"
        "plans/list.csv:2:1: missing-key: action C-1: title is missing\n");
  CHECK(findings(with_list("id,title,id\n")) ==
        "plans/list.csv:1:10: duplicate: the column id stands a second time\n");
  const std::string header = "id,title,due,owner,verifier\n";
  CHECK(findings(with_list(header + "C-1,é,3/10/2011,laed,director\n")) ==
        "plans/list.csv:2:7: bad-date: action C-1: due is \"3/10/2011\"; a date such as 2011-08-19 "
        "is "
        "needed\n"
        "plans/list.csv:2:17: unknown-person: action C-1: owner names \"laed\", who is neither a "
        "person nor a body; did you mean \"lead\"?\n");
  CHECK(findings(with_list(header + "C-1,\"a\nb\",2011-10-03,lead,director\n"
                                    "C-1,b,2011-10-03,lead,director\n")) ==
        "plans/list.csv:2:5: bad-text: action C-1: title is \"a\\x0ab\" and holds a line break; it "
        "has "
        "to be one line of plain text\n"
        "plans/list.csv:4:1: duplicate: action C-1: the plan has an action of this id already, at "
        "plans/list.csv:2\n");
  CHECK(findings(with_list(header + "C-1,a, b,2011-10-03,lead,director\n")) ==
        "plans/list.csv:2:1: bad-csv: the row has 6 fields, the header 5; is a comma inside a text "
        "without quotation marks?\n");
  CHECK(findings(with_list(header + "C-1,\xE8,2011-10-03,lead,director\n")) ==
        "plans/list.csv:2:5: bad-encoding: byte 0xe8 is not UTF-8 text; save the file as UTF-8\n");
  CHECK(findings(with_list(header + "C-1,\"a,2011-10-03,lead,director\n")) ==
        "plans/list.csv:2:5: bad-csv: the quotation mark that opens here is never closed; what "
        "follows was not read\n");
  CHECK(findings(with_list("")) ==
        "plans/list.csv:1:1: bad-csv: the file is empty; its first row names columns\n");
}

TEST_CASE("64: a CSV file that is not there is reported where it is named") {
  CHECK(findings(sound_but("plans/one.toml", "[plan]", "[plan]\nactions_from = \"list.csv\"")) ==
        "plans/one.toml:2:16: missing-file: actions_from: cannot read plans/list.csv: No "
        "such file or directory\n");
}

TEST_CASE(
    "64: of a column that is wrong a million times a thousand faults are told and the rest "
    "counted") {
  std::string csv = "id,title,due,owner,verifier\n";
  for (int i = 0; i < 1500; ++i)
    csv += "C-" + std::to_string(i) + ",t,2011-10-03,x,director\n";
  const auto loaded = load_files(with_list(csv));
  REQUIRE(loaded.diagnostics.size() == 1001);
  CHECK(loaded.diagnostics.back().code == "too-many");
  CHECK(loaded.diagnostics.back().message == "500 further faults of this file are not listed");
}

TEST_CASE("several CSV files may belong to one plan") {
  auto files =
      sound_but("plans/one.toml", "[plan]", "actions_from = [\"a.csv\", \"b.csv\"]\n[plan]");
  files["plans/a.csv"] = "id,title,due,owner,verifier\nA,a,2011-10-03,lead,director\n";
  files["plans/b.csv"] = "id,title,due,owner,verifier\nB,b,2011-10-03,lead,director\n";
  const auto loaded = load_files(files);
  REQUIRE(loaded.configuration);
  CHECK(loaded.configuration->actions.size() == 3);
}
