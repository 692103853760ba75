// SPDX-License-Identifier: MIT
#include "plugins/email/mail.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a mail written to a Maildir is one file in new, readable as a mail") {
  const TempFolder folder;
  const auto maildir = folder.path() / "Mail";
  Session session("maildir", {{"path", maildir.string()},
                              {"from", "Improvement plan <improvement@example.gov.uk>"}});
  const Outcome outcome = session.deliver({});
  CHECK(told(outcome) == "delivered: written to " + (maildir / "new").string());
  CHECK(outcome.peer_id == "1319180400.m-0123456789abcdef.dueward");
  REQUIRE(files_in(maildir / "new").size() == 1);
  CHECK(files_in(maildir / "tmp").empty());
  CHECK(files_in(maildir / "cur").empty());
  const ReadMail mail = read_mail(read_file(files_in(maildir / "new")[0]));
  CHECK(mail.header("Subject") == "Four weeks left: usable chronologies");
  CHECK(mail.header("Message-Id") == "<m-0123456789abcdef@example.gov.uk>");
  CHECK(mail.defects.empty());
}

TEST_CASE("a repeat takes the place of the first copy, another message stands beside it") {
  const TempFolder folder;
  Session session("maildir", {{"path", folder.path().string()}});
  Message message;
  session.deliver(message);
  session.deliver(message);
  CHECK(files_in(folder.path() / "new").size() == 1);
  message.key = "m-2";
  session.deliver(message);
  CHECK(files_in(folder.path() / "new").size() == 2);
}

TEST_CASE("a Maildir that cannot be made stops the channel, one that vanished is tried again") {
  const TempFolder folder;
  const std::string file = folder.write("file", "");
  CHECK_THROWS_WITH(Session("maildir", {{"path", file + "/Mail"}}),
                    ContainsSubstring("permanent: channel: cannot make " + file));
  const auto maildir = folder.path() / "Mail";
  Session session("maildir", {{"path", maildir.string()}});
  std::filesystem::remove_all(maildir);
  CHECK_THAT(told(session.deliver({})),
             ContainsSubstring("temporary: cannot open " + maildir.string()));
}

TEST_CASE("51: no byte of an address gets into a file that is not fit for a mail") {
  const TempFolder folder;
  Session session("maildir", {{"path", folder.path().string()}});
  Message message;
  message.address = "a@example.org\nBcc: b@example.org";
  CHECK(session.deliver(message).result == DUEWARD_PERMANENT_ADDRESS);
  CHECK(files_in(folder.path() / "new").empty());
}
