// SPDX-License-Identifier: MIT
// What the configuration says about answers and ratings.
#include "cases.hpp"
#include "config/files.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::config::test;

namespace {

const std::string ratings = R"([ratings]
warning = "4 weeks"
red_after = "current"
[ratings.amber]
letter = "R"
word = "At risk"
colour = "orange"
[ratings.purple]
letter = "P"
[store]
)";

}  // namespace

TEST_CASE("labels and thresholds of ratings are configured, and mistakes in them named") {
  CHECK(
      findings(sound_but(main_file, "[store]", ratings)) ==
      "dueward.toml:6:1: duplicate: [ratings]: amber and red have the same letter, \"R\"\n"
      "dueward.toml:12:10: bad-value: [ratings.amber]: colour is \"orange\"; it has to be written "
      "as \"#d4351c\"\n"
      "dueward.toml:13:10: unknown-key: [ratings]: unknown key \"purple\"\n");
  const auto loaded = load_files(sound_but(
      main_file, "[store]",
      "[ratings]\nwarning = \"4 weeks\"\nred_after = \"current\"\n[ratings.amber]\nword = \"At "
      "risk\"\n[store]"));
  REQUIRE(loaded.configuration);
  const auto& rules = loaded.configuration->ratings;
  CHECK(rules.warning == calendar::Period{4, calendar::Unit::weeks});
  CHECK_FALSE(rules.original_counts);
  CHECK(rules.label(model::Colour::amber).word == "At risk");
  CHECK(rules.label(model::Colour::amber).letter == "A");
}

TEST_CASE("a plan sets the clocks of answers, and an action what a claim has to bring") {
  auto files =
      sound_but(plan, "[plan]",
                "[plan]\npromise_within = \"5 working days\"\nverify_within = \"3 weeks\"\n"
                "decide_within = \"2 working days\"\nextensions = 0");
  files[plan] += "\nstate = \"proposed\"\nevidence = [\"voice\", \"report\"]\n";
  const auto loaded = load_files(files);
  REQUIRE(loaded.configuration);
  const auto& rules = loaded.configuration->plans.begin()->second.answers;
  CHECK(rules.promise_within == calendar::Period{5, calendar::Unit::working_days});
  CHECK(rules.verify_within == calendar::Period{3, calendar::Unit::weeks});
  CHECK(rules.decide_within == calendar::Period{2, calendar::Unit::working_days});
  CHECK(rules.extensions == 0);
  const auto& action = loaded.configuration->actions.back();
  CHECK(action.proposed);
  CHECK(action.evidence == std::vector{model::EvidenceKind::voice, model::EvidenceKind::report});
}

TEST_CASE("a state that people answer for is none a file can set, nor is evidence made up") {
  auto files = sound();
  files[plan] += "\nstate = \"complete\"\nevidence = [\"voce\"]\n";
  const auto found = findings(files);
  CHECK_THAT(found, Catch::Matchers::ContainsSubstring(
                        "state is \"complete\"; in a file it may be \"proposed\" or \"agreed\", "
                        "and all else follows from what people answer\n"));
  CHECK_THAT(found, Catch::Matchers::ContainsSubstring(
                        "evidence names \"voce\", which is no kind of evidence; did you mean "
                        "\"voice\"?\n"));
  CHECK_THAT(findings(sound_but(plan, "[plan]", "[plan]\nverify_within = \"0 days\"")),
             Catch::Matchers::ContainsSubstring("verify_within is 0; it has to be longer\n"));
}
