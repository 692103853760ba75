// SPDX-License-Identifier: MIT
#include "pages/lists.hpp"

#include "pages/press.hpp"
#include "pages/small_plan.hpp"
#include "support/catch.hpp"

using namespace dueward;
using model::Kind;
using service::AheadItem;

namespace {

AheadItem item(const char* id, const char* step, Kind kind) {
  AheadItem item;
  item.day = calendar::date(2011, 10, 21);
  item.to = item.named = model::PersonId("lead");
  item.action = {test::plan_id, id};
  item.title = "Title";
  item.step = step;
  item.kind = kind;
  item.notifiers = {model::NotifierId("email")};
  return item;
}

boost::json::array mails(std::vector<AheadItem> items, std::set<model::NotifierId> ungrouped = {}) {
  service::Ahead ahead;
  ahead.ungrouped = std::move(ungrouped);
  ahead.directory = test::small_plan();
  ahead.count = items.size();
  ahead.items = std::move(items);
  return pages::messages_page(ahead).at("mails").as_array();
}

/// "Name of lead, by email: SG-07 SG-08", a line each.
std::string told(std::vector<AheadItem> items) {
  std::string text;
  for (const auto& mail : mails(std::move(items))) {
    text += std::string(mail.at("to").as_string()) + ", " + std::string(mail.at("by").as_string()) +
            ":";
    for (const auto& action : mail.at("actions").as_array())
      text += " " + std::string(action.at("id").as_string());
    text += "\n";
  }
  return text;
}

const AheadItem one = item("SG-07", "four-weeks", Kind::reminder);
const AheadItem other = item("SG-08", "extension-overdue", Kind::decision);

}  // namespace

TEST_CASE("what will be sent is told in words, with the policy's own name behind them") {
  const auto page = mails({one, other});
  const auto& actions = page.at(0).at("actions").as_array();
  CHECK(actions.at(0).at("what") == "Reminder, four weeks before the due date");
  CHECK(actions.at(0).at("step") == "four-weeks");
  CHECK(actions.at(1).at("what") == "Decision overdue: later due date");
  CHECK(actions.at(1).at("step") == "");
}

TEST_CASE("what goes to one person by one notifier on one day is one mail") {
  CHECK(told({one, other}) == "Name of lead, by email: SG-07 SG-08\n");
}

TEST_CASE("another day, another person and another notifier are mails of their own") {
  auto later = other;
  later.day += std::chrono::days{1};
  CHECK(told({one, later}) == "Name of lead, by email: SG-07\nName of lead, by email: SG-08\n");
  auto elsewhere = other;
  elsewhere.to = elsewhere.named = model::PersonId("director");
  CHECK(told({elsewhere, one}) ==
        "Name of director, by email: SG-08\nName of lead, by email: SG-07\n");
  auto both = one;
  both.notifiers.emplace_back("pager");
  CHECK(told({both, other}) ==
        "Name of lead, by email: SG-07 SG-08\nName of lead, by pager: SG-07\n");
}

TEST_CASE("a notifier that does not group sends a message for each notice") {
  CHECK(mails({one, other}, {model::NotifierId("email")}).size() == 2);
  CHECK(mails({one, other}, {model::NotifierId("pager")}).size() == 1);
}

TEST_CASE("what is of a pilot is marked on the list of a person") {
  auto directory = *test::small_plan();
  service::OpenWith open;
  service::ActionLine line;
  line.record.action.ref = {test::plan_id, "SG-07"};
  line.record.action.owner = model::PersonId("lead");
  service::WaitingItem decision;
  decision.ref = line.record.action.ref;
  open.actions = {line};
  open.decisions = {decision};
  const auto told = [&](bool pilot) {
    directory.plans.at(test::plan_id).pilot = pilot;
    open.directory = std::make_shared<const model::Directory>(directory);
    return pages::person_page(open, {}, [](const auto&, const auto&) { return std::string(); });
  };
  CHECK(told(true).at("actions").at(0).at("pilot") == true);
  CHECK(told(true).at("decisions").at(0).at("pilot") == true);
  CHECK(told(false).at("actions").at(0).at("pilot") == false);
}

TEST_CASE("in a pilot both are told: who gets it, and whom it is meant for") {
  auto pilot = one;
  pilot.to = model::PersonId("director");
  pilot.pilot_for = model::PersonId("lead");
  const auto mail = mails({pilot}).at(0);
  CHECK(mail.at("to") == "Name of director");
  CHECK(mail.at("actions").at(0).at("pilot_for") == "Name of lead");
  CHECK(mail.at("actions").at(0).at("for") == "");
}

TEST_CASE("in a pilot what is meant for two is two messages to its reader") {
  auto pilot = one;
  pilot.to = model::PersonId("director");
  pilot.pilot_for = model::PersonId("lead");
  auto elsewhere = pilot;
  elsewhere.pilot_for = model::PersonId("quality");
  CHECK(mails({pilot, pilot}).size() == 1);
  CHECK(mails({pilot, elsewhere}).size() == 2);
}

TEST_CASE("what is a message of its own shares a row with nothing") {
  auto urgent = item("SG-09", "overdue", Kind::overdue);
  urgent.alone = true;
  CHECK(told({one, urgent, other}) ==
        "Name of lead, by email: SG-07 SG-08\nName of lead, by email: SG-09\n");
}

TEST_CASE("of whoever has no usable address this is said") {
  auto lost = one;
  lost.notifiers.clear();
  CHECK(told({lost}) == "Name of lead, there is no usable address: SG-07\n");
}

TEST_CASE("whom somebody stands in for is named at the action") {
  auto deputy = one;
  deputy.named = model::PersonId("director");
  CHECK(mails({deputy}).at(0).at("actions").at(0).at("for") == "Name of director");
}

TEST_CASE("the accessibility statement, which anybody can open, tells a number and no name") {
  auto directory = *test::small_plan();
  directory.administrator = model::PersonId("director");
  directory.people.at(directory.administrator).phone = "01632 960110";
  auto page = pages::accessibility_page(directory);
  const auto text = pages::Press().print("accessibility", page, {});
  using Catch::Matchers::ContainsSubstring;
  CHECK_THAT(text,
             ContainsSubstring("Reply to any mail from this service, or ring 01632 960110.") &&
                 !ContainsSubstring("Name of director"));
}
