// SPDX-License-Identifier: MIT
// Names that stand for something else: people, bodies, notifiers, policies, timescales, calendars.
#include "cases.hpp"
#include "support/catch.hpp"

using namespace dueward::config::test;

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
       "neither a person nor a body; there are \"director\" and \"lead\"\n"},
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

TEST_CASE("64: where no name is near, the few there are are listed") {
  check({
      {plan, "timescale = \"three-months\"", "timescale = \"immediately\"",
       "plans/one.toml:11:13: unknown-timescale: action A-1: timescale names \"immediately\", "
       "which is no timescale of plan one; the only one is \"three-months\"\n"},
      {plan, "owner = \"lead\"", "owner = \"somebody-else\"",
       "plans/one.toml:13:9: unknown-person: action A-1: owner names \"somebody-else\", who is "
       "neither a person nor a body; there are \"director\" and \"lead\"\n"},
  });
}

TEST_CASE("managers and deputies that lead round in a circle are spelled out") {
  check({
      {people, "notify = { email = \"director@example.gov.uk\" }",
       "notify = { email = \"director@example.gov.uk\" }\nmanager = \"lead\"",
       "people.toml:5:11: manager-circle: person director: manager leads round in a circle, "
       "director → lead → director: an escalation would come back to those who missed the "
       "deadline\n"},
      {people, "manager = \"director\"",
       "deputy = \"third\"\n[[people]]\nid = \"third\"\nname = \"Third\"\nnotify = { email = "
       "\"a@example.org\" }\ndeputy = \"lead\"",
       "people.toml:9:10: deputy-circle: person lead: deputy leads round in a circle, lead → third "
       "→ lead: while all of them are away, nobody reads their mail\n"},
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
       "person nor a body; there are \"director\" and \"owner\"\n"},
  });
}
