// SPDX-License-Identifier: MIT
// The subcommands that work on files: the real program on the plan of the 2011 inspection.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <boost/json/parse.hpp>

#include "cli/program.hpp"
#include "support/catch.hpp"
#include "web/peer.hpp"

namespace fs = std::filesystem;
namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using dueward::test::Folder;
using dueward::test::program;

namespace {

fs::path example() {
  return fs::path(std::getenv("DUEWARD_SOURCE")) / "config/examples/ofsted-2011";
}

std::string demo_of(const fs::path& copy) {
  return (copy / "demo.toml").string();
}

/// A copy of the example that a test may change.
fs::path copy_into(const Folder& folder, const std::string& name = "plan") {
  fs::copy(example(), folder.at(name), fs::copy_options::recursive);
  return folder.at(name);
}

void replace_in(const fs::path& file, const std::string& old, const std::string& now) {
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  auto changed = text.str();
  const auto at = changed.find(old);
  REQUIRE(at != std::string::npos);
  changed.replace(at, old.size(), now);
  std::ofstream(file) << changed;
}

}  // namespace

TEST_CASE("check finds the example sound and says what it read") {
  const auto ran = program({"--config", (example() / "dueward.toml").string(), "check"});
  CHECK(ran.status == 0);
  CHECK_THAT(ran.out, ContainsSubstring("1 plan, 22 actions"));
  CHECK_THAT(ran.out, ContainsSubstring("0 errors"));
}

TEST_CASE("64: check names file, line and column of a fault, as text and as JSON") {
  const Folder folder;
  const auto copy = copy_into(folder);
  replace_in(copy / "plans/ofsted-2011.toml", "owner = ", "onwer = ");
  const auto text = program({"--config", demo_of(copy), "check"});
  CHECK(text.status == 1);
  CHECK_THAT(text.out,
             ContainsSubstring("ofsted-2011.toml:") && ContainsSubstring("unknown key \"onwer\""));
  const auto found =
      json::parse(program({"--config", demo_of(copy), "--format", "json", "check"}).out);
  const auto& diagnostics = found.at("diagnostics").as_array();
  const auto fault = std::find_if(diagnostics.begin(), diagnostics.end(),
                                  [](const auto& one) { return one.at("code") == "unknown-key"; });
  REQUIRE(fault != diagnostics.end());
  CHECK(fault->at("severity") == "error");
  CHECK(fault->at("line").as_int64() > 0);
  CHECK(fault->at("column").as_int64() == 1);
}

TEST_CASE("66: check compiles the templates and names the line of a fault") {
  const Folder folder;
  const auto copy = copy_into(folder);
  fs::create_directories(copy / "templates");
  std::ofstream(copy / "templates/reminder.txt") << "Act by {{act_by}}\n{{no_such_name}}\n";
  replace_in(copy / "demo.toml", "state = \"state\"",
             "state = \"state\"\ntemplates = \"templates\"");
  const auto ran = program({"--config", demo_of(copy), "check"});
  CHECK(ran.status == 1);
  CHECK_THAT(ran.out, ContainsSubstring("reminder.txt:2: error: "));
}

TEST_CASE("subcommands that need a sound configuration end with status 78 and name its errors") {
  const auto ran = program(
      {"--config", "/nonexistent.toml", "simulate", "--from", "2011-08-19", "--to", "2011-08-20"});
  CHECK(ran.status == 78);
  CHECK_THAT(ran.err, ContainsSubstring("/nonexistent.toml: error: "));
  CHECK(ran.out.empty());
}

TEST_CASE("simulate prints messages in order of time, person and notifier, with their notices") {
  const auto ran = program({"--config", (example() / "demo.toml").string(), "--format", "json",
                            "simulate", "--from", "2011-08-19", "--to", "2012-03-31"});
  REQUIRE(ran.status == 0);
  const auto parsed = json::parse(ran.out);
  const auto& messages = parsed.at("messages").as_array();
  REQUIRE(messages.size() > 22);
  const auto place = [](const json::value& message) {
    return std::string(message.at("at").as_string()).substr(0, 19) + " " +
           std::string(message.at("to").as_string()) + " " +
           std::string(message.at("notifier").as_string());
  };
  CHECK(std::is_sorted(messages.begin(), messages.end(), [&](const auto& left, const auto& right) {
    return place(left) < place(right);
  }));
  std::set<std::string> act_by;
  for (const auto& message : messages) {
    for (const auto& notice : message.at("notices").as_array()) {
      act_by.insert(std::string(notice.at("act_by").as_string()));
    }
  }
  CHECK(act_by == std::set<std::string>{"2011-08-19", "2011-11-18", "2012-02-17"});
}

TEST_CASE("simulate as text tells each day, and how much it was") {
  const auto ran = program({"--config", (example() / "demo.toml").string(), "simulate", "--from",
                            "2011-08-19", "--to", "2011-08-26"});
  CHECK(ran.status == 0);
  CHECK_THAT(ran.out,
             ContainsSubstring("Friday 19 August 2011\n") && ContainsSubstring(" messages with "));
  CHECK(program({"simulate", "--from", "2011-08-26", "--to", "2011-08-19"}).status == 2);
}

TEST_CASE("diff of a configuration with itself finds nothing") {
  const auto config = (example() / "demo.toml").string();
  CHECK(program({"--config", config, "diff", "--against", config}).out ==
        "Nothing would change.\n");
}

TEST_CASE("diff names the dates and notices that a new anchor moves") {
  const Folder folder;
  const auto copy = copy_into(folder);
  replace_in(copy / "plans/ofsted-2011.toml", "anchor = 2011-08-19", "anchor = 2011-09-19");
  const auto ran = program({"--config", (example() / "demo.toml").string(), "--format", "json",
                            "diff", "--against", demo_of(copy)});
  REQUIRE(ran.status == 0);
  const auto found = json::parse(ran.out);
  const auto& actions = found.at("actions").as_array();
  const auto moved = std::find_if(actions.begin(), actions.end(), [](const auto& change) {
    return change.at("action") == "ofsted-2011/SG-07" && change.at("field") == "due";
  });
  REQUIRE(moved != actions.end());
  CHECK(moved->at("before") == "2011-11-19");
  CHECK(moved->at("after") == "2011-12-19");
  CHECK_FALSE(found.at("notices").as_array().empty());
}

TEST_CASE("plan write gives files that load to what the store holds") {
  const Folder folder;
  const auto copy = copy_into(folder);
  const auto config = demo_of(copy);
  CHECK_THAT(program({"--config", config, "plan", "write"}).err,
             ContainsSubstring("the service makes it at its first start"));
  REQUIRE(program({"--config", config, "run", "--simulated-clock", "--from", "2011-08-19", "--to",
                   "2011-08-19", "--speed", "1000000000"})
              .status == 0);

  const auto written =
      program({"--config", config, "plan", "write", "--into", folder.at("new").string()});
  INFO(written.err);
  REQUIRE(written.status == 0);
  fs::copy(copy / "demo.toml", folder.at("new/demo.toml"));
  fs::copy(copy / "ladders.toml", folder.at("new/ladders.toml"));
  CHECK(program({"--config", config, "diff", "--against", demo_of(folder.at("new"))}).out ==
        "Nothing would change.\n");

  const auto again =
      program({"--config", config, "plan", "write", "--into", folder.at("new").string()});
  CHECK(again.status == 1);
  CHECK_THAT(again.err, ContainsSubstring("is there already"));
}
