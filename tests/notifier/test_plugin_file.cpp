// SPDX-License-Identifier: MIT
// Test case 62: files that are refused before anything of them is loaded.
#include <array>

#include <unistd.h>

#include "built.hpp"
#include "notifier/plugin_file.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;
using dueward::notifier::find_plugin_file;

namespace {

/// The reason, or "found".
std::string refusal(const std::vector<fs::path>& folders, std::string_view name) {
  const auto file = find_plugin_file(folders, name);
  return file.path.empty() ? file.refused : "found";
}

std::string refusal(const TemporaryFolder& folder, std::string_view name = "misbehaving") {
  return refusal({folder.path()}, name);
}

void patch(const fs::path& file, std::streamoff at, char byte) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(at);
  stream.put(byte);
}

}  // namespace

TEST_CASE("62: a plugin that only its owner can change is found") {
  const TemporaryFolder folder;
  folder.plugin("misbehaving");
  CHECK(refusal(folder) == "found");
}

TEST_CASE("62: a name that is none, or that leads elsewhere") {
  const TemporaryFolder folder;
  CHECK_THAT(refusal(folder, "../misbehaving"), ContainsSubstring("cannot be the name"));
  CHECK_THAT(refusal(folder, ""), ContainsSubstring("cannot be the name"));
  CHECK_THAT(
      refusal(folder, "absent"),
      ContainsSubstring("there is no plugin \"absent\"; searched " + folder.path().string()));
}

TEST_CASE("62: a file or folder that others can write to") {
  const TemporaryFolder folder;
  const auto file = folder.plugin("misbehaving");
  fs::permissions(file, fs::perms(0666));
  CHECK_THAT(refusal(folder), ContainsSubstring("misbehaving.so can be changed by others"));
  fs::permissions(file, fs::perms(0644));
  fs::permissions(folder.path(), fs::perms(0777));
  CHECK_THAT(refusal(folder), ContainsSubstring("can be changed by others; run chmod go-w"));
}

TEST_CASE("62: a folder below one that everybody can write to") {
  const TemporaryFolder outer;
  fs::create_directory(outer.path() / "inner");
  fs::copy_file(bad_plugins() / "misbehaving.so", outer.path() / "inner/misbehaving.so");
  fs::permissions(outer.path(), fs::perms(0777));
  CHECK_THAT(refusal({outer.path() / "inner"}, "misbehaving"),
             ContainsSubstring("can be changed by everybody"));
}

TEST_CASE("62: a file of somebody else") {
  const TemporaryFolder folder;
  const auto file = folder.plugin("misbehaving");
  if (::geteuid() == 0) {
    REQUIRE(::chown(file.c_str(), 12345, 12345) == 0);
    CHECK_THAT(refusal(folder), ContainsSubstring("belongs to user 12345"));
  }
}

TEST_CASE("62: a link out of the folder; a link within it is followed") {
  const TemporaryFolder folder;
  fs::create_symlink(bad_plugins() / "misbehaving.so", folder.path() / "misbehaving.so");
  CHECK_THAT(refusal(folder), ContainsSubstring("outside its folder"));
  fs::remove(folder.path() / "misbehaving.so");
  folder.plugin("misbehaving", "misbehaving-1.2");
  fs::create_symlink("misbehaving-1.2.so", folder.path() / "misbehaving.so");
  CHECK(refusal(folder) == "found");
}

TEST_CASE("62: something that is no regular file") {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() / "misbehaving.so");
  CHECK_THAT(refusal(folder), ContainsSubstring("not a regular file"));
}

TEST_CASE("62: something that is no ELF file, or cut short") {
  const TemporaryFolder folder;
  folder.file("misbehaving.so", "#!/bin/sh\necho no\n");
  CHECK_THAT(refusal(folder), ContainsSubstring("no ELF header"));
  folder.file("misbehaving.so",
              "\x7f"
              "ELF");
  CHECK_THAT(refusal(folder), ContainsSubstring("no ELF header"));
}

TEST_CASE("62: a plugin for another architecture, word size or byte order") {
  const TemporaryFolder folder;
  // EI_CLASS, EI_DATA and the low byte of e_machine.
  for (const std::streamoff at : {4, 5, 18}) {
    patch(folder.plugin("misbehaving"), at, 0x7a);
    CHECK_THAT(refusal(folder), ContainsSubstring("another kind of machine"));
  }
}

TEST_CASE("62: two plugins with one name") {
  const TemporaryFolder one;
  const TemporaryFolder two;
  one.plugin("misbehaving");
  two.plugin("misbehaving");
  CHECK_THAT(refusal({one.path(), two.path()}, "misbehaving"),
             ContainsSubstring("there are two plugins \"misbehaving\""));
}
