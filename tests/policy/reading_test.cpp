// SPDX-License-Identifier: MIT
/// Whose names somebody reads, and what stands in their place.
#include "policy/reading.hpp"

#include "policy/facts_builder.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::policy;
using model::PersonId;
using tests::World;

namespace {

/// The systems lead and their manager work for a trust, the deputy for another.
struct Partners : World {
  Partners() {
    person("systems-lead").organisation = person("head-of-service").organisation = "health-trust";
    person("deputy-systems").organisation = "other-trust";
    person("lscb").body = true;
  }
  [[nodiscard]] bool reads(std::string_view reader, std::string_view person) const {
    return policy::reads(directory, PersonId{reader}, PersonId{person});
  }
  [[nodiscard]] std::string told(std::string_view reader, std::string_view person, Roles as) const {
    const auto all = facts();
    return seen_name(Ground(all), PersonId{reader}, PersonId{person}, as);
  }
};

}  // namespace

TEST_CASE("the council's own people read every name, and so does nobody in particular") {
  const Partners world;
  for (const auto* reader : {"director-childrens", ""}) {
    CHECK_FALSE(is_limited(world.directory, PersonId{reader}));
    for (const auto& [id, person] : world.directory.people)
      CHECK(world.reads(reader, id.str()));
  }
}

TEST_CASE("a partner reads the names of their own organisation") {
  const Partners world;
  CHECK(is_limited(world.directory, PersonId{"systems-lead"}));
  CHECK(world.reads("systems-lead", "systems-lead"));
  CHECK(world.reads("systems-lead", "head-of-service"));
  for (const auto* other : {"deputy-systems", "director-childrens", "lscb", "nobody-known"})
    CHECK_FALSE(world.reads("systems-lead", other));
}

TEST_CASE("a body, and whom the files have lost, read their own name alone") {
  const Partners world;
  for (const auto* reader : {"lscb", "lost"}) {
    CHECK(is_limited(world.directory, PersonId{reader}));
    CHECK(world.reads(reader, reader));
    CHECK_FALSE(world.reads(reader, "director-childrens"));
    CHECK_FALSE(world.reads(reader, "systems-lead"));
  }
}

TEST_CASE("instead of a name stands the part, or whose side somebody is on") {
  Partners world;
  world.action.verifier = PersonId{"head-of-quality"};
  const auto claims = givers_of(model::Verb::claim);
  const auto signs_off = deciders_of(model::Verb::claim);
  const auto grants = deciders_of(model::Verb::extend);
  CHECK(world.told("systems-lead", "head-of-quality", signs_off) == "the verifier");
  CHECK(world.told("systems-lead", "director-childrens", grants) == "the accountable officer");
  CHECK(world.told("lscb", "systems-lead", claims) == "the owner");
  world.person("systems-lead").deputy = PersonId{"deputy-systems"};
  CHECK(world.told("systems-lead", "deputy-systems", claims) == "the owner's deputy");
  CHECK(world.told("lscb", "head-of-service", claims) == "the owner's manager");
  CHECK(world.told("systems-lead", "head-of-quality", claims) == "the council");
  CHECK(world.told("systems-lead", "deputy-systems", signs_off) == "another organisation");
  const auto facts = world.facts();
  const Ground ground(facts);
  CHECK(seen_name_first(ground, PersonId{"lscb"}, PersonId{"systems-lead"}, claims) == "The owner");
}

TEST_CASE("a refusal names nobody whom the reader does not read") {
  Partners world;
  world.action.owner = PersonId{"head-of-quality"};
  world.person("head-of-quality").deputy = PersonId{"systems-lead"};
  world.person("head-of-quality").name = "Somebody";
  const auto refused =
      world.answer("not-mine", "systems-lead", "2011-11-01", {.person = "head-of-quality"});
  CHECK(refused.reason == "whoever was proposed owns it already");
}
