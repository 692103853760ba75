// SPDX-License-Identifier: MIT
// What arrives, as an independent server takes it and an independent library reads it.
#include "plugins/email/mail.hpp"
#include "support/catch.hpp"

using namespace dueward::test;

namespace {

/// The mail that arrives for `message`, checked for what holds of every mail.
ReadMail arrival(const Message& message, Options more = {}) {
  MailServer server;
  Options options = in_clear(server.port());
  options.merge(more);
  Session session("email", options);
  const Outcome outcome = session.deliver(message);
  CAPTURE(outcome.said);
  REQUIRE(outcome.result == DUEWARD_DELIVERED);
  REQUIRE(server.count() == 1);
  ReadMail mail = read_mail(server.mail(1));
  CHECK(mail.defects == std::vector<std::string>{});
  CHECK(mail.longest_line <= 998);
  CHECK(mail.bare_line_ends == 0);
  CHECK(mail.is_ascii);
  return mail;
}

}  // namespace

TEST_CASE("a reminder arrives as text and HTML, with sender, receiver and subject") {
  const ReadMail mail = arrival({}, {{"reply_to", "improvement.officer@example.gov.uk"}});
  CHECK(mail.from ==
        std::vector<ReadMail::Mailbox>{{"Improvement plan", "improvement@example.gov.uk"}});
  CHECK(mail.to == std::vector<ReadMail::Mailbox>{{"Head of Service", "owner@example.gov.uk"}});
  CHECK(mail.reply_to ==
        std::vector<ReadMail::Mailbox>{{"", "improvement.officer@example.gov.uk"}});
  CHECK(mail.header("Subject") == "Four weeks left: usable chronologies");
  CHECK(mail.header("Date") == "Fri, 21 Oct 2011 08:00:00 +0100");
  CHECK(mail.type == "multipart/alternative");
  REQUIRE(mail.parts.size() == 2);
  CHECK(mail.parts[0].type == "text/plain");
  CHECK(mail.parts[0].content == "Act by Friday 18 November 2011.\n");
  CHECK(mail.parts[1].type == "text/html");
  CHECK(mail.parts[1].charset == "utf-8");
}

TEST_CASE("a name arrives as it was written, whatever stands in it") {
  const std::string name = GENERATE("Head of Service", "Lead (Practice)", "Smith, Head of Quality",
                                    "A. N. Other", "O'Neil-Brown & Co", "\"Quoted\" Lead",
                                    "=?utf-8?q?x?=", "Ärztin für Kinder", "lead@example.org");
  Message message;
  message.recipient_name = name;
  // A space keeps what would otherwise be read as an encoded word.
  const std::string shown = name == "=?utf-8?q?x?=" ? "= ?utf-8?q?x?=" : name;
  CHECK(arrival(message).to == std::vector<ReadMail::Mailbox>{{shown, "owner@example.gov.uk"}});
}

TEST_CASE("a mail says that a machine wrote it and that no machine is to answer") {
  const ReadMail mail = arrival({});
  CHECK(mail.header("Auto-Submitted") == "auto-generated");
  CHECK(mail.header("X-Auto-Response-Suppress") == "All");
  CHECK(mail.header("Precedence") == "");
  CHECK(mail.header("List-Id") == "");
  CHECK(mail.header("Content-Language") == "en-GB");
  CHECK(arrival({}, {{"precedence", "bulk"}}).header("Precedence") == "bulk");
}

TEST_CASE("the mails of a thread answer the same message id") {
  Message message;
  message.key = "m-1";
  message.thread = "t-9";
  const ReadMail mail = arrival(message);
  CHECK(mail.header("Message-Id") == "<m-1@example.gov.uk>");
  CHECK(mail.header("In-Reply-To") == "<t-9@example.gov.uk>");
  CHECK(mail.header("References") == "<t-9@example.gov.uk>");
  message.thread.clear();
  CHECK(arrival(message).header("References") == "");
}

TEST_CASE("a repeat is the same mail, byte for byte") {
  MailServer server;
  Message message;
  message.parts = {{"plan.ics", "text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"}};
  Session("email", in_clear(server.port())).deliver(message);
  Session("email", in_clear(server.port())).deliver(message);
  REQUIRE(server.count() == 2);
  CHECK(server.mail(1) == server.mail(2));
}

TEST_CASE("a mail without HTML is text alone") {
  Message message;
  message.html.clear();
  CHECK(arrival(message).type == "text/plain");
}

TEST_CASE("attachments keep name, type and every byte") {
  Message message;
  std::string bytes;
  for (int i = 0; i < 256; ++i)
    bytes += static_cast<char>(i);
  message.parts = {{"Übersicht \"2011\".pdf", "application/pdf", bytes},
                   {"../../etc/passwd\r\nX: y", "message/rfc822", "x"}};
  const ReadMail mail = arrival(message);
  CHECK(mail.type == "multipart/mixed");
  REQUIRE(mail.parts.size() == 4);
  CHECK(mail.parts[2].name == "Übersicht \"2011\".pdf");
  CHECK(mail.parts[2].type == "application/pdf");
  CHECK(mail.parts[3].type == "application/octet-stream");
  CHECK(mail.header("X") == "");
}

TEST_CASE("51: control characters in names and subject never become headers") {
  using namespace std::string_literals;
  Message message;
  message.recipient_name = "Head\r\nBcc: other@example.org";
  message.subject = "Due\r\nX-Injected: yes\r\n\r\nbody\0end\x7f\xe2\x80\xa8line"s;
  const ReadMail mail = arrival(message);
  CHECK(mail.to ==
        std::vector<ReadMail::Mailbox>{{"Head  Bcc: other@example.org", "owner@example.gov.uk"}});
  CHECK(mail.header("Subject") == "Due  X-Injected: yes    body end  line");
  CHECK(mail.header("X-Injected") == "");
  CHECK(mail.header("Bcc") == "");
}

TEST_CASE("51: percent-encoded line ends, emoji and text from right to left arrive as they are") {
  Message message;
  message.recipient_name = "Ünal, \"the\" <owner@example.org> 😀";
  message.subject = "😀 %0d%0aBcc: x \xe2\x80\xae\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d";
  message.text = "😀 %0d%0a שלום\n";
  const ReadMail mail = arrival(message);
  CHECK(mail.to ==
        std::vector<ReadMail::Mailbox>{{message.recipient_name, "owner@example.gov.uk"}});
  CHECK(mail.header("Subject") == message.subject);
  CHECK(mail.parts[0].content == message.text);
}

TEST_CASE(
    "51: what looks like an encoded word in a subject stays as it was written, but for a space") {
  Message message;
  message.subject = "=?utf-8?q?X=0d=0aBcc:_x?=";
  CHECK(arrival(message).header("Subject") == "= ?utf-8?q?X=0d=0aBcc:_x?=");
}

TEST_CASE("51: a subject and a name of thousands of bytes are folded, not cut") {
  Message message;
  message.subject = std::string(3000, 's');
  message.recipient_name = std::string(2000, 'n');
  const ReadMail mail = arrival(message);
  CHECK(mail.header("Subject") == message.subject);
  // Python leaves the space between two encoded words where RFC 2047 drops it.
  std::string name = mail.to.at(0).name;
  std::erase(name, ' ');
  CHECK(name == message.recipient_name);
}

TEST_CASE("an address is never folded, however long the name before it") {
  MailServer server;
  Message message;
  message.recipient_name = "Joint Lead, Adult Services and Learning Disability";
  message.address = "designated.nurse.for.children@primary-care-trust.example.org";
  Session("email", in_clear(server.port())).deliver(message);
  CHECK_THAT(server.mail(1), Catch::Matchers::ContainsSubstring("<" + message.address + ">"));
}

TEST_CASE("51: an address with a control character reaches no server") {
  using namespace std::string_literals;
  MailServer server;
  Session session("email", in_clear(server.port()));
  for (const auto& address : {"a@example.org\r\nRCPT TO:<b@example.org>"s, "a@example.org\0"s,
                              "a b@example.org"s, "<a@example.org>"s, ""s}) {
    Message message;
    message.address = address;
    CHECK(session.deliver(message).result == DUEWARD_PERMANENT_ADDRESS);
  }
  CHECK(server.count() == 0);
  CHECK(server.finish().empty());
}

TEST_CASE("51: lines of a lone dot and dots at their beginning arrive unchanged") {
  Message message;
  message.text = ".\n..\n.leading\n.\r\nQUIT\r\n.\n";
  CHECK(arrival(message).parts.at(0).content == ".\n..\n.leading\n.\nQUIT\n.\n");
}

TEST_CASE("52: lone CR, NUL and broken UTF-8 in a body become valid text") {
  using namespace std::string_literals;
  Message message;
  message.text = "one\rtwo\r\nthree\0!\n\xff\xfe end \n"s;
  CHECK(arrival(message).parts.at(0).content ==
        "one\ntwo\nthree!\n\xef\xbf\xbd\xef\xbf\xbd end \n");
}

TEST_CASE("52: a megabyte with lines of a hundred thousand bytes arrives whole, not wrapped") {
  Message message;
  for (int i = 0; i < 3; ++i)
    message.text += std::string(100'000, static_cast<char>('a' + i)) + "\n";
  for (int i = 0; i < 10'000; ++i)
    message.html +=
        "<p>Überfällig seit 18. November 2011: Abschnitt " + std::to_string(i) + "</p>\n";
  const ReadMail mail = arrival(message);
  CHECK(mail.parts.at(0).content == message.text);
  CHECK(mail.parts.at(1).content == message.html);
}

TEST_CASE("a text that imitates the boundary of its own mail stays text") {
  Message message;
  message.text =
      "--=_alternative_" + message.key + "\n\nforged\n--=_alternative_" + message.key + "--\n";
  CHECK(arrival(message).parts.at(0).content == message.text);
}
