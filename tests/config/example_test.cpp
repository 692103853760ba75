// SPDX-License-Identifier: MIT
/// The plan of the 2011 inspection, as it stands in config/examples.
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "calendar/working_calendar.hpp"
#include "config/load.hpp"
#include "support/catch.hpp"

namespace dueward::config {
namespace {

Loaded load_example(const char* file) {
  const char* source = std::getenv("DUEWARD_SOURCE");
  REQUIRE(source != nullptr);
  auto loaded = load(std::filesystem::path(source) / "config/examples/ofsted-2011" / file);
  for (const auto& diagnostic : loaded.diagnostics) {
    INFO(diagnostic.message);
    CHECK(diagnostic.severity == Severity::warning);
    CHECK(diagnostic.code != "digest-after-escalation");
  }
  REQUIRE(loaded.configuration);
  return loaded;
}

}  // namespace

TEST_CASE("the example loads without a fault, to be mailed and to be replayed") {
  load_example("dueward.toml");
  load_example("demo.toml");
}

TEST_CASE(
    "the example holds seven actions to be done at once, eleven in three months, four in six") {
  auto loaded = load_example("dueward.toml");
  std::map<std::string, int> by_timescale;
  for (const auto& action : loaded.configuration->actions) {
    ++by_timescale[action.timescale.str()];
  }
  CHECK(by_timescale ==
        std::map<std::string, int>{{"immediately", 7}, {"six-months", 4}, {"three-months", 11}});
}

TEST_CASE(
    "the example's later timescales end on a Friday, the last working day before the due date") {
  auto loaded = load_example("dueward.toml");
  const auto& calendar = loaded.configuration->calendars.at({}).days;
  std::map<std::string, std::string> act_by;
  for (const auto& action : loaded.configuration->actions) {
    act_by[action.timescale.str()] = calendar::in_short(calendar::act_by(action.due, calendar));
  }
  CHECK(act_by["three-months"] == "Fri 18 Nov 2011");
  CHECK(act_by["six-months"] == "Fri 17 Feb 2012");
}

TEST_CASE("everybody in the example who does or verifies something can be written to") {
  auto loaded = load_example("dueward.toml");
  const auto& people = loaded.configuration->people;
  for (const auto& action : loaded.configuration->actions) {
    INFO(to_string(action.ref));
    CHECK_FALSE(people.at(action.owner).notify.empty());
    CHECK_FALSE(people.at(action.owner).manager.empty());
    CHECK_FALSE(people.at(action.verifier).notify.empty());
    CHECK(action.owner != action.verifier);
    for (const auto& helper : action.supporting) {
      CHECK(people.contains(model::PersonId{helper}));
    }
  }
}

}  // namespace dueward::config
