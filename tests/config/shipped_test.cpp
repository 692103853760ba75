// SPDX-License-Identifier: MIT
// The configuration that an installation starts with.
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>

#include "config/load.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::config;

namespace {

std::filesystem::path shipped() {
  const char* source = std::getenv("DUEWARD_SOURCE");
  REQUIRE(source != nullptr);
  return std::filesystem::path(source) / "config";
}

std::string findings_of(const std::filesystem::path& file) {
  std::string result;
  for (const auto& finding : load(file).diagnostics)
    result += to_string(finding) + '\n';
  return result;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// The text with every key and table that is commented out made valid.
std::string uncommented(const std::filesystem::path& file) {
  return std::regex_replace(text_of(file), std::regex("(^|\n)# (\\[|[a-z_]+ = )"), "$1$2");
}

}  // namespace

TEST_CASE("the configuration that is installed loads without a finding") {
  CHECK(findings_of(shipped() / "dueward.toml") == "");
}

TEST_CASE("every key that is shown commented out is one that can be used") {
  auto folder = (std::filesystem::temp_directory_path() / "dueward-shipped-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const std::filesystem::path copy(folder);
  std::filesystem::create_directories(copy / "plans");
  std::filesystem::create_directories(copy / "templates");
  std::filesystem::create_directories(copy / "lists");
  for (const auto* name : {"dueward.toml", "people.toml", "plans/first-plan.toml"}) {
    std::ofstream(copy / name) << uncommented(shipped() / name);
  }
  std::ofstream(copy / "lists/wales.json")
      << R"({"wales": {"division": "wales", "events": [{"title": "A day", "date": "2026-05-04"}]}})";
  std::ofstream(copy / "plans/actions.csv") << "id,title,due,owner,verifier\n";
  const auto loaded = load(copy / "dueward.toml");
  std::string codes;
  for (const auto& finding : loaded.diagnostics)
    codes += finding.code + '\n';
  CHECK(codes.empty());
  REQUIRE(loaded.configuration);
  CHECK(loaded.configuration->notifiers.size() == 2);
  CHECK(loaded.configuration->actions.size() == 1);
  std::filesystem::remove_all(copy);
}
