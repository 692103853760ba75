// SPDX-License-Identifier: MIT
#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE(
    "A day with more messages than the limit holds by itself, tells the administrator, and "
    "passes once resumed") {
  constexpr int actions = 12;
  const MailServer server;
  const Home home;
  write_crowd(home, actions, email_notifier(server.port()), "administrator = \"chief\"\n");
  home.edit("dueward.toml", "flood_limit = 100000", "flood_limit = 5");
  Daemon daemon(home);
  daemon.wait_until_ready();

  REQUIRE(eventually([&] { return server.mails_to("chief@").size() == 1; }));
  CHECK_THAT(server.mails_to("chief@")[0].subject, ContainsSubstring("All sending is on hold"));
  const auto hold = home.ask({"status"}).at("hold");
  CHECK_THAT(std::string(hold.at("reason").as_string()),
             ContainsSubstring("would send 12 messages, more than service.flood_limit (5)"));
  CHECK(server.count() == 1);

  CHECK(home.dueward({"resume"}).status == 0);
  CHECK(eventually([&] { return home.messages("delivered") == actions + 1; }));
  CHECK(daemon.stop() == 0);
  CHECK(server.mails().size() == actions + 1);
}
