// SPDX-License-Identifier: MIT
/// Plans and people as a whole: what is counted, and how much of it is shown.
#include "service/progress.hpp"
#include "service/small_office.hpp"
#include "support/catch.hpp"

using namespace dueward;
using calendar::date;
using model::Verb;

namespace {

/// An action first loaded on 19 August 2011, with an answer each following day.
struct Story {
  Story& say(Verb verb, int about = 0) {
    model::Answer answer;
    answer.number = static_cast<int>(record.state.answers.size()) + 1;
    answer.verb = verb;
    answer.about = about;
    answer.on = day = day + std::chrono::days{1};
    record.state.answers.push_back(std::move(answer));
    return *this;
  }
  /// "1 0 0, …": total, claimed and complete after each day on which that changed.
  std::string told() const {
    service::Progress progress;
    progress.add(record, calendar::Zone("Europe/London"));
    std::string text;
    for (const auto& point : progress.points(day)) {
      const auto line = std::to_string(point.total) + " " + std::to_string(point.claimed) + " " +
                        std::to_string(point.complete);
      if (!text.ends_with(line)) text += (text.empty() ? "" : ", ") + line;
    }
    return text;
  }

  Story() {
    record.action = test::SmallOffice::action("SG-07");
    record.state.first_loaded = day;
  }
  store::ActionRecord record;
  calendar::Date day = date(2011, 8, 19);
};

}  // namespace

TEST_CASE("progress tells of an action when it was claimed and completed") {
  CHECK(Story().told() == "1 0 0");
  CHECK(Story().say(Verb::acknowledge).say(Verb::progress).told() == "1 0 0");
  CHECK(Story().say(Verb::claim).say(Verb::sign_off).told() == "1 0 0, 1 1 0, 1 1 1");
  CHECK(Story().say(Verb::claim).say(Verb::send_back).told() == "1 0 0, 1 1 0, 1 0 0");
  CHECK(Story().say(Verb::supersede).told() == "1 0 0, 0 0 0");
}

TEST_CASE("what was taken back stood until then") {
  CHECK(Story().say(Verb::claim).say(Verb::correct, 1).told() == "1 0 0, 1 1 0, 1 0 0");
  CHECK(Story().say(Verb::claim).say(Verb::correct, 1).say(Verb::claim).told() ==
        "1 0 0, 1 1 0, 1 0 0, 1 1 0");
}

TEST_CASE("of an action with very many answers the latest are told, from what stood before them") {
  Story story;
  story.record.action.proposed = true;
  story.say(Verb::agree);
  for (int times = 0; times < 5000; ++times)
    story.say(Verb::progress);
  CHECK(story.told() == "0 0 0, 1 0 0");
  CHECK(story.say(Verb::claim).say(Verb::sign_off).told() == "0 0 0, 1 0 0, 1 1 0, 1 1 1");
}

TEST_CASE("a person's page shows the 500 to be done first, and says how many more there are") {
  test::SmallOffice office;
  std::vector<model::Action> actions;
  for (int number = 1000; number < 1503; ++number)
    actions.push_back(test::SmallOffice::action("SG-" + std::to_string(number)));
  actions.back().due = date(2011, 11, 1);
  actions.front().due = date(2012, 11, 1);
  office.load(actions);
  const auto open = office.ask(office.desk.open_with(model::PersonId("lead")));
  CHECK(open.actions.size() == 500);
  CHECK(open.left_off == 3);
  CHECK(open.actions.front().record.action.ref.id == "SG-1502");
  CHECK(open.actions.back().record.action.ref.id == "SG-1499");
}

TEST_CASE("a plan is counted once for all who ask, and anew after an answer") {
  test::SmallOffice office;
  office.load({test::SmallOffice::action("SG-07")});
  const auto claimed = [&office] {
    const auto overview = office.ask(office.desk.plan_overview(model::PlanId("ofsted-2011")));
    return overview.progress.back().claimed;
  };
  CHECK(claimed() == 0);
  service::Wish wish;
  wish.action = {model::PlanId("ofsted-2011"), "SG-07"};
  wish.answer.verb = Verb::claim;
  wish.answer.by = model::PersonId("lead");
  wish.answer.note = "in use since Monday";
  wish.answer.evidence = {{model::EvidenceKind::report, "Audit of 40 cases", ""}};
  (void)office.ask(office.desk.answer(std::move(wish), {"lead", "test"}));
  CHECK(claimed() == 1);
}

TEST_CASE("a proposed action is neither overdue nor off plan, and counted by itself") {
  test::SmallOffice office;
  auto action = test::SmallOffice::action("SG-07");
  action.due = date(2011, 10, 3);
  action.owner = {};
  action.proposed = true;
  office.load({action});
  const auto overview = office.ask(office.desk.plan_overview(model::PlanId("ofsted-2011")));
  CHECK(overview.proposed == 1);
  CHECK(overview.exception_count == 0);
  CHECK(overview.progress.back().total == 0);
  service::ListQuery overdue;
  overdue.overdue = true;
  CHECK(office.ask(office.desk.list(overdue)).actions.empty());
}

TEST_CASE("a notice that was decided in the evening is counted among the deliveries") {
  test::SmallOffice office;
  office.load({test::SmallOffice::action("SG-07")});
  const auto due = office.ask(office.store.due_actions(office.clock.now(), 10)).at(0);
  store::NewNotice notice;
  notice.entry.key = {1, "signed-off", 1, "owner"};
  notice.entry.kind = model::Kind::news;
  notice.entry.recipient = notice.entry.named = model::PersonId("lead");
  notice.envelopes = {{model::NotifierId("email"), "lead@example.gov.uk", "example.gov.uk"}};
  notice.message_recipient = "lead";
  notice.alone = true;
  notice.not_before = office.clock.now() + std::chrono::hours{19};
  store::Decided decided{due.number, {notice}, {}, due.version};
  office.ask(office.store.commit_decisions({decided}, office.clock.now(), date(2011, 11, 18)));
  const auto deliveries = office.ask(office.desk.deliveries());
  CHECK(deliveries.loose == 1);
  CHECK(deliveries.waiting.empty());
}

TEST_CASE("what goes next names the ways it takes, and whether it shares a message") {
  test::SmallOffice office;
  model::Step step;
  step.name = "overdue";
  step.at = model::parse_step_at("+1 working days").value();
  step.to = {"owner"};
  step.kind = model::Kind::overdue;
  SECTION("by each notifier for which the person has an address") {
    office.add_step(step);
    office.load({test::SmallOffice::action("SG-07")});
    const auto ahead = office.ask(office.desk.ahead(28));
    REQUIRE(ahead.items.size() == 1);
    CHECK(ahead.items[0].notifiers == std::vector{model::NotifierId("email")});
    CHECK_FALSE(ahead.items[0].alone);
  }
  SECTION("in a pilot to whoever keeps it, naming whom it is meant for") {
    office.make_pilot();
    office.add_step(step);
    office.load({test::SmallOffice::action("SG-07")});
    const auto ahead = office.ask(office.desk.ahead(28));
    REQUIRE(ahead.items.size() == 1);
    CHECK(ahead.items[0].to == model::PersonId("director"));
    CHECK(ahead.items[0].pilot_for == model::PersonId("lead"));
  }
  SECTION("not by others than the step names, and alone where it is urgent") {
    step.via = {model::NotifierId("pager")};
    step.urgent = true;
    office.add_step(step);
    office.load({test::SmallOffice::action("SG-07")});
    const auto ahead = office.ask(office.desk.ahead(28));
    REQUIRE(ahead.items.size() == 1);
    CHECK(ahead.items[0].notifiers.empty());
    CHECK(ahead.items[0].alone);
  }
}
