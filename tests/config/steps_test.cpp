// SPDX-License-Identifier: MIT
// The steps of a policy.
#include "cases.hpp"
#include "support/catch.hpp"

using namespace dueward::config::test;

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
       "is that of a notice which no policy states; take another\n"},
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
