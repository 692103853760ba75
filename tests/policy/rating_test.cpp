// SPDX-License-Identifier: MIT
#include "policy/rating.hpp"

#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy;
using namespace dueward::policy::tests;

namespace {

/// "red: due on …"
std::string rated(const World& world, std::string_view day) {
  const auto rating = rate(world.facts(), on(day));
  auto text = std::string{to_string(rating.colour)};
  if (rating.extended > 0) text += " ×" + std::to_string(rating.extended);
  if (rating.awaiting_sign_off) text += " awaiting sign-off";
  return rating.reason.empty() ? text : text + ": " + rating.reason;
}

}  // namespace

TEST_CASE("an action nobody has begun is grey until it comes near, then amber, then red") {
  const World world;
  CHECK(rated(world, "2011-10-20") == "grey: not begun yet");
  CHECK(rated(world, "2011-10-21") ==
        "amber: less than 20 working days left and no answer in that time");
  CHECK(rated(world, "2011-11-19") ==
        "amber: less than 20 working days left and no answer in that time");
  CHECK(rated(world, "2011-11-20") == "red: due on Saturday 19 November 2011");
}

TEST_CASE("who answers in time is green, and a forecast after the due date is amber at once") {
  World world;
  world.answer("progress", "systems-lead", "2011-10-24", {.date = "2011-11-18"});
  CHECK(rated(world, "2011-10-25") == "green");
  world.answer("progress", "systems-lead", "2011-10-25", {.date = "2011-11-25"});
  CHECK(rated(world, "2011-10-25") ==
        "amber: forecast for Friday 25 November 2011, after its due date");
}

TEST_CASE("a promise for after the due date is amber, until a later word is better") {
  World world;
  world.answer("acknowledge", "systems-lead", "2011-11-17", {.date = "2011-11-25"});
  CHECK(rated(world, "2011-11-17") ==
        "amber: promised for Friday 25 November 2011, after its due date");
  world.answer("progress", "systems-lead", "2011-11-17", {.note = "sooner", .date = "2011-11-18"});
  CHECK(rated(world, "2011-11-17") == "green");
}

TEST_CASE("a claim in time keeps its colour however late it is signed off") {
  World world;
  world.answer("progress", "systems-lead", "2011-11-14", {.date = "2011-11-18"});
  world.answer("claim", "systems-lead", "2011-11-18");
  CHECK(rated(world, "2011-12-24") == "green awaiting sign-off");
  world.answer("sign-off", "head-of-quality", "2012-01-09");
  CHECK(rated(world, "2012-01-09") == "blue: claimed in time and signed off");
}

TEST_CASE("a claim after the due date stays red until it is signed off") {
  World world;
  world.answer("claim", "systems-lead", "2011-11-21");
  CHECK(rated(world, "2011-11-22") == "red awaiting sign-off: due on Saturday 19 November 2011");
  world.answer("sign-off", "head-of-quality", "2011-11-25");
  CHECK(rated(world, "2011-11-25") == "blue: claimed late, signed off");
}

TEST_CASE("an extension never looks green, and the original date still counts") {
  World world;
  world.answer("extend", "systems-lead", "2011-10-28", {.date = "2011-12-19"});
  CHECK(rated(world, "2011-10-28") == "amber: an extension was asked for");
  world.answer("approve", "director-childrens", "2011-10-31");
  CHECK(rated(world, "2011-11-01") == "amber ×1: extended");
  CHECK(rated(world, "2011-11-20") == "red ×1: originally due on Saturday 19 November 2011");
  world.directory.ratings.original_counts = false;
  CHECK(rated(world, "2011-11-20") == "amber ×1: extended");
}

TEST_CASE("a recovery date leaves it red") {
  World world;
  world.answer("recover", "director-childrens", "2011-11-21", {.date = "2011-12-21"});
  CHECK(rated(world, "2011-11-22") == "red: due on Saturday 19 November 2011");
}

TEST_CASE("closed actions are never red") {
  for (const auto* verb : {"withdraw", "accept-risk"}) {
    World world;
    world.answer(verb, "director-childrens", "2011-11-21");
    CHECK(rated(world, "2012-06-01").starts_with("closed: "));
  }
  World proposed;
  proposed.action.proposed = true;
  CHECK(rated(proposed, "2012-06-01") == "grey: proposed, and not agreed yet");
}

TEST_CASE("a forecast stands until another one is told") {
  World world;
  world.answer("progress", "systems-lead", "2011-11-03", {.date = "2011-11-25"});
  world.answer("progress", "systems-lead", "2011-11-08", {.note = "rang the supplier"});
  CHECK(rated(world, "2011-11-09") ==
        "amber: forecast for Friday 25 November 2011, after its due date");
}

TEST_CASE("a person makes a rating worse with a reason, never better") {
  World world;
  world.answer("progress", "systems-lead", "2011-10-24",
               {.note = "the supplier has gone", .rating = "red"});
  CHECK(rated(world, "2011-10-25") == "red: systems-lead says so: the supplier has gone");
  CHECK(rate(world.facts(), on("2011-10-25")).by.str() == "systems-lead");
  world.answer("progress", "systems-lead", "2011-11-21", {.rating = "amber"});
  CHECK(rated(world, "2011-11-22") == "red: due on Saturday 19 November 2011");
  CHECK(rate(world.facts(), on("2011-11-22")).by.empty());
}
