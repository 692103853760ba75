// SPDX-License-Identifier: MIT
#include <algorithm>
#include <csignal>

#include "acceptance/daemon.hpp"
#include "support/catch.hpp"

using namespace dueward::test;

TEST_CASE("The service manager hears that the service is ready, how it is, reloads and stops") {
  const Home home;
  write_crowd(home, 1, maildir_notifier("email"));
  Daemon daemon(home);
  daemon.wait_until_ready();
  CHECK(eventually([&] { return daemon.has_told("STATUS="); }));

  const auto readies = [&] {
    return std::count(daemon.told().begin(), daemon.told().end(), "READY=1");
  };
  CHECK(readies() == 1);
  daemon.signal(SIGHUP);
  CHECK(eventually([&] { return readies() == 2; }));
  CHECK(daemon.has_told("RELOADING=1\nMONOTONIC_USEC="));

  CHECK(daemon.stop() == 0);
  CHECK(daemon.has_told("STOPPING=1"));
}

TEST_CASE("A service manager with a watchdog hears from the engine's own cycle") {
  const Home home;
  write_crowd(home, 1, maildir_notifier("email"));
  Daemon daemon(home, {}, {{"WATCHDOG_USEC", "400000"}});
  daemon.wait_until_ready();
  const auto signs = [&] {
    return std::count(daemon.told().begin(), daemon.told().end(), "WATCHDOG=1");
  };
  CHECK(eventually([&] { return signs() >= 5; }));
  CHECK(daemon.stop() == 0);
}
