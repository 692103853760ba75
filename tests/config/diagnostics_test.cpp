// SPDX-License-Identifier: MIT
// This text, these findings.
#include "files.hpp"
#include "support/catch.hpp"

using namespace dueward::config;
using namespace dueward::config::test;

namespace {

// One text of the sound configuration replaced, and what is said then.
struct Case {
  std::string file;
  std::string from;
  std::string to;
  std::string findings;
};

void check(const std::vector<Case>& cases) {
  for (const auto& one : cases) {
    INFO(one.file << ": " << one.to);
    CHECK(findings(sound_but(one.file, one.from, one.to)) == one.findings);
  }
}

const std::string main_file = "dueward.toml";
const std::string people = "people.toml";
const std::string plan = "plans/one.toml";

}  // namespace

TEST_CASE("64: unknown keys are named with the nearest known one") {
  check({
      {main_file, "timezone", "timezome",
       "dueward.toml:3:1: unknown-key: [service]: unknown key \"timezome\"; did you mean "
       "\"timezone\"?\n"},
      {main_file, "[store]", "[stroe]",
       "dueward.toml:6:2: unknown-key: unknown key \"stroe\"; did you mean \"store\"?\n"},
      {main_file, "plugin =", "workesr = 2\nplugin =",
       "dueward.toml:9:1: unknown-key: [notifiers.email]: unknown key \"workesr\"; did you mean "
       "\"workers\"?\n"},
      {main_file, "kind = \"overdue\"", "kid = \"overdue\"",
       "dueward.toml:13:63: unknown-key: policy standard: step overdue: unknown key \"kid\"; did "
       "you mean \"kind\"?\n"},
      {people, "manager =", "maneger =",
       "people.toml:9:1: unknown-key: person lead: unknown key \"maneger\"; did you mean "
       "\"manager\"?\n"},
      {plan, "anchor", "ankor",
       "plans/one.toml:4:1: unknown-key: plan one: unknown key \"ankor\"; did you mean "
       "\"anchor\"?\n"},
      {plan, "within", "whitin",
       "plans/one.toml:8:1: unknown-key: timescale three-months: unknown key \"whitin\"; did you "
       "mean \"within\"?\n"},
      {plan, "verifier", "verifyer",
       "plans/one.toml:10:6: no-verifier: action A-1: nobody is named to verify that it is done\n"
       "plans/one.toml:14:1: unknown-key: action A-1: unknown key \"verifyer\"; did you mean "
       "\"verifier\"?\n"},
      {plan, "[[actions]]", "[[action]]",
       "plans/one.toml:9:3: unknown-key: unknown key \"action\"; did you mean \"actions\"?\n"},
      {main_file, "[store]",
       "[web]\nlisten = \"127.0.0.1:0\"\npublik_url = \"http://a\"\n[calendar]\nsend_att = "
       "08:00:00\n[store]",
       "dueward.toml:8:1: unknown-key: [web]: unknown key \"publik_url\"; did you mean "
       "\"public_url\"?\n"
       "dueward.toml:10:1: unknown-key: [calendar]: unknown key \"send_att\"; did you mean "
       "\"send_at\"?\n"},
  });
}

TEST_CASE("64: values of the wrong type") {
  check({
      {main_file, "\"Example\"", "5",
       "dueward.toml:2:8: wrong-type: [service]: name is 5, a whole number; text in quotation "
       "marks is needed\n"},
      {main_file, "[\"people.toml\", \"plans/*.toml\"]", "[\"people.toml\", \"plans/*.toml\", 1]",
       "dueward.toml:5:43: wrong-type: [service]: an element of include is 1, a whole number; text "
       "in quotation marks is needed\n"},
      {main_file, "[store]",
       "[calendar]\nweekend = \"Sunday\"\nclosures = [\"2011-12-28\"]\nsend_at = 8\n[store]",
       "dueward.toml:7:11: wrong-type: [calendar]: weekend is \"Sunday\", text; a list such as "
       "[\"…\", \"…\"] is needed\n"
       "dueward.toml:8:13: wrong-type: [calendar]: an element of closures is \"2011-12-28\", text; "
       "a date such as 2011-08-19, without quotation marks, is needed\n"
       "dueward.toml:9:11: wrong-type: [calendar]: send_at is 8, a whole number; a time of day "
       "such as 08:00:00 is needed\n"},
      {main_file, "plugin = \"email\"", "plugin = \"email\"\nworkers = \"8\"\noptions = 5",
       "dueward.toml:10:11: wrong-type: [notifiers.email]: workers is \"8\", text; a whole number "
       "is needed\n"
       "dueward.toml:11:11: wrong-type: [notifiers.email.options]: it is a whole number; a table "
       "is needed\n"},
      {main_file, "[store]", "web = 1\n[store]",
       "dueward.toml:6:1: unknown-key: [service]: unknown key \"web\"\n"},
      {people, "{ email = \"lead@example.gov.uk\" }", "\"lead@example.gov.uk\"",
       "people.toml:8:10: wrong-type: person lead: notify is \"lead@example.gov.uk\", text; a "
       "table such as { … } is needed\n"},
      {people, "{ email = \"lead@example.gov.uk\" }", "{ email = [1] }",
       "people.toml:8:20: wrong-type: person lead: notify: email is a list; text in quotation "
       "marks is needed\n"},
      {plan, "2011-08-22", "\"2011-08-22\"",
       "plans/one.toml:4:10: wrong-type: plan one: anchor is \"2011-08-22\", text; a date such as "
       "2011-08-19, without quotation marks, is needed\n"},
      {plan, "2011-08-22", "2011-08-22T08:00:00",
       "plans/one.toml:4:10: wrong-type: plan one: anchor is a date with a time; a date such as "
       "2011-08-19, without quotation marks, is needed\n"},
      {plan, "\"First\"", "true",
       "plans/one.toml:12:9: wrong-type: action A-1: title is true, a yes or no; text in quotation "
       "marks is needed\n"},
      {plan, "\"A-1\"", "1",
       "plans/one.toml:10:6: wrong-type: an action: id is 1, a whole number; text in quotation "
       "marks is needed\n"},
      {plan, "[timescales.three-months]\nwithin = \"3 months\"",
       "[timescales]\nthree-months = \"3 months\"",
       "plans/one.toml:8:16: wrong-type: timescale three-months: it is text; a table is needed\n"},
  });
}

TEST_CASE("64: a required key or table that is missing") {
  check({
      {main_file, "name = \"Example\"\n", "",
       "dueward.toml:1:1: missing-key: [service]: name is missing\n"},
      {main_file, "include = [\"people.toml\", \"plans/*.toml\"]\n", "[policies.none]\n",
       "dueward.toml:1:1: missing-key: [service]: include is missing\n"
       "dueward.toml:5:1: missing-key: policy none: steps is missing\n"
       "dueward.toml:14:55: unknown-person: policy standard: step director: to names \"director\", "
       "which is neither owner, owner.manager, accountable or verifier, nor a person or body\n"},
      {main_file, "[store]\nurl = \"sqlite:dueward.db\"\n", "",
       "dueward.toml:1:1: missing-key: [store] is missing\n"},
      {people, "name = \"Systems lead\"\n", "",
       "people.toml:5:1: missing-key: person lead: name is missing\n"},
      {people, "notify = { email = \"lead@example.gov.uk\" }\n", "",
       "people.toml:5:1: missing-key: person lead: notify is missing\n"},
      {plan, "id = \"one\"\n", "", "plans/one.toml:1:1: missing-key: the plan: id is missing\n"},
      {plan, "accountable = \"director\"\n", "",
       "plans/one.toml:1:1: missing-key: plan one: accountable is missing\n"},
      {plan, "policy = \"standard\"\n", "",
       "plans/one.toml:1:1: missing-key: plan one: policy is missing\n"},
      {plan, "title = \"First\"\n", "",
       "plans/one.toml:9:1: missing-key: action A-1: title is missing\n"},
      {plan, "timescale = \"three-months\"\n", "",
       "plans/one.toml:9:1: missing-key: action A-1: timescale or due is missing; one of the two "
       "is needed\n"},
      {plan, "id = \"A-1\"\n", "", "plans/one.toml:9:1: missing-key: an action: id is missing\n"},
      {plan, "[plan]", "[plan]\nactions_from = \"\"",
       "plans/one.toml:2:16: empty-value: plan one: actions_from is empty\n"},
  });
}

TEST_CASE("64: names that nobody bears") {
  check({
      {main_file, "to = [\"director\"]", "to = [\"dirctor\"]",
       "dueward.toml:14:55: unknown-person: policy standard: step director: to names \"dirctor\", "
       "which is neither owner, owner.manager, accountable or verifier, nor a person or body; did "
       "you mean \"director\"?\n"},
      {main_file, "to = [\"director\"]", "to = [\"director\"], via = [\"emial\"]",
       "dueward.toml:14:75: unknown-notifier: policy standard: step director: via names \"emial\", "
       "which is no notifier; did you mean \"email\"?\n"},
      {people, "manager = \"director\"", "manager = \"directer\"",
       "people.toml:9:11: unknown-person: person lead: manager names \"directer\", who is neither "
       "a person nor a body; did you mean \"director\"?\n"},
      {people, "{ email = \"lead", "{ emial = \"lead",
       "people.toml:8:12: unknown-notifier: person lead: notify: there is no [notifiers.emial]; "
       "the notifiers are email; did you mean \"email\"?\n"},
      {plan, "timescale = \"three-months\"", "timescale = \"three-moths\"",
       "plans/one.toml:11:13: unknown-timescale: action A-1: timescale names \"three-moths\", "
       "which is no timescale of plan one; did you mean \"three-months\"?\n"},
      {plan, "policy = \"standard\"", "policy = \"standart\"",
       "plans/one.toml:6:10: unknown-policy: plan one: policy names \"standart\", which is no "
       "policy; did you mean \"standard\"?\n"},
      {plan, "policy = \"standard\"", "policy = \"standard\"\ncalendar = \"wales\"",
       "plans/one.toml:7:12: unknown-calendar: plan one: calendar names \"wales\", and there is no "
       "[calendars.wales]\n"},
      {plan, "owner = \"lead\"", "owner = \"laed\"\npolicy = \"standrad\"",
       "plans/one.toml:13:9: unknown-person: action A-1: owner names \"laed\", who is neither a "
       "person nor a body; did you mean \"lead\"?\n"
       "plans/one.toml:14:10: unknown-policy: action A-1: policy names \"standrad\", which is no "
       "policy; did you mean \"standard\"?\n"},
      {plan, "accountable = \"director\"",
       "accountable = \"dierctor\"\ncontact = \"nobody-like-that\"",
       "plans/one.toml:5:15: unknown-person: plan one: accountable names \"dierctor\", who is "
       "neither a person nor a body; did you mean \"director\"?\n"
       "plans/one.toml:6:11: unknown-person: plan one: contact names \"nobody-like-that\", who is "
       "neither a person nor a body\n"},
      {main_file, "name = \"Example\"", "name = \"Example\"\nadministrator = \"directr\"",
       "dueward.toml:3:17: unknown-person: [service]: administrator names \"directr\", who is "
       "neither a person nor a body; did you mean \"director\"?\n"},
      {main_file, "Europe/London", "Europe/Lodnon",
       "dueward.toml:3:12: unknown-timezone: [service]: timezone is \"Europe/Lodnon\", which the "
       "zone database does not have; a name such as \"Europe/London\" is needed\n"},
      {main_file, "[store]",
       "[calendar]\nholidays = [\"england-and-whales\", \"missing.json\"]\nweekend = [\"Sunday\", "
       "\"saturday\"]\n[store]",
       "dueward.toml:7:13: unknown-holidays: [calendar]: holidays names \"england-and-whales\", "
       "which is neither a list that comes with dueward (\"england-and-wales\") nor a file such as "
       "\"bank-holidays.json#scotland\"; did you mean \"england-and-wales\"?\n"
       "dueward.toml:7:35: missing-file: [calendar]: holidays: cannot read missing.json: No such "
       "file or directory\n"
       "dueward.toml:8:22: bad-value: [calendar]: weekend has \"saturday\"; a weekday is needed: "
       "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday; did you mean "
       "\"Saturday\"?\n"},
  });
}

TEST_CASE("64: values out of range") {
  check({
      {main_file, "sqlite:dueward.db", "mysql://x",
       "dueward.toml:7:7: bad-url: [store]: url is \"mysql://x\"; it begins with \"sqlite:\" or "
       "\"postgresql://\"\n"},
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

TEST_CASE("64: steps that make no sense") {
  check({
      {main_file, "-10 working days", "10 working days",
       "dueward.toml:12:30: bad-step-date: policy standard: step two-weeks: at is \"10 working "
       "days\"; it may be \"start\", \"due\", or a number of days, working days, weeks or months "
       "before (-) or after (+), such as \"-10 working days\"\n"},
      {main_file, "+10 working days", "soon",
       "dueward.toml:14:29: bad-step-date: policy standard: step director: at is \"soon\"; it may "
       "be \"start\", \"due\", or a number of days, working days, weeks or months before (-) or "
       "after (+), such as \"-10 working days\"\n"},
      {main_file, "-10 working days", "-0 days",
       "dueward.toml:12:30: bad-step-date: policy standard: step two-weeks: at is \"-0 days\"; it "
       "may be \"start\", \"due\", or a number of days, working days, weeks or months before (-) "
       "or after (+), such as \"-10 working days\"\n"},
      {main_file, "\"overdue\" }", "\"overdu\" }",
       "dueward.toml:13:70: unknown-kind: policy standard: step overdue: kind is \"overdu\"; it "
       "may be assignment, reminder, overdue, escalation or handover; did you mean \"overdue\"?\n"},
      {main_file, "name = \"overdue\"", "name = \"handover\"",
       "dueward.toml:13:12: reserved-name: policy standard: step handover: the name \"handover\" "
       "is that of the notice to a new owner; take another\n"},
      {main_file, "name = \"overdue\"", "name = \"two-weeks\"",
       "dueward.toml:13:12: duplicate: policy standard: step two-weeks: the policy has a step "
       "\"two-weeks\" already\n"},
      {main_file, "kind = \"overdue\"", "repeat = \"0 days\"",
       "dueward.toml:13:72: bad-period: policy standard: step overdue: repeat is 0; it has to be "
       "longer\n"},
      {main_file, "kind = \"overdue\"", "repeat = \"-1 days\"",
       "dueward.toml:13:72: bad-period: policy standard: step overdue: repeat is \"-1 days\"; it "
       "must not be negative\n"},
      {main_file, "to = [\"owner\"] },", "to = [\"owner\"], repeat = \"2 days\" },",
       "dueward.toml:12:75: bad-value: policy standard: step two-weeks: only a step after the "
       "deadline can repeat; at is \"-10 working days\"\n"},
      {main_file, "to = [\"owner\"] },", "to = [\"owner\", \"owner\"] },",
       "dueward.toml:12:65: duplicate: policy standard: step two-weeks: to has \"owner\" twice\n"},
  });
}

TEST_CASE("64: names taken twice are reported at the second place") {
  check({
      {people, "id = \"lead\"", "id = \"director\"",
       "people.toml:6:6: duplicate: person director: the id \"director\" is taken by a person at "
       "people.toml:1\n"
       "people.toml:9:11: own-manager: person director: manager is the same person\n"
       "plans/one.toml:13:9: unknown-person: action A-1: owner names \"lead\", who is neither a "
       "person nor a body\n"},
      {people, "manager = \"director\"",
       "manager = \"director\"\n[[bodies]]\nid = \"lead\"\nname = \"A board\"",
       "people.toml:11:6: duplicate: body lead: the id \"lead\" is taken by a person at "
       "people.toml:5\n"},
      {people, "[[people]]\nid = \"lead\"",
       "[policies.standard]\nsteps = []\n[[people]]\nid = \"lead\"",
       "people.toml:5:11: duplicate: [policies.standard] stands a second time; the first is at "
       "dueward.toml:10\n"},
      {plan, "verifier = \"director\"",
       "verifier = \"director\"\n[[actions]]\nid = \"A-1\"\ndue = 2011-10-03\ntitle = "
       "\"Second\"\nowner = \"lead\"\nverifier = \"director\"",
       "plans/one.toml:16:6: duplicate: action A-1: the plan has an action of this id already, at "
       "plans/one.toml:10\n"},
      {plan, "title = \"One plan\"", "title = \"One plan\"\ntitle = \"Again\"",
       "plans/one.toml:4:1: duplicate: \"title\" stands a second time; keep one of the two or join "
       "them\n"},
      {plan, "[[actions]]", "[plan]\nid = \"two\"\n[[actions]]",
       "plans/one.toml:9:1: duplicate: \"plan\" stands a second time; keep one of the two or join "
       "them\n"},
      {people, "manager = \"director\"",
       "login = \"a\"\n[[people]]\nid = \"other\"\nname = \"Other\"\nnotify = { email = "
       "\"a@example.org\" }\nlogin = \"a\"",
       "people.toml:14:9: duplicate: person other: login \"a\" is that of lead already\n"},
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

TEST_CASE("64: a policy that ends in silence is refused") {
  check({
      {main_file, "to = [\"director\"]", "to = []",
       "dueward.toml:14:54: last-step-reaches-nobody: policy standard: step director is the last "
       "and names nobody, so a missed deadline would end in silence\n"},
      {people, "{ email = \"director@example.gov.uk\" }", "{}",
       "dueward.toml:14:54: last-step-reaches-nobody: policy standard: step director is the last "
       "and names nobody who has an address, so a missed deadline would end in silence\n"
       "people.toml:4:10: no-address: person director: notify is empty: nothing can reach this "
       "person\n"},
      {main_file, "steps = [\n", "empty = 1\nsteps = []\nx = [\n",
       "dueward.toml:11:1: unknown-key: policy standard: unknown key \"empty\"\n"
       "dueward.toml:12:9: last-step-reaches-nobody: policy standard: it has no steps, so nobody "
       "would ever hear of a missed deadline\n"
       "dueward.toml:13:1: unknown-key: policy standard: unknown key \"x\"\n"},
      {main_file, "kind = \"escalation\" }",
       "kind = \"escalation\" },\n  { name = \"verifier\", at = \"+3 weeks\", to = [\"verifier\"] "
       "}",
       ""},
      {plan, "verifier = \"director\"\n", "",
       "plans/one.toml:10:6: no-verifier: action A-1: nobody is named to verify that it is done\n"},
  });
}

TEST_CASE("the linter warns and lets pass") {
  check({
      {plan, "owner = \"lead\"\n", "",
       "plans/one.toml:10:6: no-owner: action A-1: it has no owner; its notices go to the "
       "accountable officer\n"},
      {plan, "verifier = \"director\"\n", "",
       "plans/one.toml:10:6: no-verifier: action A-1: nobody is named to verify that it is done\n"},
      {people, "manager = \"director\"", "manager = \"lead\"",
       "people.toml:9:11: own-manager: person lead: manager is the same person\n"},
      {plan, "2011-08-22", "2028-11-01",
       "plans/one.toml:4:10: holidays-end: plan one: its dates reach to Thu 15 Feb 2029, but bank "
       "holidays are known to Sun 31 Dec 2028 only; name a newer list in holidays\n"},
      {plan, "2011-08-22", "2011-08-19",
       "plans/one.toml:4:10: non-working-due: plan one: due on a day nobody works: Sat 19 Nov 2011 "
       "(1 action; act by Fri 18 Nov 2011)\n"},
      {plan, "timescale = \"three-months\"", "due = 2011-07-01",
       "plans/one.toml:11:7: due-before-anchor: action A-1: due 2011-07-01 lies before the plan's "
       "anchor, 2011-08-22\n"},
      {plan, "timescale = \"three-months\"", "due = 2031-07-01",
       "plans/one.toml:4:10: holidays-end: plan one: its dates reach to Tue 15 Jul 2031, but bank "
       "holidays are known to Sun 31 Dec 2028 only; name a newer list in holidays\n"
       "plans/one.toml:11:7: far-date: action A-1: due 2031-07-01 lies more than ten years after "
       "the plan's anchor; is the year right?\n"},
      {plan, "First", "Review 943 476 5919 at once",
       "plans/one.toml:10:6: personal-data: action A-1: its words look as if they held an NHS "
       "number; mail carries no case details\n"},
      {plan, "First", "Child born 3.4.2005",
       "plans/one.toml:10:6: personal-data: action A-1: its words look as if they held a date of "
       "birth; mail carries no case details\n"},
      {main_file, "to = [\"owner\"], kind", "to = [\"owner.manager\"], kind", ""},
  });
}

TEST_CASE("an owner who verifies is refused") {
  check({
      {plan, "owner = \"lead\"", "owner = \"director\"",
       "plans/one.toml:14:12: own-verifier: action A-1: verifier is director, the owner; somebody "
       "else has to verify\n"},
  });
}

TEST_CASE("names with a meaning of their own are refused") {
  check({
      {people, "id = \"lead\"", "id = \"owner\"",
       "people.toml:6:6: reserved-name: person owner: \"owner\" is a role in the steps of "
       "policies; take another id\n"
       "plans/one.toml:13:9: unknown-person: action A-1: owner names \"lead\", who is neither a "
       "person nor a body\n"},
  });
}
