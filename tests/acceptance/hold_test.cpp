// SPDX-License-Identifier: MIT
#include <filesystem>

#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("While held nothing goes, across a new start too; resume sends what waited") {
  const MailServer server;
  const Home home;
  write_crowd(home, 1, email_notifier(server.port()));
  {
    Daemon daemon(home);
    daemon.wait_until_ready();
    REQUIRE(eventually([&] { return home.messages("delivered") == 1; }));
    CHECK(home.dueward({"hold"}).status == 0);
    CHECK(daemon.stop() == 0);
  }

  home.write("plan.toml", plan() + action("A-1", "owner-1") + action("A-2", "owner-1"));
  Daemon daemon(home);
  daemon.wait_until_ready();
  const auto hold = home.ask({"status"}).at("hold");
  CHECK_THAT(std::string(hold.at("reason").as_string()), ContainsSubstring("held by hand (uid "));
  CHECK(eventually([&] { return daemon.has_told("STATUS=held: held by hand"); }));
  CHECK(home.ask({"status"}).at("actions").at("open").to_number<int>() == 2);
  CHECK(server.count() == 1);

  CHECK(home.dueward({"resume"}).status == 0);
  CHECK(home.ask({"status"}).at("hold").is_null());
  CHECK(home.dueward({"resume"}).status == 1);  // there is nothing to resume
  CHECK(daemon.stop() == 0);
}

TEST_CASE("A store put back from a backup holds by itself, and people are told by mail") {
  const MailServer server;
  const Home home;
  write_crowd(home, 1, email_notifier(server.port()));
  const auto run_once = [&home] {
    Daemon daemon(home);
    daemon.wait_until_ready();
    REQUIRE(eventually([&] { return home.messages("delivered") == 1; }));
    CHECK(daemon.stop() == 0);
  };
  const auto store = home.path() / "state/dueward.db";
  run_once();
  std::filesystem::copy_file(store, home.path() / "backup");
  run_once();
  std::filesystem::rename(home.path() / "backup", store);

  Daemon daemon(home);
  daemon.wait_until_ready();
  CHECK_THAT(std::string(home.ask({"status"}).at("hold").at("reason").as_string()),
             ContainsSubstring("restored from a backup"));
  REQUIRE(eventually([&] { return server.mails_to("chief@").size() == 1; }));
  CHECK_THAT(server.mails_to("chief@")[0].subject, ContainsSubstring("All sending is on hold"));
  CHECK(daemon.stop() == 0);
}
