// SPDX-License-Identifier: MIT
// TLS and login against aiosmtpd, with certificates made for the run.
#include "plugins/email/mail.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

namespace {

Options encrypted(int port) {
  Options options = in_clear(port);
  options["server"] = "smtp://localhost:" + std::to_string(port);
  options["tls"] = "required";
  options["ca_file"] = certificate("ca.pem");
  return options;
}

Outcome deliver_to_faulty(const std::vector<std::string>& arguments) {
  Peer server("faulty_smtp.py", arguments);
  Session session("email", encrypted(server.port()));
  Outcome outcome = session.deliver({});
  for (const std::string& line : server.finish())
    CHECK_THAT(line, !ContainsSubstring("MAIL"));
  return outcome;
}

}  // namespace

TEST_CASE("with STARTTLS and a login the mail arrives encrypted and under that name") {
  MailServer server({"--tls", certificate("good"), "--login", "plan:s3cret"});
  Options options = encrypted(server.port());
  options["user"] = "plan";
  options["password_file"] = "s3cret";
  Session session("email", options);
  CHECK(told(session.deliver({})) == "delivered: 250 2.0.0 Ok: queued as Q1");
  const auto events = server.finish();
  CHECK_THAT(events.back(), ContainsSubstring("\"tls\": true") &&
                                ContainsSubstring("\"login\": \"plan\"") &&
                                ContainsSubstring("\"hello\": \"dueward.example.gov.uk\""));
}

TEST_CASE("smtps and tls implicit both speak TLS from the first byte") {
  MailServer server({"--tls", certificate("good"), "--implicit"});
  Options options = encrypted(server.port());
  options["tls"] = "implicit";
  CHECK(Session("email", options).deliver({}).result == DUEWARD_DELIVERED);
  options["tls"] = "required";
  options["server"] = "smtps://localhost:" + std::to_string(server.port());
  CHECK(Session("email", options).deliver({}).result == DUEWARD_DELIVERED);
}

TEST_CASE("46: a server without STARTTLS gets no mail, and the channel is at fault") {
  CHECK_THAT(told(deliver_to_faulty({})),
             ContainsSubstring("permanent: channel: ") && ContainsSubstring("STARTTLS"));
}

TEST_CASE("46: an offer of STARTTLS that somebody stripped is no reason to go on in clear") {
  CHECK(deliver_to_faulty({"--tls", certificate("good"), "--stripped"}).result ==
        DUEWARD_PERMANENT_CHANNEL);
}

TEST_CASE("46: STARTTLS refused holds the channel, refused for now does not") {
  CHECK(told(deliver_to_faulty({"--tls", certificate("good"), "STARTTLS=501 5.5.4 not here"})) ==
        "permanent: channel: 501 5.5.4 not here (in answer to STARTTLS)");
  CHECK(told(deliver_to_faulty(
            {"--tls", certificate("good"), "STARTTLS=454 4.7.0 TLS not available"})) ==
        "temporary: 454 4.7.0 TLS not available (in answer to STARTTLS)");
}

TEST_CASE(
    "46: a certificate that is expired, of another name, or of nobody's is refused in clear "
    "words") {
  CHECK_THAT(told(deliver_to_faulty({"--tls", certificate("expired")})),
             ContainsSubstring("permanent: channel: ") && ContainsSubstring("expired"));
  CHECK_THAT(told(deliver_to_faulty({"--tls", certificate("wrong-name")})),
             ContainsSubstring("permanent: channel: ") && ContainsSubstring("localhost"));
  CHECK_THAT(told(deliver_to_faulty({"--tls", certificate("self-signed")})),
             ContainsSubstring("permanent: channel: ") && ContainsSubstring("self"));
}

TEST_CASE("46: a server that knows nothing newer than TLS 1.0 gets no mail") {
  CHECK_THAT(told(deliver_to_faulty({"--tls", certificate("good"), "--oldest-tls"})),
             ContainsSubstring("permanent: channel: "));
}

TEST_CASE("46: a file of authorities that is not there is named") {
  Peer server("faulty_smtp.py", {"--tls", certificate("good")});
  Options options = encrypted(server.port());
  options["ca_file"] = "/nowhere/ca.pem";
  CHECK_THAT(told(Session("email", options).deliver({})),
             ContainsSubstring("permanent: channel: ") && ContainsSubstring("/nowhere/ca.pem"));
}

TEST_CASE("41: a connection that breaks during the handshake is tried again") {
  CHECK(deliver_to_faulty({"--tls", certificate("good"), "HANDSHAKE=close"}).result ==
        DUEWARD_TEMPORARY);
}

TEST_CASE("47: a wrong password is tried once and holds the channel") {
  MailServer server({"--tls", certificate("good"), "--login", "plan:right"});
  Options options = encrypted(server.port());
  options["user"] = "plan";
  options["password_file"] = "wrong-s3cret";
  Session session("email", options);
  const Outcome outcome = session.deliver({});
  CHECK(outcome.result == DUEWARD_PERMANENT_CHANNEL);
  CHECK_THAT(outcome.said, ContainsSubstring("535") && !ContainsSubstring("s3cret"));
  CHECK(session.log() == "");
  CHECK(server.finish().size() == 1);
}
