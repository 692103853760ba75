// SPDX-License-Identifier: MIT
#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string text(const boost::json::value& value) {
  return std::string(value.as_string());
}

}  // namespace

TEST_CASE("why and show explain what was sent and what will be") {
  const MailServer server;
  const Home home;
  write_crowd(home, 1, email_notifier(server.port()));
  Daemon daemon(home);
  daemon.wait_until_ready();
  REQUIRE(eventually([&] { return home.messages("delivered") == 1; }));

  const auto why = home.ask({"why", "A-1"});
  REQUIRE(why.at("rungs").as_array().size() == 2);
  const auto& sent = why.at("rungs").at(0);
  CHECK(text(sent.at("step")) == "assigned");
  CHECK(text(sent.at("verdict")) == "settled");
  CHECK(text(sent.at("entry").at("state")) == "delivered");
  const auto& future = why.at("rungs").at(1);
  CHECK(text(future.at("step")) == "late");
  CHECK(text(future.at("verdict")) == "waiting");
  CHECK(text(future.at("recipient")) == "chief");
  CHECK_THAT(text(future.at("reason")), ContainsSubstring("Five working days after the due date"));

  const Ran words = home.dueward({"why", "A-1"});
  CHECK(words.status == 0);
  CHECK_THAT(words.out, ContainsSubstring("Owner: The owner-1."));
  CHECK_THAT(words.out, ContainsSubstring("delivered"));

  const auto shown = home.ask({"show", "plan/A-1"});
  CHECK(text(shown.at("messages").at(0).at("state")) == "delivered");
  CHECK(text(shown.at("messages").at(0).at("address")) == "owner-1@example.gov.uk");
  CHECK(home.dueward({"show", "A-2"}).status == 1);
  CHECK_THAT(home.dueward({"why", "a-1"}).err,
             ContainsSubstring("there is no action \"a-1\"; did you mean \"A-1\"?"));
  CHECK(daemon.stop() == 0);
}

TEST_CASE("Without a service what asks it ends with 69 and says how to start one") {
  const Home home;
  write_crowd(home, 1, maildir_notifier("email"));
  for (const char* question : {"status", "list", "reload", "hold", "resume"}) {
    const Ran ran = home.dueward({question});
    INFO(question);
    CHECK(ran.status == 69);
    CHECK_THAT(ran.err, ContainsSubstring("systemctl start dueward"));
  }
  CHECK(home.dueward({"why", "A-1"}).status == 69);
  CHECK(home.dueward({"show", "A-1"}).status == 69);
}
