// SPDX-License-Identifier: MIT
// What is written loads back to the same values.
#include "config/write.hpp"

#include <rapidcheck.h>

#include "config/toml_parser.hpp"
#include "config/toml_text.hpp"
#include "files.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::config;
using namespace dueward::config::test;

namespace {

// Text as people may write it: marks, backslashes, other alphabets; never empty.
rc::Gen<std::string> words() {
  const auto piece =
      rc::gen::element<std::string>("a", "Z", " ", "\"", "\\", "#", "é", "→", "'", "=");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const auto& pieces) {
    std::string text = "x";
    for (const auto& one : pieces)
      text += one;
    return text;
  });
}

rc::Gen<calendar::Date> days() {
  return rc::gen::map(rc::gen::inRange(0, 2000),
                      [](int day) { return calendar::date(2011, 8, 19) + std::chrono::days{day}; });
}

std::string any_words(bool may_be_empty) {
  return may_be_empty && *rc::gen::arbitrary<bool>() ? std::string() : *words();
}

model::PersonId anybody() {
  return model::PersonId(*rc::gen::element<std::string>("", "director", "board"));
}

model::Person any_person(const std::string& id, bool body) {
  model::Person person;
  person.id = model::PersonId(id);
  person.body = body;
  person.name = *words();
  person.notify = {{model::NotifierId("email"), *words()}};
  person.manager = anybody();
  person.deputy = anybody();
  const auto first = *days();
  if (*rc::gen::arbitrary<bool>()) person.away = {{first, first + std::chrono::days{3}}};
  if (*rc::gen::arbitrary<bool>()) person.digest = std::chrono::Tuesday;
  person.login = any_words(true);
  if (!person.login.empty()) person.login += id;
  person.organisation = any_words(true);
  person.language = *rc::gen::element<std::string>("", "cy", "en-GB");
  person.phone = any_words(true);
  if (body) person.meetings = {*days(), *days()};
  return person;
}

model::Plan any_plan() {
  model::Plan plan;
  plan.id = model::PlanId("plan");
  plan.title = *words();
  plan.source = any_words(true);
  plan.anchor = *days();
  plan.active_from = *days();
  plan.accountable = model::PersonId("director");
  plan.contact = anybody();
  plan.policy = model::PolicyId("standard");
  if (*rc::gen::arbitrary<bool>()) plan.grace = calendar::Period{5, calendar::Unit::working_days};
  plan.pilot = *rc::gen::arbitrary<bool>();
  const model::TimescaleId id("three.months");
  plan.timescales.emplace(id, model::Timescale{id, *words(), {3, calendar::Unit::months}});
  return plan;
}

model::Action any_action(const model::Plan& plan, const std::string& id) {
  model::Action action;
  action.ref = {plan.id, id};
  action.service = any_words(true);
  action.due = *days();
  if (*rc::gen::arbitrary<bool>()) {
    action.timescale = model::TimescaleId("three.months");
    if (*rc::gen::arbitrary<bool>()) action.due = calendar::add_months(plan.anchor, 3);
  }
  action.title = *words();
  action.requirement = any_words(true);
  if (*rc::gen::arbitrary<bool>()) action.requirement += "\n" + *words() + "\n";
  action.owner = model::PersonId(*rc::gen::element<std::string>("", "director"));
  action.verifier = model::PersonId(*rc::gen::element<std::string>("", "board"));
  action.policy = model::PolicyId(*rc::gen::element<std::string>("standard", "other"));
  if (*rc::gen::arbitrary<bool>()) action.supporting = {*words(), *words()};
  if (*rc::gen::arbitrary<bool>()) action.parts = {*words()};
  action.portfolio_holder = any_words(true);
  action.proposed = *rc::gen::arbitrary<bool>();
  if (*rc::gen::arbitrary<bool>()) {
    action.evidence = {model::EvidenceKind::voice, model::EvidenceKind::case_audit};
  }
  return action;
}

const calendar::WorkingCalendar& calendar_of_tests() {
  static const calendar::WorkingCalendar calendar(
      {std::chrono::Saturday, std::chrono::Sunday},
      {*calendar::bundled_holidays("england-and-wales")}, {});
  return calendar;
}

}  // namespace

TEST_CASE("people, plans and actions that are written load back to the same values") {
  const bool holds = rc::check([] {
    const std::vector people{any_person("director", false), any_person("board", true)};
    const auto plan = any_plan();
    const std::vector actions{any_action(plan, "A-1"), any_action(plan, "A.2_")};
    auto files = sound();
    files["dueward.toml"] +=
        "[policies.other]\nsteps = [{ name = \"last\", at = \"due\", to = [\"director\"] }]\n";
    files["people.toml"] = write_people(people);
    files["plans/one.toml"] = write_plan(plan, actions, calendar_of_tests());
    const auto loaded = load_files(files);
    RC_LOG() << files["people.toml"] << files["plans/one.toml"];
    for (const auto& finding : loaded.diagnostics)
      RC_LOG() << to_string(finding) << '\n';
    RC_ASSERT(loaded.configuration.has_value());
    RC_ASSERT(loaded.configuration->people.at(people[0].id) == people[0]);
    RC_ASSERT(loaded.configuration->people.at(people[1].id) == people[1]);
    RC_ASSERT(loaded.configuration->plans.at(plan.id) == plan);
    RC_ASSERT(loaded.configuration->actions == actions);
  });
  CHECK(holds);
}

TEST_CASE("an extended action is written with its timescale and its own date") {
  model::Plan plan;
  plan.id = model::PlanId("p");
  plan.title = "P";
  plan.anchor = plan.active_from = calendar::date(2011, 8, 19);
  plan.accountable = model::PersonId("director");
  plan.policy = model::PolicyId("standard");
  const model::TimescaleId id("three-months");
  plan.timescales.emplace(id,
                          model::Timescale{id, "Within three months", {3, calendar::Unit::months}});
  model::Action action;
  action.ref = {plan.id, "A"};
  action.timescale = id;
  action.due = calendar::date(2011, 12, 19);
  action.title = "Title";
  action.policy = plan.policy;
  CHECK(write_plan(plan, std::vector{action}, calendar_of_tests()) == R"([plan]
id = "p"
title = "P"
anchor = 2011-08-19
accountable = "director"
policy = "standard"

[timescales.three-months]
label = "Within three months"
within = "3 months"

[[actions]]
id = "A"
timescale = "three-months"
due = 2011-12-19
title = "Title"
)");
}

TEST_CASE("any text survives being written as TOML") {
  const bool holds = rc::check([](const std::string& raw) {
    std::string text;
    for (char c : raw)
      text += static_cast<char>(static_cast<unsigned char>(c) & 0x7F);
    std::erase(text, '\0');
    for (const auto& written : {toml_text(text), toml_prose(text)}) {
      const auto parsed = parse_toml("key = " + written + "\n", 0);
      RC_ASSERT(parsed.faults.empty());
      RC_ASSERT(*parsed.root.as<Table>()->at(0).node.as<std::string>() == text);
    }
  });
  CHECK(holds);
}
