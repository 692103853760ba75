// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "support/catch.hpp"

using dueward::cli::Progress;
using namespace std::chrono_literals;

namespace {

/// What a terminal would have been sent.
template <typename Work>
std::string shown(bool terminal, Work work) {
  int ends[2];
  REQUIRE(pipe2(ends, O_NONBLOCK) == 0);
  {
    Progress progress("Simulating", ends[1], terminal, Progress::Clock::time_point{});
    work(progress);
  }
  std::string text(4096, '\0');
  const auto size = read(ends[0], text.data(), text.size());
  text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  close(ends[0]);
  close(ends[1]);
  return text;
}

const Progress::Clock::time_point start{};

}  // namespace

TEST_CASE("progress appears after a second, is redrawn five times a second and wiped at the end") {
  const auto text = shown(true, [](Progress& progress) {
    progress.show("1", start + 900ms);
    progress.show("2", start + 1000ms);
    progress.show("3", start + 1100ms);
    progress.show("4", start + 1200ms);
  });
  CHECK(text == "\r\x1b[KSimulating: 2\r\x1b[KSimulating: 4\r\x1b[K");
}

TEST_CASE("nothing of it where standard error is no terminal") {
  CHECK(shown(false, [](Progress& progress) { progress.show("1", start + 10s); }).empty());
}
