// SPDX-License-Identifier: MIT
// Keys and tables: unknown, missing, taken twice, with a value of the wrong type.
#include "cases.hpp"
#include "support/catch.hpp"

using namespace dueward::config::test;

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

TEST_CASE("64: names taken twice are reported at the second place") {
  check({
      {people, "id = \"lead\"", "id = \"director\"",
       "people.toml:6:6: duplicate: person director: the id \"director\" is taken by a person at "
       "people.toml:1\n"
       "people.toml:9:11: own-manager: person director: manager is the same person\n"
       "plans/one.toml:13:9: unknown-person: action A-1: owner names \"lead\", who is neither a "
       "person nor a body; the only one is \"director\"\n"},
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
       "\"a@example.org\" }\nlogin = \"A\"",
       "people.toml:14:9: duplicate: person other: login \"A\" is that of lead already\n"},
  });
}

TEST_CASE("64: a key of another table of the file is told where it belongs") {
  check({
      {plan, "[plan]", "pilot = true\n[plan]",
       "plans/one.toml:1:1: unknown-key: unknown key \"pilot\"; it belongs below the line "
       "[plan]\n"},
      {plan, "within = \"3 months\"", "within = \"3 months\"\npilot = true",
       "plans/one.toml:9:1: unknown-key: timescale three-months: unknown key \"pilot\"; it belongs "
       "below the line [plan]\n"},
      {main_file, "plugin = \"email\"", "plugin = \"email\"\nweekly_note = \"Monday\"",
       "dueward.toml:10:1: unknown-key: [notifiers.email]: unknown key \"weekly_note\"; it belongs "
       "below the line [service]\n"},
      {plan, "[plan]", "title = \"x\"\n[plan]",
       "plans/one.toml:1:1: unknown-key: unknown key \"title\"; it belongs below the line [plan] "
       "or [[actions]]\n"},
  });
}
