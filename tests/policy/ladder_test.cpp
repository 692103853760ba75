// SPDX-License-Identifier: MIT
/// The dates on which the steps of a ladder stand.
#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy::tests;

TEST_CASE("the reference ladder for Saturday 19 November 2011, when nobody answers") {
  World world;
  CHECK(world.replay("2011-08-19", "2011-12-31") ==
        "Fri 19 Aug 2011 08:00: assigned to systems-lead\n"
        "Fri 21 Oct 2011 08:00: four-weeks to systems-lead\n"
        "Fri 4 Nov 2011 08:00: two-weeks to systems-lead\n"
        "Fri 11 Nov 2011 08:00: one-week to systems-lead\n"
        "Thu 17 Nov 2011 08:00: tomorrow to systems-lead\n"
        "Mon 21 Nov 2011 08:00: overdue to systems-lead\n"
        "Wed 23 Nov 2011 08:00: manager to head-of-service\n"
        "Fri 25 Nov 2011 08:00: accountable to director-childrens\n"
        "Fri 2 Dec 2011 08:00: director to strategic-director\n"
        "Fri 9 Dec 2011 08:00: director (2) to strategic-director\n"
        "Fri 16 Dec 2011 08:00: director (3) to strategic-director\n"
        "Fri 23 Dec 2011 08:00: director (4) to strategic-director\n");
}

TEST_CASE("the reference ladder for Sunday 19 February 2012") {
  World world;
  world.due("2012-02-19");
  CHECK(world.replay("2012-01-01", "2012-03-02") ==
        "Tue 3 Jan 2012 08:00: assigned to systems-lead, late\n"
        "Fri 20 Jan 2012 08:00: four-weeks to systems-lead\n"
        "Fri 3 Feb 2012 08:00: two-weeks to systems-lead\n"
        "Fri 10 Feb 2012 08:00: one-week to systems-lead\n"
        "Thu 16 Feb 2012 08:00: tomorrow to systems-lead\n"
        "Mon 20 Feb 2012 08:00: overdue to systems-lead\n"
        "Wed 22 Feb 2012 08:00: manager to head-of-service\n"
        "Fri 24 Feb 2012 08:00: accountable to director-childrens\n"
        "Fri 2 Mar 2012 08:00: director to strategic-director\n");
}

TEST_CASE("days, weeks and months before count from due and fall to the working day before") {
  World world;
  world.steps({step("months", "-2 months", {"owner"}), step("weeks", "-2 weeks", {"owner"}),
               step("days", "-6 days", {"owner"}), step("act-by", "due", {"owner"})});
  CHECK(world.replay("2011-08-19", "2011-12-31") ==
        "Mon 19 Sep 2011 08:00: months to systems-lead\n"
        "Fri 4 Nov 2011 08:00: weeks to systems-lead\n"
        "Fri 11 Nov 2011 08:00: days to systems-lead\n"
        "Fri 18 Nov 2011 08:00: act-by to systems-lead\n");
}

TEST_CASE("days, weeks and months after count from due and move on to the next working day") {
  World world;
  world.steps({step("days", "+1 day", {"owner"}), step("weeks", "+1 week", {"owner"}),
               step("months", "+1 month", {"owner"})});
  CHECK(world.replay("2011-11-01", "2011-12-31") ==
        "Mon 21 Nov 2011 08:00: days to systems-lead\n"
        "Mon 28 Nov 2011 08:00: weeks to systems-lead\n"
        "Mon 19 Dec 2011 08:00: months to systems-lead\n");
}

TEST_CASE("the council's closures move act-by and steps, never the due date") {
  World world;
  world.due("2011-12-29");
  world.closures({on("2011-12-28"), on("2011-12-29")});
  world.steps({step("tomorrow", "-1 working days", {"owner"}), step("act-by", "due", {"owner"}),
               step("overdue", "+1 working days", {"owner"})});
  CHECK(world.replay("2011-12-01", "2012-01-31") ==
        "Thu 22 Dec 2011 08:00: tomorrow to systems-lead\n"
        "Fri 23 Dec 2011 08:00: act-by to systems-lead\n"
        "Fri 30 Dec 2011 08:00: overdue to systems-lead\n");
}

TEST_CASE("repetitions are counted from the step's own date, not from one another") {
  World world;
  world.due("2012-01-30");
  world.steps({step("monthly", "+1 day", {"owner"}, "1 month")});
  CHECK(world.replay("2012-01-01", "2012-06-30") ==
        "Tue 31 Jan 2012 08:00: monthly to systems-lead\n"
        "Wed 29 Feb 2012 08:00: monthly (2) to systems-lead\n"
        "Mon 2 Apr 2012 08:00: monthly (3) to systems-lead\n"
        "Mon 30 Apr 2012 08:00: monthly (4) to systems-lead\n"
        "Thu 31 May 2012 08:00: monthly (5) to systems-lead\n");
}

TEST_CASE("repetitions end with the action") {
  World world;
  world.steps({step("overdue", "+1 working days", {"owner"}, "1 working day")});
  CHECK(world.replay("2011-11-20", "2011-11-22") ==
        "Mon 21 Nov 2011 08:00: overdue to systems-lead\n"
        "Tue 22 Nov 2011 08:00: overdue (2) to systems-lead\n");
  world.state.open = false;
  CHECK(with_look(world.ask("2011-11-23 08:00")) == "again never\n");
}

TEST_CASE("an action done before its first step owes nothing") {
  World world;
  world.state.open = false;
  CHECK(world.replay("2011-08-19", "2012-12-31").empty());
}

TEST_CASE("the holidays of Christmas are not worked") {
  World world;
  world.due("2011-12-19");
  CHECK(world.replay("2011-12-31", "2012-01-05")
            .find("Thu 5 Jan 2012 08:00: director to strategic-director") != std::string::npos);
}
