// SPDX-License-Identifier: MIT
// Links in mails: revoked, and mailed anew.
#include <boost/asio/ip/tcp.hpp>

#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string public_url = "https://actions.example.gov.uk";

/// [web] on a port of the system's choice.
void write_linked_crowd(const Home& home, int people, const std::string& notifiers) {
  write_crowd(home, people, notifiers);
  home.edit("dueward.toml", "[store]\n",
            "[web]\nlisten = \"127.0.0.1:0\"\npublic_url = \"" + public_url + "\"\n[store]\n");
}

/// The paths of the links of a mail, in order; those of its text first.
std::vector<std::string> links_of(const Mail& mail) {
  auto text = mail.bytes;
  for (const std::string end : {"=\r\n", "=\n"}) {
    for (auto at = text.find(end); at != std::string::npos; at = text.find(end, at))
      text.erase(at, end.size());
  }
  std::vector<std::string> links;
  for (auto at = text.find(public_url); at != std::string::npos; at = text.find(public_url, at)) {
    at += public_url.size();
    links.push_back(text.substr(at, text.find_first_of("\r\n\"", at) - at));
  }
  return links;
}

/// The status of a page: "200".
std::string status_of(const Home& home, const std::string& path) {
  const std::string place(home.ask({"status"}).at("listens_at").as_string());
  const auto colon = place.rfind(':');
  boost::asio::ip::tcp::iostream peer(place.substr(0, colon), place.substr(colon + 1));
  peer << "GET " << path << " HTTP/1.1\r\nHost: actions.example.gov.uk\r\nConnection: close\r\n\r\n"
       << std::flush;
  std::string version;
  std::string status;
  peer >> version >> status;
  return status;
}

std::vector<Mail> new_links(const MailServer& server, const std::string& person) {
  auto mails = server.mails_to(person + "@");
  std::erase_if(mails, [](const Mail& mail) {
    return mail.subject != "A new link to what is open with you";
  });
  return mails;
}

std::string first_link(const MailServer& server, const std::string& person) {
  return links_of(server.mails_to(person + "@").at(0)).at(0);
}

}  // namespace

TEST_CASE("Whose links were revoked is mailed another on demand: it opens, the old one does not") {
  const MailServer server;
  const Home home;
  write_linked_crowd(home, 1, email_notifier(server.port()));
  Daemon daemon(home);
  daemon.wait_until_ready();
  REQUIRE(eventually([&] { return home.messages("delivered") == 1; }));
  const auto old = first_link(server, "owner-1");
  REQUIRE(status_of(home, old) == "200");

  const Ran revoked = home.dueward({"link", "revoke", "owner-1"});
  CHECK_THAT(revoked.out, ContainsSubstring("'dueward link send owner-1' mails one now"));
  const Ran sent = home.dueward({"link", "send", "owner-1"});
  CHECK(sent.out ==
        "A mail to The owner-1 with a new link to all that is open with them is on its way.\n");
  CHECK_THAT(home.dueward({"link", "send", "owner-1"}).out, ContainsSubstring("no second mail"));
  REQUIRE(eventually([&] { return home.messages("delivered") == 2; }));

  const auto mails = new_links(server, "owner-1");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].says("links you were sent before may have stopped working"));
  CHECK(mails[0].says("One action is open with you."));
  const auto links = links_of(mails[0]);
  REQUIRE(links.size() == 2);  // of the text and of the HTML
  CHECK(links[0] == links[1]);
  CHECK(status_of(home, links[0]) == "200");
  CHECK(status_of(home, old) != "200");
  CHECK(home.dueward({"link", "send", "chief"}).status == 1);
  CHECK(daemon.stop() == 0);
}

TEST_CASE("After the key was changed everybody who has something open is mailed a link") {
  const MailServer server;
  const Home home;
  write_linked_crowd(home, 3, email_notifier(server.port()));
  Daemon daemon(home);
  daemon.wait_until_ready();
  REQUIRE(eventually([&] { return home.messages("delivered") == 3; }));
  const auto old = first_link(server, "owner-2");
  REQUIRE(home.dueward({"feed", "--new-key", "--now"}).status == 0);
  CHECK(home.dueward({"link", "send", "--all"}).out ==
        "Sent to 3; 1 has nothing open of which they are mailed.\n");
  REQUIRE(eventually([&] { return home.messages("delivered") == 6; }));
  CHECK(status_of(home, links_of(new_links(server, "owner-2").at(0)).at(0)) == "200");
  CHECK(status_of(home, old) != "200");
  CHECK(daemon.stop() == 0);
}

TEST_CASE("A link that is sent while sending is held waits, and goes when it is resumed") {
  const MailServer server;
  const Home home;
  write_linked_crowd(home, 1, email_notifier(server.port()));
  Daemon daemon(home);
  daemon.wait_until_ready();
  REQUIRE(eventually([&] { return home.messages("delivered") == 1; }));
  REQUIRE(home.dueward({"hold"}).status == 0);
  CHECK_THAT(home.dueward({"link", "send", "owner-1"}).out, ContainsSubstring("waits until"));
  CHECK(home.messages("ready") == 1);
  CHECK(server.count() == 1);
  REQUIRE(home.dueward({"resume"}).status == 0);
  CHECK(eventually([&] { return new_links(server, "owner-1").size() == 1; }));
  CHECK(daemon.stop() == 0);
}

TEST_CASE("Where mails carry no links none is sent, and it is said what is missing") {
  const MailServer server;
  const Home home;
  write_crowd(home, 1, email_notifier(server.port()));
  Daemon daemon(home);
  daemon.wait_until_ready();
  const Ran sent = home.dueward({"link", "send", "owner-1"});
  CHECK(sent.status == 1);
  CHECK_THAT(sent.err, ContainsSubstring("[web] has listen and public_url"));
  CHECK(daemon.stop() == 0);
}
