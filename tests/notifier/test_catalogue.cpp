// SPDX-License-Identifier: MIT
#include "built.hpp"
#include "notifier/catalogue.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using namespace dueward::notifier;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string refusal(const std::string& name) {
  return find_plugin(places(bad_plugins()), name).refused;
}

}  // namespace

TEST_CASE("A plugin's description is read in another process and arrives whole") {
  const auto finding = find_plugin(places(bad_plugins()), "misbehaving");
  REQUIRE(finding.description);
  const auto& plugin = *finding.description;
  CHECK(plugin.version == "1.0");
  CHECK(plugin.destination == DestinationPart::whole);
  CHECK(plugin.file == (bad_plugins() / "misbehaving.so").string());
  REQUIRE(plugin.option("open") != nullptr);
  CHECK(plugin.option("open")->choices == std::vector<std::string>{"well", "throws", "later"});
  CHECK(plugin.option("open")->default_value == "well");
  CHECK(plugin.option("size")->max == 9);
  CHECK(plugin.option("size")->example == "4");
  CHECK(plugin.option("names")->list);
  CHECK(plugin.option("secret_file")->secret);
  CHECK(description_from_json(to_json(plugin)) == plugin);
}

TEST_CASE("62: wrong ABI, wrong size, missing symbol, wrong name: refused with the reason") {
  CHECK_THAT(refusal("wrong_abi"),
             ContainsSubstring("it is built for plugin interface 42, and this is 1"));
  CHECK_THAT(refusal("wrong_size"), ContainsSubstring("its table has the wrong size (16 bytes"));
  CHECK_THAT(refusal("missing_symbol"), ContainsSubstring("exports no symbol dueward_notifier"));
  CHECK_THAT(refusal("wrong_name"), ContainsSubstring("it calls itself \"another\""));
  CHECK_THAT(refusal("exits_on_load"), ContainsSubstring("ended with status 7"));
}

TEST_CASE("The list has the good and, with their reasons, the bad") {
  const TemporaryFolder folder;
  folder.plugin("misbehaving");
  folder.plugin("wrong_abi");
  std::string listed;
  for (const auto& finding : list_plugins(places(folder.path())))
    listed += finding.name + (finding.refused.empty() ? ": good\n" : ": refused\n");
  CHECK(listed == "misbehaving: good\nwrong_abi: refused\n");
  CHECK(list_plugins(places("/nonexistent")).empty());
}

TEST_CASE("A plugin says itself where options do not fit together") {
  const auto at = places(bad_plugins());
  const auto plugin = *find_plugin(at, "misbehaving").description;
  CHECK(plugin_objection(at, plugin, {{"open", "later", ""}}) == std::nullopt);
  CHECK(plugin_objection(at, plugin, {{"open", "later", ""}, {"hurry", "true", ""}}) ==
        "open = \"later\" and hurry = true exclude each other");
}

TEST_CASE("A program in a build tree finds its neighbours, an installed one what was installed") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "bin");
  folder.file("bin/dueward-host", "");
  const auto tree = places_of(folder.path() / "bin/dueward");
  CHECK(tree.host == folder.path() / "bin/dueward-host");
  CHECK(tree.folders == std::vector<fs::path>{folder.path() / "plugins"});
  const auto installed = places_of("/usr/bin/dueward");
  CHECK(installed.host.string().starts_with("/usr/"));
  CHECK_THAT(installed.host.string(), ContainsSubstring("/dueward/dueward-host"));
  CHECK(installed.folders.at(0).string().starts_with("/usr/lib"));
  CHECK(installed.folders.at(1) == "/usr/local/lib/dueward/notifiers");
}
