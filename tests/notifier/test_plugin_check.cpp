// SPDX-License-Identifier: MIT
#include "built.hpp"
#include "notifier/plugin_check.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using namespace dueward::notifier;
using Catch::Matchers::ContainsSubstring;

namespace {

/// The proofs that failed, "id: fault" a line.
std::string failed(const fs::path& file) {
  std::string text;
  for (const auto& proof : check_plugin(host_program(), file))
    if (!proof.holds()) text += std::string(proof.id) + ": " + proof.fault + "\n";
  return text;
}

}  // namespace

TEST_CASE("The template keeps the contract") {
  CHECK(failed(template_plugin()) == "");
  CHECK(check_plugin(host_program(), template_plugin()).size() == 9);
}

TEST_CASE("A plugin that cannot be loaded fails the first proof, and the others are left out") {
  const auto proofs = check_plugin(host_program(), bad_plugins() / "wrong_abi.so");
  REQUIRE(proofs.size() == 1);
  CHECK_THAT(proofs.front().fault, ContainsSubstring("plugin interface 42"));
}

TEST_CASE("The checker names what a plugin leaves open, prints, believes and does when loaded") {
  CHECK_THAT(failed(bad_plugins() / "extra_symbol.so"),
             ContainsSubstring("symbols: it exports ") && ContainsSubstring("-fvisibility=hidden"));
  const auto talkative = failed(bad_plugins() / "talkative.so");
  CHECK_THAT(talkative, ContainsSubstring("quiet: it printed \"opened\""));
  CHECK_THAT(talkative,
             ContainsSubstring("address: it says that a message to such an address was"));
  CHECK_THAT(talkative, ContainsSubstring("describing: before: "));
}
