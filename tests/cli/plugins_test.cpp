// SPDX-License-Identifier: MIT
#include <cstdlib>

#include <boost/json/parse.hpp>

#include "cli/program.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using dueward::test::program;

namespace {

std::string built(const std::string& plugin) {
  return std::string(std::getenv("DUEWARD_BUILD")) + "/plugins/" + plugin + ".so";
}

}  // namespace

TEST_CASE("plugins names what is installed, with the options of each") {
  CHECK_THAT(program({"plugins"}).out,
             ContainsSubstring("maildir 1.") && ContainsSubstring("The Maildir; made if"));
  const auto listed = boost::json::parse(program({"--format", "json", "plugins"}).out);
  CHECK_FALSE(listed.at("plugins").as_array().empty());
}

TEST_CASE("plugin check proves a sound plugin, and ends with status 0") {
  const auto ran = program({"plugin", "check", built("maildir")});
  CHECK(ran.status == 0);
  CHECK_THAT(ran.out, ContainsSubstring("The plugin keeps the contract."));
}

TEST_CASE("62: plugin check tells why a file is no plugin, and ends with status 1") {
  const auto ran = program({"plugin", "check", "/etc/hostname"});
  CHECK(ran.status == 1);
  CHECK_THAT(ran.out, ContainsSubstring("FAILS"));
  CHECK(program({"plugin", "check", built("maildir"), "--option", "nonsense"}).status == 2);
}
