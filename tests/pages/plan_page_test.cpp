// SPDX-License-Identifier: MIT
/// Why an action is off plan, beside the date by which it was to be done.
#include "pages/plan_page.hpp"

#include "pages/small_plan.hpp"
#include "support/catch.hpp"

using namespace dueward;
using model::Colour;
using model::Verb;

namespace {

model::Answer answer(Verb verb, calendar::Date on, std::optional<calendar::Date> date = {}) {
  model::Answer answer;
  answer.verb = verb;
  answer.by = model::PersonId("lead");
  answer.on = on;
  answer.at = calendar::Instant{on.time_since_epoch()};
  answer.date = date;
  return answer;
}

/// What the plan's page of Monday 7 November 2011 says of an action that was due on 19 August.
std::string why(policy::Rating rating, std::vector<model::Answer> answers = {}) {
  service::PlanOverview overview;
  overview.plan = test::plan_id;
  overview.directory = test::small_plan();
  overview.day = calendar::date(2011, 11, 7);
  overview.progress = {{overview.day, 1, 0, 0}};
  service::ActionLine line;
  line.record.action.ref = {test::plan_id, "SG-03"};
  line.record.action.owner = model::PersonId("lead");
  line.record.action.due = calendar::date(2011, 8, 19);
  for (auto& one : answers)
    one.number = static_cast<int>(&one - answers.data()) + 1;
  line.record.state.answers = std::move(answers);
  line.rating = std::move(rating);
  overview.exceptions = {line};
  overview.exception_count = 1;
  const auto page = pages::plan_page(overview, {});
  return std::string(page.at("exceptions").at(0).at("why").as_string());
}

policy::Rating red() {
  policy::Rating rating;
  rating.colour = Colour::red;
  rating.reason = "due on Friday 19 August 2011";
  return rating;
}

}  // namespace

TEST_CASE("what is late is told in days, not by the date that stands beside it") {
  CHECK(why(red()) == "80 days late");
}

TEST_CASE(
    "what was claimed late is told by the day of the claim, however long the sign-off takes") {
  CHECK(why(red(), {answer(Verb::claim, calendar::date(2011, 8, 20))}) == "claimed 1 day late");
}

TEST_CASE("a day that is still ahead is told with it, one that has passed is not") {
  const auto told_on = calendar::date(2011, 11, 1);
  const auto ahead = calendar::date(2011, 11, 18);
  CHECK(why(red(), {answer(Verb::progress, told_on, ahead)}) ==
        "80 days late, forecast for Fri 18 Nov 2011");
  CHECK(why(red(), {answer(Verb::recover, told_on, ahead)}) ==
        "80 days late, to be made good by Fri 18 Nov 2011");
  CHECK(why(red(), {answer(Verb::progress, told_on, told_on)}) == "80 days late");
}

TEST_CASE("any other reason stands as it is") {
  auto rating = red();
  rating.by = model::PersonId("director");
  rating.reason = "Name of director says so: two posts are vacant";
  CHECK(why(rating) == rating.reason);
  rating.by = {};
  rating.colour = Colour::amber;
  rating.reason = "more time was asked for";
  CHECK(why(rating) == rating.reason);
}

TEST_CASE("proposed actions are told beside the numbers that hold them") {
  service::PlanOverview overview;
  overview.plan = test::plan_id;
  overview.directory = test::small_plan();
  overview.day = calendar::date(2011, 11, 7);
  overview.progress = {{overview.day, 1, 0, 0}};
  const auto told = [&overview](std::size_t count) {
    overview.proposed = count;
    return std::string(pages::plan_page(overview, {}).at("proposed").as_string());
  };
  CHECK(told(0).empty());
  CHECK(told(1).starts_with("One action is proposed, and no body has agreed to it yet: "));
  CHECK(told(3).starts_with("3 actions are proposed, and no body has agreed to them yet: "));
}
