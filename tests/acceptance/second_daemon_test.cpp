// SPDX-License-Identifier: MIT
#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("19: a second service on the same store refuses, says why, and the first goes on") {
  const Home home;
  write_crowd(home, 1, maildir_notifier("email"));
  Daemon first(home);
  first.wait_until_ready();

  const Ran second = home.dueward({"run"});
  CHECK(second.status == 1);
  CHECK_THAT(second.err, ContainsSubstring("dueward.db"));
  CHECK_THAT(second.err, ContainsSubstring("another"));

  CHECK(first.running());
  CHECK(home.dueward({"status"}).status == 0);
  CHECK(eventually([&] { return maildir(home.path() / "email").size() == 1; }));
  CHECK(first.stop() == 0);
}
