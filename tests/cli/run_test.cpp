// SPDX-License-Identifier: MIT
// The whole service with a simulated clock, from start to end: the real program on the plan of the
// 2011 inspection.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/program.hpp"
#include "support/catch.hpp"
#include "web/peer.hpp"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using dueward::test::Folder;
using dueward::test::Ran;
using dueward::test::shell;

namespace {

struct Copy {
  Folder folder;
  fs::path place = folder.at("p");

  Copy() {
    fs::copy(fs::path(std::getenv("DUEWARD_SOURCE")) / "config/examples/ofsted-2011", place,
             fs::copy_options::recursive);
  }

  /// One day as fast as it goes; ended by force, with status 137, where it does not end by itself.
  Ran run_a_day() {
    return shell("timeout -s KILL 60 $dueward --config " + (place / "demo.toml").string() +
                 " run --simulated-clock --from 2011-08-19 --to 2011-08-19 --speed 10000000");
  }
};

}  // namespace

TEST_CASE("A simulated span that has ended leaves no error in the log") {
  Copy copy;
  const auto ran = copy.run_a_day();
  CHECK(ran.status == 0);
  CHECK_THAT(ran.err, ContainsSubstring("is ready"));
  CHECK_THAT(ran.err, !ContainsSubstring(" error "));
}

TEST_CASE("A simulated run that cannot start says why and ends") {
  Copy copy;
  fs::create_directories(copy.place / "state");
  std::ofstream(copy.place / "state/dueward.sock") << "in the way";
  const auto ran = copy.run_a_day();
  CHECK(ran.status == 1);
  CHECK_THAT(ran.err, ContainsSubstring("another file stands there"));
}
