// SPDX-License-Identifier: MIT
// What loads, but may not be meant so.
#include "cases.hpp"
#include "files.hpp"
#include "support/catch.hpp"

using namespace dueward::config::test;

TEST_CASE("the linter warns and lets pass") {
  check({
      {plan, "owner = \"lead\"\n", "",
       "plans/one.toml:10:6: no-owner: action A-1: it has no owner; its notices go to the "
       "accountable officer\n"},
      {people,
       "[[people]]\nid = \"lead\"\nname = \"Systems lead\"\nnotify = { email = "
       "\"lead@example.gov.uk\" }\nmanager = \"director\"\n",
       "[[bodies]]\nid = \"lead\"\nname = \"Safeguarding board\"\nnotify = { email = "
       "\"lead@example.gov.uk\" }\n",
       "plans/one.toml:10:6: body-owner: action A-1: its owner, lead, is a body, in whose name "
       "nobody answers by a link; name a person, or record what it says with dueward do VERB --for "
       "lead\n"},
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

TEST_CASE("a weekly digest that lets an escalation overtake its reader is warned of") {
  const std::string ladder =
      "  { name = \"overdue\", at = \"+1 working days\", to = [\"owner\"], kind = \"overdue\" },\n";
  const std::string manager =
      "  { name = \"manager\", at = \"+3 working days\", to = [\"owner.manager\"], kind = "
      "\"escalation\" },\n";
  auto files = sound_but(main_file, ladder, ladder + manager);
  auto& people_text = files[people];
  people_text += "digest = \"Monday\"\n";
  // Due on Tuesday 22 November 2011: the manager hears on Friday 25, the owner on Monday 28.
  CHECK(findings(files) ==
        "people.toml:10:10: digest-after-escalation: person lead: about one/A-1, step overdue of "
        "policy standard waits for the Monday digest of Mon 28 Nov 2011, but step manager goes to "
        "owner.manager on Fri 25 Nov 2011 already; set urgent = true on step overdue, or take the "
        "digest out\n");

  auto& main_text = files[main_file];
  main_text.replace(main_text.find("kind = \"overdue\""), 16, "kind = \"overdue\", urgent = true");
  CHECK(findings(files) == "");
}
