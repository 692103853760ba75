// SPDX-License-Identifier: MIT
// Refusals, silence and worse, from Postfix's smtp-sink and from a server made for it.
#include <chrono>
#include <cstdlib>

#include "plugins/email/mail.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// One mail to smtp-sink with these flags.
std::string from_sink(const std::vector<std::string>& flags) {
  const SmtpSink sink(flags);
  return told(Session("email", in_clear(sink.port())).deliver({}));
}

/// One mail to the faulty server.
std::string from_faulty(const std::string& deed, const Message& message = {}) {
  const Peer server("faulty_smtp.py", {deed});
  return told(Session("email", in_clear(server.port())).deliver(message));
}

/// One mail to the faulty server, which is waited for a second or two at that limit.
std::string waiting_for_faulty(const std::string& deed, const std::string& limit,
                               const Message& message = {}) {
  const Peer server("faulty_smtp.py", {deed});
  Options options = in_clear(server.port());
  options[limit] = "2";
  return told(Session("email", options).deliver(message));
}

std::size_t count_lines(const std::vector<std::string>& lines, const std::string& with) {
  return static_cast<std::size_t>(std::ranges::count_if(
      lines, [&](const auto& line) { return line.find(with) != std::string::npos; }));
}

}  // namespace

TEST_CASE("many mails go over one connection") {
  MailServer server;
  Session session("email", in_clear(server.port()));
  for (int i = 1; i <= 3; ++i) {
    Message message;
    message.key = "m-" + std::to_string(i);
    CHECK(session.deliver(message).peer_id == "Q" + std::to_string(i));
  }
  const auto events = server.finish();
  REQUIRE(events.size() == 3);
  const auto peer = events[0].substr(events[0].find("\"peer\""));
  CHECK_THAT(events[2], ContainsSubstring(peer));
}

TEST_CASE("38: a temporary refusal at each command is temporary, with the server's words") {
  const std::string words = "450 4.3.0 Error: command failed";
  CHECK(from_sink({"-r", "CONNECT"}) == "temporary: " + words + " (in answer to the connection)");
  CHECK(from_sink({"-r", "EHLO,HELO"}) == "temporary: " + words + " (in answer to EHLO)");
  CHECK(from_sink({"-r", "MAIL"}) == "temporary: " + words + " (in answer to MAIL)");
  CHECK(from_sink({"-r", "RCPT"}) == "temporary: " + words + " (in answer to RCPT)");
  CHECK(from_sink({"-r", "DATA"}) == "temporary: " + words + " (in answer to DATA)");
  CHECK(from_sink({"-r", "."}) == "temporary: " + words + " (in answer to the mail's final dot)");
}

TEST_CASE("38: 421 with a disconnection is temporary at each command") {
  for (const char* command : {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."}) {
    CAPTURE(command);
    CHECK_THAT(from_sink({"-Q", command}), ContainsSubstring("temporary: "));
  }
}

TEST_CASE("38: after a refusal the next attempt carries the same Message-ID") {
  Peer server("faulty_smtp.py", {"--times", "1", "DOT=451 4.3.0 disk full"});
  Session session("email", in_clear(server.port()));
  CHECK(session.deliver({}).result == DUEWARD_TEMPORARY);
  CHECK(session.deliver({}).result == DUEWARD_DELIVERED);
  const auto events = server.finish();
  CHECK(count_lines(events, "Message-Id: <m-0123456789abcdef@example.gov.uk>") == 2);
}

TEST_CASE("39: a refused recipient is the address's fault") {
  CHECK(from_sink({"-f", "RCPT", "-B", "550 5.1.1 No such person"}) ==
        "permanent: address: 550 5.1.1 No such person (in answer to RCPT)");
}

TEST_CASE("39: a refusal at MAIL, DATA, greeting or EHLO is the channel's fault") {
  const std::string words = "500 5.3.0 Error: command failed";
  CHECK(from_sink({"-f", "CONNECT"}) ==
        "permanent: channel: " + words + " (in answer to the connection)");
  CHECK(from_sink({"-f", "EHLO,HELO"}) == "permanent: channel: " + words + " (in answer to EHLO)");
  CHECK(from_sink({"-f", "MAIL"}) == "permanent: channel: " + words + " (in answer to MAIL)");
  CHECK(from_sink({"-f", "DATA"}) == "permanent: channel: " + words + " (in answer to DATA)");
  CHECK(from_sink({"-f", "."}) ==
        "permanent: channel: " + words + " (in answer to the mail's final dot)");
}

TEST_CASE(
    "39: a server that will not relay for us, or wants a login, faults the channel, not the "
    "address") {
  CHECK_THAT(from_faulty("RCPT=554 5.7.1 <owner@example.gov.uk>: Relay access denied"),
             ContainsSubstring("permanent: channel: "));
  CHECK_THAT(from_faulty("RCPT=550 5.7.54 SMTP; Unable to relay recipient"),
             ContainsSubstring("permanent: channel: "));
  CHECK_THAT(from_faulty("RCPT=530 5.7.0 Must issue a STARTTLS command first"),
             ContainsSubstring("permanent: channel: "));
  CHECK_THAT(from_faulty("RCPT=550 5.7.1 Only colleagues may write here"),
             ContainsSubstring("permanent: address: "));
}

TEST_CASE("40: greylisting is temporary, and the same mail is taken later") {
  Peer server("faulty_smtp.py",
              {"--times", "1", "RCPT=451 4.7.1 Greylisted|451 4.7.1 come back in 5 minutes"});
  Session session("email", in_clear(server.port()));
  CHECK_THAT(told(session.deliver({})), ContainsSubstring("temporary: 451 4.7.1 Greylisted"));
  CHECK(session.deliver({}).result == DUEWARD_DELIVERED);
}

TEST_CASE("41: a disconnection at each command is temporary") {
  for (const char* command : {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA"}) {
    CAPTURE(command);
    CHECK_THAT(from_sink({"-q", command}), ContainsSubstring("temporary: "));
  }
}

TEST_CASE("41: a disconnection before the whole mail was sent is temporary") {
  Message message;
  message.text = std::string(8'000'000, 'x');
  CHECK_THAT(from_faulty("BODY=half:100000", message),
             ContainsSubstring("temporary: no answer to the mail: "));
}

TEST_CASE(
    "42: no answer after the final dot is unknown, and the repeat carries the same Message-ID") {
  Peer server("faulty_smtp.py", {"--times", "1", "DOT=silent"});
  Options options = in_clear(server.port());
  options["final_timeout"] = "1";
  Session session("email", options);
  CHECK_THAT(told(session.deliver({})),
             ContainsSubstring("unknown: no answer to the mail's final dot"));
  CHECK(session.deliver({}).result == DUEWARD_DELIVERED);
  CHECK(count_lines(server.finish(), "Message-Id: <m-0123456789abcdef@example.gov.uk>") == 2);
}

TEST_CASE("42: a disconnection instead of an answer to the final dot is unknown") {
  CHECK_THAT(from_faulty("DOT=close"), ContainsSubstring("unknown: "));
}

TEST_CASE("43: an answer that comes after the message's deadline is unknown") {
  const SmtpSink sink({"-W", ".:10"});
  Message message;
  message.time_left = std::chrono::milliseconds(3000);
  CHECK_THAT(told(Session("email", in_clear(sink.port())).deliver(message)),
             ContainsSubstring("unknown: "));
}

TEST_CASE(
    "44: a server that is silent, or says a byte now and then, costs no more than the limit") {
  const auto is_temporary = ContainsSubstring("temporary: ");
  CHECK_THAT(waiting_for_faulty("GREETING=silent", "connect_timeout"), is_temporary);
  CHECK_THAT(waiting_for_faulty("EHLO=drip", "connect_timeout"), is_temporary);
  CHECK_THAT(waiting_for_faulty("RCPT=silent", "reply_timeout"),
             ContainsSubstring("temporary: no answer to RCPT: timed out"));
  CHECK_THAT(waiting_for_faulty("MAIL=drip", "reply_timeout"),
             ContainsSubstring("temporary: no answer to MAIL: timed out"));
  CHECK_THAT(waiting_for_faulty("DOT=drip", "final_timeout"), ContainsSubstring("unknown: "));
}

TEST_CASE("44: a server that stops reading a mail costs no more than the message's deadline") {
  Message message;
  message.text = std::string(8'000'000, 'x');
  message.time_left = std::chrono::seconds(4);
  CHECK_THAT(from_faulty("BODY=silent", message),
             ContainsSubstring("temporary: no answer to the mail: "));
}

TEST_CASE("45: an answer without end is cut off at each command") {
  for (const char* place : {"GREETING", "EHLO", "MAIL", "RCPT"}) {
    CAPTURE(place);
    CHECK_THAT(from_faulty(std::string(place) + "=flood"), ContainsSubstring("temporary: "));
  }
  CHECK_THAT(from_faulty("DOT=flood"),
             ContainsSubstring("unknown: ") && ContainsSubstring("has no end"));
}

TEST_CASE("45: an answer of one line of a megabyte is no delivery") {
  for (const char* place : {"GREETING", "MAIL", "RCPT"}) {
    CAPTURE(place);
    CHECK_THAT(from_faulty(std::string(place) + "=long"), ContainsSubstring("temporary: "));
  }
}

TEST_CASE("48: too big a mail, or a full mailbox, fails that mail alone") {
  CHECK(from_faulty("MAIL=552 5.3.4 Message size exceeds fixed limit") ==
        "permanent: address: 552 5.3.4 Message size exceeds fixed limit (in answer to MAIL)");
  CHECK(from_faulty("DOT=552 5.2.2 Mailbox full") ==
        "permanent: address: 552 5.2.2 Mailbox full (in answer to the mail's final dot)");
  CHECK(from_faulty("DOT=550 5.1.1 User unknown").substr(0, 18) == "permanent: address");
}

TEST_CASE("48: too many at once is temporary; a mail disliked for its content holds the channel") {
  CHECK_THAT(from_faulty("RCPT=452 4.5.3 Too many recipients"),
             ContainsSubstring("temporary: 452"));
  CHECK_THAT(from_faulty("MAIL=452 4.3.1 Insufficient system storage"),
             ContainsSubstring("temporary: 452"));
  CHECK_THAT(from_faulty("DOT=554 5.7.1 Looks like spam"),
             ContainsSubstring("permanent: channel: 554"));
}

TEST_CASE("49: a name that nobody knows and a port where nobody listens are temporary") {
  Options options = in_clear(1);
  CHECK_THAT(told(Session("email", options).deliver({})), ContainsSubstring("temporary: "));
  options["server"] = "smtp://mail.invalid:25";
  CHECK_THAT(told(Session("email", options).deliver({})),
             ContainsSubstring("temporary: ") && ContainsSubstring("mail.invalid"));
}

TEST_CASE("a connection that the server gave up between two mails is opened anew") {
  Peer server("faulty_smtp.py", {"IDLE=421 4.4.2 idle for too long"});
  Session session("email", in_clear(server.port()));
  for (int i = 0; i < 3; ++i)
    CHECK(told(session.deliver({})) == "delivered: 250 2.0.0 Ok: queued as F1");
}

TEST_CASE("57: a proxy in the environment is ignored by mails") {
  ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
  ::setenv("all_proxy", "http://127.0.0.1:1", 1);
  const std::string outcome = from_sink({});
  ::unsetenv("ALL_PROXY");
  ::unsetenv("all_proxy");
  CHECK_THAT(outcome, ContainsSubstring("delivered: 250"));
}

TEST_CASE("a service that stops gives up a mail that has not reached its end") {
  const Peer server("faulty_smtp.py", {"RCPT=silent"});
  Options options = in_clear(server.port());
  options["reply_timeout"] = "600";
  Session session("email", options);
  session.cancel();
  CHECK_THAT(told(session.deliver({})),
             ContainsSubstring("temporary: ") && ContainsSubstring("the service is stopping"));
}
