// SPDX-License-Identifier: MIT
/// One action whose policy is not loaded any more takes no list and no page down.
#include "service/facts.hpp"
#include "service/small_office.hpp"
#include "support/catch.hpp"

using namespace dueward;

namespace {

const model::PlanId plan("ofsted-2011");
const model::ActionRef lost{plan, "SG-07"};
const std::string reason = "cannot be rated: policy \"gone\" is not loaded";

/// SG-07 has a policy that is gone, SG-08 has one.
struct Office : test::SmallOffice {
  Office() { load({action("SG-07", "gone"), action("SG-08")}); }

  std::string refusal(service::Wish wish) {
    try {
      (void)ask(desk.answer(std::move(wish), {"lead", "test"}));
    } catch (const service::Refused& refused) {
      return refused.what();
    }
    return "recorded";
  }
};

}  // namespace

TEST_CASE("a list rates the action grey, says why, and goes on") {
  Office office;
  const auto list = office.ask(office.desk.list({}));
  REQUIRE(list.actions.size() == 2);
  CHECK(list.actions[0].rating.colour == model::Colour::grey);
  CHECK(list.actions[0].rating.reason == reason);
  CHECK(list.actions[1].rating.reason != reason);
}

TEST_CASE("the pages of a person, of a plan and of what goes next have it") {
  Office office;
  CHECK(office.ask(office.desk.open_with(model::PersonId("lead"))).actions.size() == 2);
  const auto overview = office.ask(office.desk.plan_overview(plan));
  CHECK(overview.progress.back().total == 2);
  CHECK_NOTHROW(office.ask(office.desk.ahead(28)));
  CHECK_NOTHROW(office.ask(office.desk.waiting(std::nullopt)));
}

TEST_CASE("its own page shows the record, with nothing to explain and nothing to do") {
  Office office;
  const auto view = office.ask(office.desk.view(lost, model::PersonId("lead")));
  CHECK(view.detail.record.action.title == "Title of SG-07");
  CHECK(view.detail.rating.reason == reason);
  CHECK(view.possible.empty());
  CHECK_FALSE(view.detail.next);
}

TEST_CASE("what needs its rules says that they are missing, and what to do") {
  Office office;
  const std::string text =
      "action ofsted-2011/SG-07 has no rules now: policy \"gone\" is not loaded. Put it back into "
      "the files and reload";
  service::Wish wish;
  wish.action = lost;
  wish.answer.verb = model::Verb::acknowledge;
  wish.answer.by = model::PersonId("lead");
  CHECK(office.refusal(wish) == text);
  CHECK_THROWS_WITH(office.ask(office.desk.why(lost, std::nullopt)), text);
}

TEST_CASE("an action whose plan is not loaded cannot be rated either") {
  Office office;
  auto elsewhere = Office::action("X-01");
  elsewhere.ref.plan = model::PlanId("ofsted-2010");
  CHECK(service::missing_for(*office.picture(), elsewhere) == "plan \"ofsted-2010\" is not loaded");
  CHECK(service::missing_for(*office.picture(), Office::action("X-02", "")) == "");
}
