// SPDX-License-Identifier: MIT
// Values that are out of range, or text that may not be.
#include "cases.hpp"
#include "support/catch.hpp"

using namespace dueward::config::test;

TEST_CASE("64: values out of range") {
  check({
      {main_file, "sqlite:dueward.db", "mysql://x",
       "dueward.toml:7:7: bad-url: [store]: url is \"mysql://x\"; a file is needed, such as "
       "\"sqlite:dueward.db\"\n"},
      {main_file, "sqlite:dueward.db", "postgresql://dueward@db/dueward",
       "dueward.toml:7:7: no-such-store: [store]: this build of dueward keeps its store in SQLite "
       "only; write a file such as \"sqlite:dueward.db\"\n"},
      {main_file, "sqlite:dueward.db", "sqlite:",
       "dueward.toml:7:7: bad-url: [store]: url is \"sqlite:\"; a file is needed, such as "
       "\"sqlite:dueward.db\"\n"},
      {main_file, "plugin = \"email\"",
       "plugin = \"email\"\nworkers = 0\nper_minute = 0\ngroup = \"week\"\ngive_up = \"3 months\"",
       "dueward.toml:10:11: bad-value: [notifiers.email]: workers is 0; it may be from 1 to 256\n"
       "dueward.toml:11:14: bad-value: [notifiers.email]: per_minute is 0; it may be from 1 to "
       "1000000\n"
       "dueward.toml:12:9: bad-value: [notifiers.email]: group is \"week\"; it may be \"day\" or "
       "\"none\"\n"
       "dueward.toml:13:11: bad-period: [notifiers.email]: give_up is \"3 months\"; a number of "
       "days or weeks is needed, such as \"5 days\"\n"},
      {main_file, "[store]",
       "[web]\nlisten = \"8480\"\npublic_url = \"ftp://example.gov.uk\"\n[store]",
       "dueward.toml:7:10: bad-value: [web]: listen is \"8480\"; an address and a port from 0 to "
       "65535 are needed, such as \"127.0.0.1:8480\" or \"[::1]:8480\"\n"
       "dueward.toml:8:14: bad-url: [web]: public_url is \"ftp://example.gov.uk\"; an address such "
       "as \"https://actions.example.gov.uk\" is needed\n"},
      {main_file, "[store]",
       "[web]\nlisten = \"127.0.0.1:65536\"\npublic_url = "
       "\"https://user@example.gov.uk/?a\"\n[store]",
       "dueward.toml:7:10: bad-value: [web]: listen is \"127.0.0.1:65536\"; an address and a port "
       "from 0 to 65535 are needed, such as \"127.0.0.1:8480\" or \"[::1]:8480\"\n"
       "dueward.toml:8:14: bad-url: [web]: public_url is \"https://user@example.gov.uk/?a\"; an "
       "address such as \"https://actions.example.gov.uk\" is needed\n"},
      {main_file, "[store]",
       "[web]\nlink_life = \"3 months\"\ncolour = \"blue\"\nidentity_header = \"X-User\"\n[store]",
       "dueward.toml:7:13: bad-value: [web]: link_life is how long a link in a message is good, 1 "
       "to "
       "400 days, such as \"90 days\"\n"
       "dueward.toml:8:10: bad-value: [web]: colour is \"blue\"; a colour such as \"#1d70b8\" is "
       "needed\n"
       "dueward.toml:9:19: bad-value: [web]: identity_header and proxies go together: the header "
       "is "
       "believed only from the proxies named\n"},
      {main_file, "[store]",
       "[web]\nidentity_header = \"X User\"\nproxies = [\"127.0.0.1\"]\n[store]",
       "dueward.toml:7:19: bad-value: [web]: identity_header is \"X User\"; the name of a header "
       "is "
       "needed, such as \"X-Forwarded-User\"\n"},
      {main_file, "[store]",
       "[web]\nidentity_header = \"X-User\"\nproxies = [\"proxy.example.gov.uk\"]\n[store]",
       "dueward.toml:8:11: bad-value: [web]: proxies has \"proxy.example.gov.uk\"; IP addresses "
       "are "
       "needed, such as \"127.0.0.1\"\n"},
      {main_file, "[store]",
       "[calendar]\nweekend = [\"Monday\", \"Tuesday\", \"Wednesday\", \"Thursday\", \"Friday\", "
       "\"Saturday\", \"Sunday\"]\n[store]",
       "dueward.toml:7:11: all-days-weekend: [calendar]: weekend has all seven days, so nothing "
       "could ever be sent\n"},
      {main_file, "name = \"Example\"", "name = \"Example\"\nflood_limit = 0",
       "dueward.toml:3:15: bad-value: [service]: flood_limit is 0; it may be at least 1\n"},
      {people, "manager = \"director\"", "digest = \"monday\"",
       "people.toml:9:10: bad-value: person lead: digest has \"monday\"; a weekday is needed: "
       "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday; did you mean "
       "\"Monday\"?\n"},
      {people, "manager = \"director\"",
       "away = [{from = 2011-01-02, to = 2011-01-01}, {to = 2011-01-01}]",
       "people.toml:9:34: bad-date: person lead: away: to is 2011-01-01, before from, 2011-01-02\n"
       "people.toml:9:47: missing-key: person lead: away: from is missing\n"},
      {plan, "3 months", "-3 months",
       "plans/one.toml:8:10: bad-period: timescale three-months: within is \"-3 months\"; it must "
       "not be negative\n"},
      {plan, "3 months", "three months",
       "plans/one.toml:8:10: bad-period: timescale three-months: within is \"three months\"; it "
       "may be a number of days, working days, weeks or months, such as \"3 months\"\n"},
      {plan, "2011-08-22", "2011-02-30",
       "plans/one.toml:4:10: bad-date: 2011-02-30 is not a date: expected day between 1 and 28 "
       "(inclusive), saw 30\n"},
      {plan, "policy = \"standard\"", "policy = \"standard\"\ngrace = \"-1 days\"",
       "plans/one.toml:7:9: bad-period: plan one: grace is \"-1 days\"; it must not be negative\n"},
  });
}

TEST_CASE(
    "51: line breaks and other control characters are refused in names, titles, ids and "
    "addresses") {
  check({
      {people, "Systems lead", "Systems\\nlead",
       "people.toml:7:8: bad-text: person lead: name is \"Systems\\x0alead\" and holds a line "
       "break; it has to be one line of plain text\n"},
      {people, "Systems lead", "Systems\\r\\nBcc: x@example.org",
       "people.toml:7:8: bad-text: person lead: name is \"Systems\\x0d\\x0aBcc: x@example.org\" "
       "and holds a line break; it has to be one line of plain text\n"},
      {people, "lead@example", "lead@\\u0000example",
       "people.toml:8:20: bad-text: person lead: notify: email is \"lead@\\x00example.gov.uk\" and "
       "holds the control character U+0000; it has to be one line of plain text\n"},
      {people, "lead@example", "lead@example\\r\\nRCPT TO:<x",
       "people.toml:8:20: bad-text: person lead: notify: email is \"lead@example\\x0d\\x0aRCPT "
       "TO:<x.gov.uk\" and holds a line break; it has to be one line of plain text\n"},
      {plan, "First", "First\\u0085",
       "plans/one.toml:12:9: bad-text: action A-1: title is \"First\\xc2\\x85\" and holds the "
       "control character U+0085; it has to be one line of plain text\n"},
      {plan, "First", "First\\u2028line",
       "plans/one.toml:12:9: bad-text: action A-1: title is \"First\\xe2\\x80\\xa8line\" and holds "
       "a line break; it has to be one line of plain text\n"},
      {plan, "\"First\"", "\"\"\"First\nline\"\"\"",
       "plans/one.toml:12:9: bad-text: action A-1: title is \"First\\x0aline\" and holds a line "
       "break; it has to be one line of plain text\n"},
      {plan, "First", " ", "plans/one.toml:12:9: empty-value: action A-1: title is empty\n"},
      {plan, "A-1", "A\\t1",
       "plans/one.toml:10:6: bad-id: an action: id is \"A\\x091\"; letters A to Z, digits, dot, "
       "hyphen and underscore are allowed, at most 120\n"},
      {plan, "A-1", "A 1",
       "plans/one.toml:10:6: bad-id: an action: id is \"A 1\"; letters A to Z, digits, dot, hyphen "
       "and underscore are allowed, at most 120\n"},
      {main_file, "Example", "Exa\\u001bmple",
       "dueward.toml:2:8: bad-text: [service]: name is \"Exa\\x1bmple\" and holds the control "
       "character U+001B; it has to be one line of plain text\n"},
      {plan, "title = \"First\"",
       "title = \"First\"\nrequirement = \"a\\u0007\"\nparts = [\"a\\nb\"]",
       "plans/one.toml:13:15: bad-text: action A-1: requirement holds the control character "
       "U+0007\n"
       "plans/one.toml:14:9: bad-text: action A-1: parts is \"a\\x0ab\" and holds a line break; it "
       "has to be one line of plain text\n"},
  });
}
