// SPDX-License-Identifier: MIT
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"
#include "engine/engine.hpp"
#include "store/sqlite/open.hpp"
#include "support/catch.hpp"
#include "support/loop.hpp"

using namespace dueward;
using namespace std::chrono_literals;
using calendar::date;

namespace {

const auto today = date(2011, 10, 21);  // a Friday

model::Person lead() {
  model::Person person;
  person.id = model::PersonId{"lead"};
  person.name = "The lead";
  person.notify = {{model::NotifierId{"email"}, "lead@example.gov.uk"}};
  return person;
}

model::Plan plan() {
  model::Plan plan;
  plan.id = model::PlanId{"plan"};
  plan.title = "Plan";
  plan.anchor = plan.active_from = today;
  plan.accountable = model::PersonId{"lead"};
  plan.policy = model::PolicyId{"standard"};
  return plan;
}

model::Action action(const char* id, const char* policy) {
  model::Action action;
  action.ref = {model::PlanId{"plan"}, id};
  action.title = id;
  action.due = date(2011, 11, 19);
  action.owner = model::PersonId{"lead"};
  action.policy = model::PolicyId{policy};
  return action;
}

model::Policy standard() {
  model::Step step;
  step.name = "assigned";
  step.at = model::parse_step_at("start").value();
  step.to = {"owner"};
  step.kind = model::Kind::assignment;
  return {model::PolicyId{"standard"}, {step}};
}

engine::PicturePtr picture() {
  auto directory = std::make_shared<model::Directory>(
      model::Directory{"Example", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}});
  directory->calendars.emplace(
      model::CalendarId{},
      model::Calendar{
          calendar::WorkingCalendar({std::chrono::Saturday, std::chrono::Sunday}, {}, {}), 8h});
  directory->people.emplace(model::PersonId{"lead"}, lead());
  directory->plans.emplace(model::PlanId{"plan"}, plan());
  directory->policies.emplace(model::PolicyId{"standard"}, standard());
  auto picture = std::make_shared<engine::Picture>();
  picture->directory = std::move(directory);
  return picture;
}

}  // namespace

TEST_CASE("An action that cannot be decided keeps no other from being decided and sealed") {
  boost::asio::io_context loop;
  const auto seen = picture();
  clock::SimulatedClock clock(loop.get_executor(), seen->directory->zone.at(today, 9h));
  store::SqliteOptions options;
  options.path = ":memory:";
  options.work = options.loop = loop.get_executor();
  const auto store = store::open_sqlite(std::move(options));
  const std::vector<model::Object> objects{model::to_object(lead()), model::to_object(plan()),
                                           model::to_object(action("A-1", "unheard-of")),
                                           model::to_object(action("A-2", "standard"))};
  test::run(loop, store->begin_load());
  test::run(loop, store->stage(objects));
  store::LoadCommit commit{today, clock.now(), {"officer", "configuration"}, {}, {}};
  commit.policies[model::PolicyId{"standard"}] = standard().steps;
  test::run(loop, store->commit_load(commit));

  std::vector<std::string> troubles;
  engine::Listener listener;
  listener.trouble = [&](const std::string& text) { troubles.push_back(text); };
  engine::Engine engine(loop.get_executor(), *store, clock, seen,
                        [](const auto&, const auto&) { return ""; }, std::move(listener), {});
  boost::asio::co_spawn(loop, engine.run(), boost::asio::detached);
  loop.restart();
  loop.poll();

  CHECK(test::run(loop, store->without_words(10)).size() == 1);
  REQUIRE(troubles.size() == 1);
  CHECK_THAT(troubles.front(), Catch::Matchers::ContainsSubstring("plan/A-1") ||
                                   Catch::Matchers::ContainsSubstring("unheard-of"));
  CHECK(engine.at_rest());
}
