// SPDX-License-Identifier: MIT
#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE(
    "In a pilot everything goes to the administrator, marked with who would have had it; its "
    "end is a start of its own") {
  const MailServer server;
  const Home home;
  write_crowd(home, 2, email_notifier(server.port()), "administrator = \"clerk\"\n");
  home.edit("people.toml", "[[people]]", person("clerk") + "[[people]]");
  home.edit("plan.toml", "policy = ", "pilot = true\npolicy = ");
  Daemon daemon(home);
  daemon.wait_until_ready();

  const auto says = [&](const std::string& words) {
    for (const Mail& mail : server.mails_to("clerk@"))
      if (mail.says(words)) return true;
    return false;
  };
  CHECK(eventually([&] { return says("The owner-1") && says("The owner-2"); }));
  CHECK(says("PILOT"));
  CHECK(server.mails_to("owner").empty());

  home.edit("plan.toml", "pilot = true\n", "");
  CHECK(home.dueward({"reload"}).status == 0);
  CHECK(eventually([&] {
    return server.mails_to("owner-1@").size() == 1 && server.mails_to("owner-2@").size() == 1;
  }));
  CHECK(daemon.stop() == 0);
  for (const Mail& mail : server.mails_to("owner"))
    CHECK_FALSE(mail.says("PILOT"));
}
