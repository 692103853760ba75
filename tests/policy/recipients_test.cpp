// SPDX-License-Identifier: MIT
/// Who gets a notice.
#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward::policy;
using namespace dueward::policy::tests;
using dueward::model::NotifierId;
using dueward::model::PersonId;

namespace {

/// Asked at 08:00 on Friday 11 November 2011 about one step that stands there.
struct OneWeek : World {
  explicit OneWeek(std::vector<std::string> to) {
    steps({step("one-week", "-5 working days", std::move(to))});
  }
  void away(std::string_view id, std::string_view from, std::string_view to) {
    person(id).away.push_back({on(from), on(to)});
  }
  std::string goes() { return lines(ask("2011-11-11 08:00")); }
};

std::string addresses(const Decision& decision) {
  std::string text;
  for (const auto& notice : decision.notices) {
    for (const auto& envelope : notice.envelopes) {
      text += envelope.notifier.str() + " " + envelope.address + "\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("entries of `to` name a role, a person or a body") {
  CHECK(OneWeek{{"owner"}}.goes() == "one-week to systems-lead\n");
  CHECK(OneWeek{{"owner.manager"}}.goes() == "one-week to head-of-service\n");
  CHECK(OneWeek{{"accountable"}}.goes() == "one-week to director-childrens\n");
  CHECK(OneWeek{{"verifier"}}.goes() == "one-week to head-of-quality\n");
  CHECK(OneWeek{{"strategic-director"}}.goes() == "one-week to strategic-director\n");
  CHECK(OneWeek{{"lscb"}}.goes() == "one-week to lscb\n");
}

TEST_CASE("without an owner the accountable officer stands in, for owner and manager") {
  OneWeek world{{"owner", "owner.manager"}};
  world.action.owner = {};
  CHECK(world.goes() == "one-week to director-childrens, settles owner.manager\n");
}

TEST_CASE("a manager who is missing is stood in for by the accountable officer") {
  OneWeek world{{"owner.manager"}};
  world.person("systems-lead").manager = {};
  CHECK(world.goes() == "one-week to director-childrens\n");
}

TEST_CASE("without a verifier that entry is settled and reaches nobody") {
  OneWeek world{{"verifier", "owner"}};
  world.action.verifier = {};
  CHECK(world.goes() == "one-week to nobody, unreachable\none-week to systems-lead\n");
}

TEST_CASE("somebody away is replaced by the deputy, first and last day included") {
  OneWeek world{{"owner"}};
  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  world.away("systems-lead", "2011-11-11", "2011-11-13");
  CHECK(world.goes() == "one-week to deputy-systems for systems-lead\n");

  world.person("systems-lead").away = {{on("2011-11-08"), on("2011-11-11")}};
  CHECK(world.goes() == "one-week to deputy-systems for systems-lead\n");

  world.person("systems-lead").away = {{on("2011-11-08"), on("2011-11-10")}};
  CHECK(world.goes() == "one-week to systems-lead\n");
}

TEST_CASE("without a deputy who can act the person keeps the notice") {
  OneWeek world{{"owner"}};
  world.away("systems-lead", "2011-11-11", "2011-11-11");
  CHECK(world.goes() == "one-week to systems-lead\n");

  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  world.away("deputy-systems", "2011-11-11", "2011-11-11");
  world.person("deputy-systems").deputy = PersonId{"head-of-quality"};
  CHECK(world.goes() == "one-week to systems-lead\n");

  world.person("deputy-systems").away.clear();
  world.person("deputy-systems").notify.clear();
  CHECK(world.goes() == "one-week to systems-lead\n");
}

TEST_CASE("the owner's own manager hears even when a deputy acts") {
  OneWeek world{{"owner", "owner.manager"}};
  world.person("deputy-systems").manager = PersonId{"head-of-quality"};
  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  world.away("systems-lead", "2011-11-11", "2011-11-11");
  CHECK(world.goes() ==
        "one-week to deputy-systems for systems-lead\none-week to head-of-service\n");
}

TEST_CASE("two entries that come to one person make one notice and settle both") {
  OneWeek world{{"owner", "accountable", "director-childrens"}};
  world.action.owner = PersonId{"director-childrens"};
  CHECK(world.goes() ==
        "one-week to director-childrens, settles accountable, settles director-childrens\n");
}

TEST_CASE("two entries that come to one deputy make one notice") {
  OneWeek world{{"owner", "owner.manager"}};
  for (auto id : {"systems-lead", "head-of-service"}) {
    world.person(id).deputy = PersonId{"deputy-systems"};
    world.away(id, "2011-11-11", "2011-11-11");
  }
  CHECK(world.goes() == "one-week to deputy-systems for systems-lead, settles owner.manager\n");
}

TEST_CASE("a deputy's return and a new owner do not make settled steps unsent") {
  OneWeek world{{"owner"}};
  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  world.away("systems-lead", "2011-11-11", "2011-11-11");
  world.record(world.ask("2011-11-11 08:00"), on("2011-11-11"));
  CHECK(lines(world.ask("2011-11-14 08:00")).empty());
  world.action.owner = PersonId{"head-of-quality"};
  CHECK(lines(world.ask("2011-11-14 08:00")).empty());
}

TEST_CASE("all notifiers a person has an address for are used, unless the step says via") {
  OneWeek world{{"owner"}};
  world.person("systems-lead").notify[NotifierId{"hook"}] = "https://hooks.example.org/7";
  CHECK(addresses(world.ask("2011-11-11 08:00")) ==
        "email systems-lead@example.gov.uk\nhook https://hooks.example.org/7\n");

  auto by_hook = world.directory.policies.begin()->second.steps;
  by_hook[0].via = {NotifierId{"hook"}};
  world.steps(by_hook);
  CHECK(addresses(world.ask("2011-11-11 08:00")) == "hook https://hooks.example.org/7\n");

  world.person("systems-lead").notify.erase(NotifierId{"hook"});
  CHECK(world.goes() == "one-week to systems-lead, unreachable\n");
}

TEST_CASE("a deputy who has no address where the step goes does not act") {
  OneWeek world{{"owner"}};
  world.person("systems-lead").notify[NotifierId{"hook"}] = "https://hooks.example.org/7";
  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  world.away("systems-lead", "2011-11-11", "2011-11-11");
  auto by_hook = world.directory.policies.begin()->second.steps;
  by_hook[0].via = {NotifierId{"hook"}};
  world.steps(by_hook);
  CHECK(world.goes() == "one-week to systems-lead\n");
}

TEST_CASE("who could not be reached is told to the next level of the ladder") {
  World world;
  world.person("systems-lead").notify.clear();
  world.replay("2011-08-19", "2011-11-22");
  CHECK(world.replay("2011-11-23", "2011-11-23") ==
        "Wed 23 Nov 2011 08:00: manager to head-of-service, systems-lead unreached\n");
}

TEST_CASE("who could not be delivered to is told as well, of this ladder only") {
  World world;
  world.replay("2011-08-19", "2011-11-21");
  world.ledger.back().state = dueward::model::NoticeState::failed;
  CHECK(lines(world.ask("2011-11-23 08:00")) ==
        "manager to head-of-service, systems-lead unreached\n");
  world.extend("2011-12-02", "2011-11-22");
  CHECK(lines(world.ask("2011-11-25 08:00")) == "one-week to systems-lead\n");
}
