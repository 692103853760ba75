// SPDX-License-Identifier: MIT
#include "cli/program.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using dueward::test::program;
using dueward::test::shell;

TEST_CASE("75: a wrong command line is status 2, names the word and what was meant") {
  const auto mistyped = program({"stauts"});
  CHECK(mistyped.status == 2);
  CHECK_THAT(mistyped.err, ContainsSubstring("'stauts' is not known here; did you mean 'status'?"));
  CHECK(mistyped.out.empty());

  CHECK(program({}).status == 2);
  CHECK(program({"why"}).status == 2);
  CHECK(program({"status", "--format", "xml"}).status == 2);
  CHECK(program({"why", "SG-07", "--on", "2011-02-29"}).status == 2);
  CHECK_THAT(program({"why", "SG-07", "--on", "2011-02-29"}).err,
             ContainsSubstring("'2011-02-29' is not a day such as 2011-10-21"));
}

TEST_CASE("75: a subcommand without a table refuses csv as a wrong usage") {
  CHECK(program({"status", "--format", "csv"}).status == 2);
}

TEST_CASE("version and help go to standard output, with status 0") {
  CHECK_THAT(program({"--version"}).out, ContainsSubstring("dueward 0."));
  const auto help = program({"--help"});
  CHECK(help.status == 0);
  CHECK_THAT(help.out, ContainsSubstring("Examples:"));
  CHECK(program({"why", "--help"}).status == 0);
}

TEST_CASE("75: the help of a subcommand has an example of its own, and none of another") {
  for (const char* name : {"run", "check", "simulate", "diff", "status", "list", "show", "why",
                           "reload", "hold", "resume", "test", "plugins", "completion"}) {
    INFO(name);
    const auto help = program({name, "--help"}).out;
    const auto at = help.find("Example");
    REQUIRE(at != std::string::npos);
    const auto example = help.substr(at);
    CHECK_THAT(example, ContainsSubstring(std::string(" ") + name));
    const bool other = std::string(name) != "why" && example.find("why") != std::string::npos;
    CHECK_FALSE(other);
  }
}

TEST_CASE("75: who names a folder or file where none belongs is shown --config") {
  const auto ran = program({"check", "/"});
  CHECK(ran.status == 2);
  CHECK_THAT(ran.err, ContainsSubstring("'/' is not known here; a configuration is named with "
                                        "--config /dueward.toml"));
}

TEST_CASE("75: a full disk under the output is status 1, a closed pipe is silent") {
  const auto full = shell("$dueward --help >/dev/full");
  CHECK(full.status == 1);
  CHECK_THAT(full.err, ContainsSubstring("No space left on device"));
  CHECK(shell("$dueward --help | true").err.empty());
}

TEST_CASE("75: a service that does not run is status 69 and says how to start it") {
  const auto ran = program({"--socket", "/nonexistent/dueward.sock", "status"});
  CHECK(ran.status == 69);
  CHECK(ran.err ==
        "dueward: the service is not running or its socket /nonexistent/dueward.sock cannot be "
        "reached (No such file or directory): start it with 'systemctl start dueward', or with "
        "'dueward run' to see it work\n");
}
