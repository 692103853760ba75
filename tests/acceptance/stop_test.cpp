// SPDX-License-Identifier: MIT
#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;

TEST_CASE("13: SIGTERM under load ends in order, and the next start sends the rest, each once") {
  constexpr int actions = 100;
  const MailServer server({"--pause", "0.1"});
  const Home home;
  write_crowd(home, actions, email_notifier(server.port(), 4));

  Daemon first(home);
  REQUIRE(eventually([&] { return server.count() >= 10; }));
  CHECK(first.stop() == 0);
  CHECK(server.count() < actions);

  Daemon second(home);
  second.wait_until_ready();
  CHECK(eventually([&] { return home.messages("delivered") == actions; }));
  CHECK(second.stop() == 0);
  CHECK(server.mails().size() == actions);
  CHECK(distinct_ids(server.mails()).size() == actions);
}

TEST_CASE(
    "13, 42: a server that never answers does not keep the service from ending; the next start "
    "sends the same message at once") {
  Peer silent("faulty_smtp.py", {"--times", "1", "DOT=silent"});
  const Home home;
  write_crowd(home, 1, email_notifier(silent.port()));

  Daemon first(home);
  first.wait_until_ready();
  REQUIRE(eventually([&] {
    return home.ask({"status"}).at("notifiers").at(0).at("under_way").to_number<int>() == 1;
  }));
  CHECK(first.stop() == 0);

  Daemon second(home);
  second.wait_until_ready();
  // Well before the pause after a failed attempt is over: the silence was not the message's fault.
  CHECK(eventually([&] { return home.messages("delivered") == 1; }, std::chrono::seconds{40}));
  CHECK(second.stop() == 0);
  std::set<std::string> mails;
  int attempts = 0;
  for (const auto& line : silent.finish()) {
    if (line.find("\"mail\"") == std::string::npos) continue;
    mails.insert(line.substr(line.find("\"mail\"")));
    ++attempts;
  }
  CHECK(attempts == 2);
  CHECK(mails.size() == 1);
}
