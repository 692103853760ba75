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
