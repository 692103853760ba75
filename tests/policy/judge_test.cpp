// SPDX-License-Identifier: MIT
/// Who may answer what, when, and what is said where it is refused.
#include "policy/facts_builder.hpp"
#include "policy/pending.hpp"
#include "policy/transitions.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::policy;
using namespace dueward::policy::tests;
using Kind = Judgement::Kind;
using Words = World::Words;

namespace {

std::string in_text(const Judgement& judgement) {
  switch (judgement.kind) {
    case Kind::allowed:
      return std::string{to_string(judgement.state)};
    case Kind::forbidden:
      return "forbidden: " + judgement.reason;
    case Kind::conflict:
      return "conflict: " + judgement.reason;
    case Kind::unfit:
      break;
  }
  std::string text = "unfit:";
  for (const auto& fault : judgement.faults)
    text += " " + fault.field + " " + fault.text;
  return text;
}

std::string possible(const World& world, std::string_view person, std::string_view day) {
  std::string text;
  for (auto verb : possible_for(world.facts(), model::PersonId{person}, on(day)))
    text += (text.empty() ? "" : " ") + std::string{to_string(verb)};
  return text;
}

}  // namespace

TEST_CASE("acknowledging, reporting and claiming move an action on") {
  World world;
  CHECK(in_text(world.answer("acknowledge", "systems-lead", "2011-11-01",
                             {.date = "2011-11-10"})) == "in_progress");
  CHECK(in_text(world.answer("progress", "systems-lead", "2011-11-02")) == "in_progress");
  CHECK(in_text(world.answer("claim", "systems-lead", "2011-11-03")) == "claimed");
  CHECK(in_text(world.answer("sign-off", "head-of-quality", "2011-11-04")) == "complete");
  CHECK(in_text(world.answer("reopen", "director-childrens", "2011-11-07")) == "in_progress");
}

TEST_CASE("a claim is possible from agreed, and not twice") {
  World world;
  CHECK(in_text(world.answer("claim", "systems-lead", "2011-11-03")) == "claimed");
  const auto again = world.answer("claim", "systems-lead", "2011-11-04");
  CHECK(in_text(again) ==
        "conflict: SG-07 is claimed since Thursday 3 November 2011: \"claim\" is not possible now");
  CHECK(again.possible == std::vector{model::Verb::correct});
}

TEST_CASE("each verb is for those whose it is") {
  struct Case {
    const char* verb;
    const char* by;
    const char* outcome;
  };
  const auto deciding = [] {
    World world;
    world.answer("claim", "systems-lead", "2011-11-03");
    return world;
  };
  const Case cases[] = {
      {"sign-off", "head-of-quality", "complete"},
      {"sign-off", "director-childrens", "complete"},  // the verifier's manager
      {"sign-off", "systems-lead",
       "forbidden: only the verifier or their manager can do this, and systems-lead is none of "
       "them"},
      {"sign-off", "head-of-service",
       "forbidden: only the verifier or their manager can do this, and head-of-service is none of "
       "them"},
      {"send-back", "head-of-quality", "in_progress"},
      {"withdraw", "director-childrens", "withdrawn"},
      {"accept-risk", "strategic-director", "risk_accepted"},
      {"accept-risk", "head-of-quality",
       "forbidden: only the accountable officer or the Strategic Director can do this, and "
       "head-of-quality is none of them"},
  };
  for (const auto& [verb, by, outcome] : cases) {
    INFO(verb << " by " << by);
    auto world = deciding();
    CHECK(in_text(world.answer(verb, by, "2011-11-04")) == outcome);
  }
}

TEST_CASE("the owner never signs off, whatever else they are") {
  World world;
  world.action.owner = world.action.verifier = model::PersonId{"head-of-quality"};
  world.answer("claim", "head-of-quality", "2011-11-03");
  CHECK(
      in_text(world.answer("sign-off", "head-of-quality", "2011-11-04")).starts_with("forbidden"));
  // Nor does whoever made the claim for them.
  World other;
  other.answer("claim", "director-childrens", "2011-11-03");
  CHECK(in_text(other.answer("sign-off", "director-childrens", "2011-11-04")) ==
        "forbidden: director-childrens answered \"claim\": this needs a second person");
}

TEST_CASE("a deputy answers as the one they stand in for") {
  World world;
  world.person("systems-lead").deputy = model::PersonId{"deputy-systems"};
  CHECK(in_text(world.answer("claim", "deputy-systems", "2011-11-03")) == "claimed");
}

TEST_CASE("a promise reaches ten working days, and a longer one is told what to do instead") {
  World world;
  CHECK(
      in_text(world.answer("acknowledge", "systems-lead", "2011-11-04", {.date = "2011-11-21"})) ==
      "unfit: promised a promise reaches ten working days at most, to Friday 18 November 2011; "
      "for a later day report progress with a forecast");
  CHECK(in_text(world.answer("acknowledge", "systems-lead", "2011-11-04",
                             {.date = "2011-11-18"})) == "in_progress");
}

TEST_CASE("what is missing or mistyped is named, all of it") {
  World world;
  CHECK(in_text(world.answer("extend", "systems-lead", "2011-11-04", {.note = ""})) ==
        "unfit: reason say why, in a sentence to name the day, as 2011-11-18");
  CHECK(in_text(world.answer("progress", "systems-lead", "2011-11-04",
                             {.date = "2111-11-18", .rating = "green"})) ==
        "unfit: forecast Wednesday 18 November 2111 is more than five years away: is the year "
        "right? rating a person can make the rating worse only: \"amber\" or \"red\"");
  CHECK(in_text(world.answer("claim", "systems-lead", "2011-11-04", {.evidence = {}})) ==
        "unfit: evidence say how it is known that this is done: at least one piece of evidence");
  CHECK(in_text(world.answer("not-mine", "systems-lead", "2011-11-04", {.person = "nobody"})) ==
        "unfit: proposed there is no person or body \"nobody\"");
}

TEST_CASE("an action that asks for a voice is not claimed without one") {
  World world;
  world.action.evidence = {model::EvidenceKind::voice};
  CHECK(in_text(world.answer("claim", "systems-lead", "2011-11-04"))
            .starts_with("unfit: evidence this action asks for evidence of the kind \"voice\""));
  const Words heard{.evidence = {{model::EvidenceKind::voice, "What young people say", ""}}};
  CHECK(in_text(world.answer("claim", "systems-lead", "2011-11-04", heard)) == "claimed");
}

TEST_CASE("an extension is asked for up to and including the due date, and not after it") {
  World world;
  CHECK(in_text(world.answer("extend", "systems-lead", "2011-11-19", {.date = "2011-12-19"})) ==
        "agreed");
  World late;
  CHECK(in_text(late.answer("extend", "systems-lead", "2011-11-20", {.date = "2011-12-19"})) ==
        "conflict: it was due on Saturday 19 November 2011: an extension is asked for by then. The "
        "accountable officer can record a recovery date");
  CHECK(in_text(late.answer("recover", "director-childrens", "2011-11-20",
                            {.date = "2011-12-19"})) == "agreed");
  CHECK(
      in_text(
          World{}.answer("recover", "director-childrens", "2011-11-18", {.date = "2011-12-19"})) ==
      "conflict: it is not overdue: until Saturday 19 November 2011 an extension can be asked for");
}

TEST_CASE("extensions are capped, decided by a second person, and the original date stays") {
  World world;
  for (const auto* to : {"2011-12-19", "2012-01-19"}) {
    world.answer("extend", "systems-lead", "2011-11-04", {.date = to});
    CHECK(in_text(world.answer("approve", "systems-lead", "2011-11-04")).starts_with("forbidden"));
    CHECK(in_text(world.answer("approve", "head-of-service", "2011-11-04")) ==
          "forbidden: an extension is for the accountable officer to decide, not for "
          "head-of-service");
    world.answer("approve", "director-childrens", "2011-11-04");
    CHECK(world.action.due == on(to));
  }
  CHECK(world.state.original_due == on("2011-11-19"));
  CHECK(in_text(world.answer("extend", "systems-lead", "2011-11-07", {.date = "2012-03-01"})) ==
        "conflict: it was extended twice already, which is as often as this plan allows");
}

TEST_CASE("one extension waits at a time; a refused one leaves the date") {
  World world;
  world.answer("extend", "systems-lead", "2011-11-04", {.date = "2011-12-19"});
  CHECK(in_text(world.answer("extend", "systems-lead", "2011-11-07", {.date = "2011-12-20"})) ==
        "conflict: an extension to Monday 19 December 2011 was asked for already and is undecided");
  CHECK(in_text(world.answer("refuse", "director-childrens", "2011-11-07")) == "agreed");
  CHECK(world.action.due == on("2011-11-19"));
  CHECK(in_text(world.answer("approve", "director-childrens", "2011-11-08")) ==
        "conflict: nothing that was asked waits for a decision");
}

TEST_CASE("where the accountable officer holds the action, the officer's manager decides") {
  World world;
  world.action.owner = model::PersonId{"director-childrens"};
  world.answer("extend", "director-childrens", "2011-11-04", {.date = "2011-12-19"});
  CHECK(in_text(world.answer("approve", "director-childrens", "2011-11-07"))
            .starts_with("forbidden: director-childrens holds the action"));
  CHECK(in_text(world.answer("approve", "strategic-director", "2011-11-07")) == "agreed");
}

TEST_CASE("whoever is asked to decide may, an administrator too") {
  for (const auto* verb : {"extend", "not-mine"}) {
    INFO(verb);
    World world;
    world.add_person("improvement-officer");
    world.directory.administrator = model::PersonId{"improvement-officer"};
    world.action.owner = model::PersonId{"director-childrens"};
    world.person("director-childrens").manager = {};
    const Words words{.date = "2011-12-19", .person = "deputy-systems"};
    world.answer(verb, "director-childrens", "2011-11-04", words);
    CHECK(pending(world.facts()).at(0).decider.str() == "improvement-officer");
    CHECK(possible(world, "improvement-officer", "2011-11-07").find("approve refuse") !=
          std::string::npos);
    CHECK(in_text(world.answer("approve", "improvement-officer", "2011-11-07")) == "agreed");
    CHECK(possible(world, "improvement-officer", "2011-11-07").ends_with("correct"));
  }
}

TEST_CASE("who asked is not asked to decide, nor is it offered to them") {
  World world;
  world.answer("extend", "director-childrens", "2011-11-04", {.date = "2011-12-19"});
  CHECK(pending(world.facts()).at(0).decider.str() == "strategic-director");
  CHECK(possible(world, "director-childrens", "2011-11-04").find("approve") == std::string::npos);
  World other;
  other.answer("not-mine", "head-of-service", "2011-11-04", {.person = "deputy-systems"});
  CHECK(pending(other.facts()).at(0).decider.str() == "director-childrens");
  CHECK(in_text(other.answer("approve", "head-of-service", "2011-11-07")) ==
        "forbidden: head-of-service answered \"not-mine\": this needs a second person");
}

TEST_CASE("what is asked is offered to those who can decide that, and not what is not asked") {
  World world;
  world.answer("extend", "systems-lead", "2011-11-04", {.date = "2011-12-19"});
  CHECK(possible(world, "head-of-service", "2011-11-04").find("approve") == std::string::npos);
  world.answer("not-mine", "systems-lead", "2011-11-04", {.person = "deputy-systems"});
  CHECK(possible(world, "head-of-service", "2011-11-04").find("approve") != std::string::npos);
}

TEST_CASE("a verifier who makes the claim does not verify it") {
  World world;
  world.action.verifier = model::PersonId{"head-of-service"};
  world.answer("claim", "head-of-service", "2011-11-03");
  CHECK(pending(world.facts()).at(0).decider.str() == "director-childrens");
  CHECK(possible(world, "head-of-service", "2011-11-04") == "correct");
  CHECK(in_text(world.answer("sign-off", "director-childrens", "2011-11-04")) == "complete");
}

TEST_CASE("two things that wait are told apart by their number") {
  World world;
  world.answer("extend", "systems-lead", "2011-11-04", {.date = "2011-12-19"});
  world.answer("not-mine", "systems-lead", "2011-11-04", {.person = "deputy-systems"});
  CHECK(in_text(world.answer("approve", "director-childrens", "2011-11-07")) ==
        "conflict: two things wait for a decision: an extension (request 1) and another owner "
        "(request 2); say which");
  CHECK(in_text(world.answer("approve", "director-childrens", "2011-11-07", {.about = 2})) ==
        "agreed");
  CHECK(world.action.owner.str() == "deputy-systems");
}

TEST_CASE("a verifier who made the claim is told that it needs a second person") {
  World world;
  world.person("systems-lead").manager = dueward::model::PersonId{"head-of-quality"};
  world.answer("claim", "head-of-quality", "2011-11-04");
  CHECK(in_text(world.answer("sign-off", "head-of-quality", "2011-11-07")) ==
        "forbidden: head-of-quality answered \"claim\": this needs a second person");
}

TEST_CASE("a board cannot be proposed as an owner") {
  World world;
  world.person("deputy-systems").body = true;
  CHECK(
      in_text(world.answer("not-mine", "systems-lead", "2011-11-04", {.person = "deputy-systems"}))
          .find("is a board, which many read for: name a person") != std::string::npos);
}

TEST_CASE("a verifier is not made the owner of what they verify") {
  World world;
  world.answer("not-mine", "systems-lead", "2011-11-04", {.person = "head-of-quality"});
  CHECK(in_text(world.answer("approve", "head-of-service", "2011-11-07")) ==
        "conflict: whoever was proposed verifies this action and cannot own it too: name another "
        "verifier first");
}

TEST_CASE("the latest answer can be taken back, with what it decided, and no earlier one") {
  World world;
  world.answer("extend", "systems-lead", "2011-11-04", {.date = "2011-12-19"});
  world.answer("approve", "director-childrens", "2011-11-07");
  CHECK(in_text(world.answer("correct", "systems-lead", "2011-11-08", {.about = 1})) ==
        "conflict: only the latest answer can be taken back, which is 2 (approve)");
  CHECK(in_text(world.answer("correct", "systems-lead", "2011-11-08"))
            .starts_with("forbidden: only whoever gave this answer, the accountable officer"));
  CHECK(in_text(world.answer("correct", "director-childrens", "2011-11-08")) == "agreed");
  CHECK(world.action.due == on("2011-11-19"));
  CHECK(in_text(world.answer("correct", "systems-lead", "2011-11-08", {.about = 1})) == "agreed");
  CHECK(in_text(world.answer("correct", "director-childrens", "2011-11-08")) ==
        "conflict: nothing has been answered that could be taken back");
}

TEST_CASE("the administrator records what was said on the telephone, and nobody else does") {
  World world;
  world.add_person("improvement-officer");
  world.directory.administrator = model::PersonId{"improvement-officer"};
  const Words said{.recorded_by = "improvement-officer", .on = "2011-11-18"};
  CHECK(in_text(world.answer("claim", "systems-lead", "2011-11-22", said)) == "claimed");
  CHECK(world.state.answers[0].on == on("2011-11-18"));
  World other;
  CHECK(in_text(other.answer("claim", "systems-lead", "2011-11-22",
                             {.recorded_by = "head-of-service"})) ==
        "forbidden: only the administrator records what somebody else has said");
  CHECK(in_text(other.answer("claim", "systems-lead", "2011-11-22", {.on = "2011-11-23"})) ==
        "unfit: on lies in the future");
}

TEST_CASE("nobody dates their own answer back") {
  World world;
  CHECK(in_text(world.answer("claim", "systems-lead", "2011-11-22", {.on = "2011-11-18"})) ==
        "unfit: on is the day on which you answer, today; only the administrator records what was "
        "said on an earlier one");
}

TEST_CASE("who holds the action cannot sign it off by recording it for the verifier") {
  World world;
  world.add_person("improvement-officer");
  world.directory.administrator = model::PersonId{"improvement-officer"};
  world.action.owner = model::PersonId{"improvement-officer"};
  world.answer("claim", "improvement-officer", "2011-11-03");
  CHECK(in_text(world.answer("sign-off", "head-of-quality", "2011-11-04",
                             {.recorded_by = "improvement-officer"})) ==
        "forbidden: improvement-officer holds the action: this needs a second person");
}

TEST_CASE("what is possible now depends on the state, the day and the person") {
  World world;
  CHECK(possible(world, "systems-lead", "2011-11-04") ==
        "acknowledge progress claim extend not-mine");
  CHECK(possible(world, "systems-lead", "2011-11-21") == "acknowledge progress claim not-mine");
  CHECK(possible(world, "lscb", "2011-11-04") == "");
  world.answer("claim", "systems-lead", "2011-11-04");
  CHECK(possible(world, "head-of-quality", "2011-11-07") == "sign-off send-back");
  CHECK(possible(world, "systems-lead", "2011-11-07") == "correct");
}

TEST_CASE("every state that is no end can be left, and every verb leads somewhere") {
  for (const auto& rule : transitions()) {
    CHECK(&transition(rule.verb) == &rule);
    if (rule.to && is_closed(*rule.to) && *rule.to != model::State::rejected) {
      CHECK(transition(model::Verb::reopen).from.contains(*rule.to));
    }
  }
}
