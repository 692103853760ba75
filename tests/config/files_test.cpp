// SPDX-License-Identifier: MIT
// Files that are missing, broken or not what they should be.
#include "files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "support/catch.hpp"

using namespace dueward::config;
using namespace dueward::config::test;

namespace {

// "file:line:column: code" of each finding.
std::string places(const Files& files) {
  std::string result;
  for (const auto& finding : load_files(files).diagnostics) {
    result += finding.file + ":" + std::to_string(finding.line) + ":" +
              std::to_string(finding.column) + ": " + finding.code + "\n";
  }
  return result;
}

}  // namespace

TEST_CASE("64: a pattern that matches nothing is reported where it stands") {
  CHECK(findings(
            sound_but("dueward.toml", "\"plans/*.toml\"", "\"plans/*.toml\", \"more/*.toml\"")) ==
        "dueward.toml:5:43: no-match: [service]: include: \"more/*.toml\" matches no file\n");
}

TEST_CASE("64: a syntax error hides the faults neither of other files nor of other tables") {
  auto files =
      sound_but("people.toml", "name = \"Strategic Director\"", "name = Strategic Director");
  files["people.toml"] += "login = 5\n";
  files["plans/one.toml"] += "titel = \"x\"\n";
  CHECK(places(files) ==
        "people.toml:3:8: syntax\n"
        "people.toml:10:9: wrong-type\n"
        "plans/one.toml:15:1: unknown-key\n");
}

TEST_CASE("64: a main file with a syntax error still names the files to look at") {
  auto files =
      sound_but("dueward.toml", "url = \"sqlite:dueward.db\"", "url = \"sqlite:dueward.db");
  files["people.toml"] += "login = 5\n";
  CHECK(places(files) ==
        "dueward.toml:7:25: syntax\n"
        "people.toml:10:9: wrong-type\n");
}

TEST_CASE("64: every broken table of a file is reported") {
  CHECK(places(sound_with("people.toml", "[[people]]\nid = \n[[people]]\nid = \"x\" y\n")) ==
        "people.toml:10:1: missing-key\n"
        "people.toml:10:1: missing-key\n"
        "people.toml:11:6: syntax\n"
        "people.toml:12:1: missing-key\n"
        "people.toml:12:1: missing-key\n"
        "people.toml:13:10: syntax\n");
}

TEST_CASE("64: text that is never closed is reported once") {
  CHECK(places(sound_with("people.toml", "phone = \"\"\"\n")) == "people.toml:10:13: syntax\n");
}

TEST_CASE("64: a byte order mark is no fault, in TOML nor in CSV") {
  auto files = sound();
  for (auto& [name, text] : files)
    text.insert(0, "\xEF\xBB\xBF");
  CHECK(findings(files) == "");
}

TEST_CASE("64: a byte that is not UTF-8 is reported with its line and column") {
  CHECK(findings(sound_but("people.toml", "Systems lead", "Syst\xE8mes")) ==
        "people.toml:7:13: bad-encoding: byte 0xe8 is not UTF-8 text; save the file as UTF-8\n");
}

TEST_CASE("64: UTF-16 is recognised") {
  const std::string utf16("\xFF\xFE[\0", 4);
  const auto found = findings({{"dueward.toml", utf16}});
  CHECK(found ==
        "dueward.toml:1:1: bad-encoding: byte 0xff is not UTF-8 text (the file looks like "
        "UTF-16); save the file as UTF-8\n");
}

TEST_CASE("64: an empty file lacks everything that is required") {
  CHECK(places({{"dueward.toml", ""}}) ==
        "dueward.toml:1:1: missing-key\n"
        "dueward.toml:1:1: missing-key\n"
        "dueward.toml:1:1: missing-key\n");
}

TEST_CASE("64: a main file that is not there") {
  const Folder folder;
  const auto loaded = load(folder.path() / "dueward.toml");
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK_FALSE(loaded.configuration);
  CHECK(to_string(loaded.diagnostics[0]) ==
        (folder.path() / "dueward.toml").string() + ": error: cannot read " +
            (folder.path() / "dueward.toml").string() + ": No such file or directory");
}

TEST_CASE("64: pipes and folders in place of files are refused, not waited for") {
  const Folder folder;
  for (const auto& [name, text] : sound())
    folder.write(name, text);
  std::filesystem::create_directory(folder.path() / "plans/folder.toml");
  REQUIRE(::mkfifo((folder.path() / "plans/pipe.toml").c_str(), 0600) == 0);
  const auto loaded = load(folder.path() / "dueward.toml");
  REQUIRE(loaded.diagnostics.size() == 2);
  CHECK(loaded.diagnostics[0].message.ends_with("folder.toml: it is a folder"));
  CHECK(loaded.diagnostics[1].message.ends_with("pipe.toml: it is no regular file"));
}

TEST_CASE("64: a file that may not be read is reported where it is included") {
  if (::geteuid() == 0) return;  // nothing is closed to root
  const Folder folder;
  for (const auto& [name, text] : sound())
    folder.write(name, text);
  REQUIRE(::chmod((folder.path() / "people.toml").c_str(), 0) == 0);
  const auto loaded = load(folder.path() / "dueward.toml");
  REQUIRE_FALSE(loaded.diagnostics.empty());
  CHECK(loaded.diagnostics[0].code == "unreadable");
  CHECK(loaded.diagnostics[0].line == 5);
  CHECK(loaded.diagnostics[0].message.ends_with("people.toml: Permission denied"));
}

TEST_CASE("64: a file found by two patterns is read once") {
  CHECK(findings(sound_but("dueward.toml", "\"plans/*.toml\"",
                           "\"plans/*.toml\", \"plans/one.toml\", \"*.toml\"")) == "");
}

TEST_CASE("64: a file of 50 MB is refused for its size where it is included") {
  CHECK(
      findings(sound_with("plans/one.toml", std::string(50'000'000, '#'))) ==
      "dueward.toml:5:27: too-large: [service]: include: plans/one.toml is larger than 32 MiB; put "
      "long lists of actions into a CSV file (actions_from)\n");
}

TEST_CASE("64: faults come in the order of the files, and all in one run") {
  auto files = sound();
  files["dueward.toml"] += "[web]\nlisten = 1\n";
  files["people.toml"] += "logn = \"x\"\n";
  files["plans/one.toml"] += "service = 3\n[[actions]]\nid = \"A-1\"\ntitle = \"\"\n";
  CHECK(places(files) ==
        "dueward.toml:17:10: wrong-type\n"
        "people.toml:10:1: unknown-key\n"
        "plans/one.toml:15:11: wrong-type\n"
        "plans/one.toml:16:1: missing-key\n"
        "plans/one.toml:18:9: empty-value\n");
}
