// SPDX-License-Identifier: MIT
#include <filesystem>

#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr int actions = 20;

/// The chief is the administrator and also has a second channel, a Maildir.
void give_chief_a_folder(const Home& home) {
  home.edit("people.toml", "email = \"chief@example.gov.uk\"",
            "email = \"chief@example.gov.uk\", folder = \"chief@example.gov.uk\"");
}

boost::json::object notifier(const Home& home, const std::string& id) {
  const auto status = home.ask({"status"});
  for (const auto& entry : status.at("notifiers").as_array())
    if (std::string(entry.at("id").as_string()) == id) return entry.as_object();
  return {};
}

bool usable(const Home& home) {
  return notifier(home, "email").at("usable").as_bool();
}

}  // namespace

TEST_CASE(
    "39: a server that refuses everybody stops the channel; nothing fails, the administrator "
    "hears by another one, and all arrives once it is mended") {
  const MailServer good;
  Peer bad("faulty_smtp.py", {"MAIL=550 5.7.1 you may not send here"});
  const Home home;
  write_crowd(home, actions, email_notifier(bad.port()) + maildir_notifier("folder"),
              "administrator = \"chief\"\n");
  give_chief_a_folder(home);
  Daemon daemon(home);
  daemon.wait_until_ready();

  REQUIRE(eventually([&] { return !maildir(home.path() / "folder").empty(); }));
  const auto told = maildir(home.path() / "folder");
  REQUIRE(told.size() == 1);
  CHECK_THAT(told[0].subject, ContainsSubstring("Sending through email has stopped"));
  CHECK(told[0].says("you may not send here"));
  CHECK_FALSE(usable(home));
  CHECK_THAT(std::string(notifier(home, "email").at("text").as_string()),
             ContainsSubstring("you may not send here"));
  CHECK(home.messages("failed") == 0);

  home.edit("dueward.toml", std::to_string(bad.port()), std::to_string(good.port()));
  CHECK(home.dueward({"reload"}).status == 0);
  CHECK(eventually([&] { return good.mails_to("owner").size() == actions; }));
  CHECK(eventually([&] { return usable(home); }));
  CHECK(home.messages("failed") == 0);
  CHECK(daemon.stop() == 0);
}

TEST_CASE(
    "47: a wrong password is offered once, not once for each message; the channel resumes on "
    "reload") {
  const MailServer server({"--tls", certificate("good"), "--login", "plan:right"});
  const Home home;
  home.write("password", "wrong\n");
  std::filesystem::permissions(home.path() / "password", std::filesystem::perms::owner_read |
                                                             std::filesystem::perms::owner_write);
  write_crowd(home, actions,
              email_notifier(server.port(), 8,
                             "user = \"plan\"\npassword_file = \"password\"\nca_file = \"" +
                                 certificate("ca.pem") + "\"\n") +
                  maildir_notifier("folder"),
              "administrator = \"chief\"\n");
  home.edit("dueward.toml", "smtp://127.0.0.1", "smtp://localhost");
  give_chief_a_folder(home);
  Daemon daemon(home);
  daemon.wait_until_ready();

  REQUIRE(eventually([&] { return !usable(home); }));
  CHECK(eventually([&] { return maildir(home.path() / "folder").size() == 1; }));
  CHECK(home.messages("failed") == 0);
  CHECK(server.count() == 0);

  home.write("password", "right\n");
  CHECK(home.dueward({"reload"}).status == 0);
  CHECK(eventually([&] { return server.mails_to("owner").size() == actions; }));
  CHECK(home.messages("failed") == 0);
  CHECK(daemon.stop() == 0);
}

TEST_CASE(
    "39: an address that does not exist fails its own message only, and the accountable officer "
    "and the administrator are told") {
  const MailServer server({"--refuse", "owner-7@example.gov.uk"});
  const Home home;
  write_crowd(home, actions, email_notifier(server.port()), "administrator = \"clerk\"\n");
  home.edit("people.toml", "[[people]]", person("clerk") + "[[people]]");
  Daemon daemon(home);
  daemon.wait_until_ready();

  CHECK(eventually([&] { return server.mails_to("owner").size() == actions - 1; }));
  CHECK(eventually([&] { return home.messages("failed") == 1; }));
  CHECK(eventually([&] {
    return server.mails_to("chief@").size() == 1 && server.mails_to("clerk@").size() == 1;
  }));
  for (const char* told : {"chief@", "clerk@"}) {
    const auto mail = server.mails_to(told).at(0);
    CHECK_THAT(mail.subject, ContainsSubstring("Not delivered: a message to The owner-7"));
    CHECK(mail.says("nobody of that name here"));
  }
  const auto shown = home.ask({"show", "A-7"});
  CHECK(shown.at("messages").at(0).at("state") == "failed");
  CHECK_FALSE(shown.at("messages").at(0).at("failure").as_string().empty());
  CHECK(notifier(home, "email").at("usable").as_bool());
  CHECK(daemon.stop() == 0);
}
