// SPDX-License-Identifier: MIT
// People answer a running service.
#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string text(const boost::json::value& value) {
  return std::string(value.as_string());
}

std::string state_of(const Home& home) {
  return text(home.ask({"show", "A-1"}).at("state"));
}

std::vector<Mail> receipts(const MailServer& server) {
  auto mails = server.mails_to("owner-1@");
  std::erase_if(mails, [](const Mail& mail) {
    return mail.subject.find("Recorded: A-1 Action number A-1") == std::string::npos;
  });
  return mails;
}

const std::vector<std::string> claim{
    "do", "claim", "A-1", "--as", "owner-1", "--evidence", "report: Audit of 40 cases"};

}  // namespace

TEST_CASE(
    "An answer that was confirmed survives SIGKILL right after the reply, and its receipt goes "
    "once") {
  const MailServer server;
  const Home home;
  write_crowd(home, 1, email_notifier(server.port()));
  {
    Daemon daemon(home);
    daemon.wait_until_ready();
    REQUIRE(eventually([&] { return home.messages("delivered") == 1; }));
    REQUIRE(home.dueward(claim).status == 0);
    REQUIRE(daemon.kill());
  }
  Daemon daemon(home);
  daemon.wait_until_ready();
  CHECK(state_of(home) == "claimed");
  const auto shown = home.ask({"show", "A-1"});
  CHECK(text(shown.at("evidence").at(0).at("what")) == "Audit of 40 cases");
  CHECK(text(shown.at("waiting").at(0).at("decider")) == "chief");
  REQUIRE(eventually([&] { return !receipts(server).empty(); }));
  CHECK(distinct_ids(receipts(server)).size() == 1);
  CHECK(daemon.stop() == 0);
}

TEST_CASE(
    "What the rules forbid is refused with what is possible, by the words of the command line") {
  const MailServer server;
  const Home home;
  write_crowd(home, 1, email_notifier(server.port()));
  Daemon daemon(home);
  daemon.wait_until_ready();
  const Ran early = home.dueward({"do", "sign-off", "A-1", "--as", "chief"});
  CHECK(early.status == 1);
  CHECK_THAT(early.err, ContainsSubstring("A-1 is agreed: \"sign-off\" is not possible now"));
  CHECK(home.dueward(claim).status == 0);
  const Ran own = home.dueward({"do", "sign-off", "A-1", "--as", "owner-1"});
  CHECK(own.status == 1);
  CHECK_THAT(own.err, ContainsSubstring("only the verifier or their manager can do this"));
  CHECK(home.dueward({"do", "sign-off", "A-1", "--as", "chief", "--note", "seen"}).status == 0);
  CHECK(state_of(home) == "complete");
  CHECK(text(home.ask({"show", "A-1"}).at("rating").at("word")) == "Blue");
  const Ran personal = home.dueward(
      {"do", "reopen", "A-1", "--as", "chief", "--reason", "the file of somebody born 3 May 2004"});
  CHECK(personal.status == 1);
  CHECK_THAT(personal.err, ContainsSubstring("reason: looks as if it held a date of birth"));
  CHECK(daemon.stop() == 0);
}
