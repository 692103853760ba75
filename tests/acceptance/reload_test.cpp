// SPDX-License-Identifier: MIT
#include <csignal>

#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::vector<Mail> mails(const Home& home) {
  return maildir(home.path() / "email");
}

std::size_t known(const Home& home) {
  return home.ask({"status"}).at("actions").at("open").to_number<std::size_t>();
}

}  // namespace

TEST_CASE("64: a reload with a fault names its place, and what was in force stays") {
  const Home home;
  write_crowd(home, 2, maildir_notifier("email"));
  Daemon daemon(home);
  daemon.wait_until_ready();
  REQUIRE(eventually([&] { return mails(home).size() == 2; }));

  home.edit("plan.toml", "owner = \"owner-1\"", "onwer = \"owner-1\"");
  const Ran refused = home.dueward({"reload"});
  CHECK(refused.status == 1);
  CHECK_THAT(refused.out, ContainsSubstring("plan.toml:11:1: error: "));
  CHECK_THAT(refused.out, ContainsSubstring("onwer"));
  const auto status = home.ask({"status"});
  CHECK_FALSE(status.at("load_fault").as_string().empty());
  CHECK(known(home) == 2);
  CHECK(std::string(home.ask({"show", "A-1"}).at("owner").as_string()) == "owner-1");

  home.edit("plan.toml", "onwer = \"owner-1\"", "owner = \"owner-1\"");
  CHECK(home.dueward({"reload"}).status == 0);
  CHECK(home.ask({"status"}).at("load_fault").as_string().empty());
  CHECK(daemon.stop() == 0);
  CHECK(mails(home).size() == 2);
}

TEST_CASE("64: SIGHUP with a fault changes nothing, and status tells of it") {
  const Home home;
  write_crowd(home, 1, maildir_notifier("email"));
  Daemon daemon(home);
  daemon.wait_until_ready();

  home.edit("people.toml", "[[people]]", "[[poeple]]");
  daemon.signal(SIGHUP);
  CHECK(eventually([&] { return !home.ask({"status"}).at("load_fault").as_string().empty(); }));
  CHECK(known(home) == 1);
  CHECK(daemon.stop() == 0);
}

TEST_CASE("A new owner, read by SIGHUP, gets one handover on the next working day") {
  const MailServer server;
  const Home home;
  write_crowd(home, 1, email_notifier(server.port()));
  home.edit("people.toml", "id = \"owner-1\"",
            "id = \"newcomer\"\nname = \"New\"\nnotify = { "
            "email = \"new@example.gov.uk\" }\n[[people]]\nid = \"owner-1\"");
  const std::vector<std::string> thursday_to_friday{"--simulated-clock", "--from", "2011-09-01",
                                                    "--speed", "20000"};
  home.edit("plan.toml", "due = ", "due = 2011-12-01 # ");
  Daemon daemon(home, thursday_to_friday);
  daemon.wait_until_ready();
  REQUIRE(eventually([&] { return server.count() == 1; }));

  home.edit("plan.toml", "owner = \"owner-1\"", "owner = \"newcomer\"");
  daemon.signal(SIGHUP);
  CHECK(eventually([&] { return server.mails_to("new@").size() == 1; }));
  const auto changed_on = std::string(home.ask({"status"}).at("now").as_string());
  INFO(changed_on);
  CHECK(eventually([&] {
    return std::string(home.ask({"status"}).at("now").as_string()).substr(0, 10) >
           changed_on.substr(0, 10);
  }));
  CHECK(daemon.stop() == 0);
  const auto handovers = server.mails_to("new@");
  REQUIRE(handovers.size() == 1);
  CHECK_THAT(handovers[0].subject, ContainsSubstring("Now yours"));
}

TEST_CASE("A load that withdraws many actions is refused until their exact number is named") {
  const Home home;
  write_crowd(home, 8, maildir_notifier("email"));
  Daemon daemon(home);
  daemon.wait_until_ready();
  REQUIRE(known(home) == 8);

  home.write("plan.toml", plan() + action("A-1", "owner-1") + action("A-2", "owner-2"));
  const Ran refused = home.dueward({"reload"});
  CHECK(refused.status == 1);
  CHECK_THAT(refused.out, ContainsSubstring("--withdraw 6"));
  CHECK(known(home) == 8);

  CHECK(home.dueward({"reload", "--withdraw", "5"}).status == 1);
  CHECK(known(home) == 8);

  CHECK(home.dueward({"reload", "--withdraw", "6"}).status == 0);
  CHECK(known(home) == 2);
  CHECK(daemon.stop() == 0);
}

TEST_CASE("63, 65: reloads leave a notifier's process alone, until something of it has changed") {
  const Home home;
  write_crowd(home, 1, maildir_notifier("email"));
  Daemon daemon(home);
  daemon.wait_until_ready();
  REQUIRE(eventually([&] { return mails(home).size() == 1; }));
  const auto first = daemon.hosts();
  REQUIRE(first.size() == 1);

  const auto plan_of_two = plan() + action("A-1", "owner-1") + action("B-1", "newcomer");
  home.write("people.toml", person("chief") + person("owner-1") + person("newcomer"));
  home.write("plan.toml", plan_of_two);
  CHECK(home.dueward({"reload"}).status == 0);
  REQUIRE(eventually([&] { return mails(home).size() == 2; }));
  CHECK(daemon.hosts() == first);

  home.edit("dueward.toml", "Plan <plan@", "The plan <plan@");
  home.write("people.toml",
             person("chief") + person("owner-1") + person("newcomer") + person("another"));
  home.write("plan.toml", plan_of_two + action("C-1", "another"));
  CHECK(home.dueward({"reload"}).status == 0);
  REQUIRE(eventually([&] { return mails(home).size() == 3; }));
  CHECK(eventually([&] { return daemon.hosts().size() == 1; }));
  CHECK(daemon.hosts() != first);
  CHECK(daemon.stop() == 0);
}
