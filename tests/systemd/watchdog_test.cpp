// SPDX-License-Identifier: MIT
#include "systemd/watchdog.hpp"

#include <cstdlib>
#include <string>

#include <unistd.h>

#include "support/catch.hpp"

using dueward::systemd::watchdog_interval;

TEST_CASE("the watchdog is fed twice in each period that the service manager allows") {
  setenv("WATCHDOG_USEC", "30000000", 1);
  unsetenv("WATCHDOG_PID");
  CHECK(watchdog_interval() == std::chrono::seconds(15));
  setenv("WATCHDOG_PID", std::to_string(getpid()).c_str(), 1);
  CHECK(watchdog_interval() == std::chrono::seconds(15));
}

TEST_CASE("a watchdog over another process, or none, or nonsense, is not fed") {
  unsetenv("WATCHDOG_PID");
  for (const auto* usec : {"", "0", "-5", "soon", "30000000x"}) {
    setenv("WATCHDOG_USEC", usec, 1);
    CHECK_FALSE(watchdog_interval());
  }
  setenv("WATCHDOG_USEC", "30000000", 1);
  setenv("WATCHDOG_PID", std::to_string(getpid() + 1).c_str(), 1);
  CHECK_FALSE(watchdog_interval());
  unsetenv("WATCHDOG_USEC");
  CHECK_FALSE(watchdog_interval());
}
