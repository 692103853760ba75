// SPDX-License-Identifier: MIT
// The plugin against a receiver that was written from the specification of Standard Webhooks.
#include <cstdlib>
#include <ctime>

#include <arpa/inet.h>
#include <boost/json.hpp>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <sys/resource.h>

#include "plugins/email/mail.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;
namespace json = boost::json;

namespace {

const std::string secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1u";
const std::string next_secret = "whsec_" + std::string(86, 'Q') + "==";

Options to_loopback() {
  return {{"secret_file", secret}, {"allow_networks", "127.0.0.0/8"}};
}

Message to(const std::string& url) {
  Message message;
  message.address = url;
  return message;
}

std::string url_of(const Peer& peer) {
  return "http://127.0.0.1:" + std::to_string(peer.port()) + "/hook?token=s3cret";
}

/// What one POST comes to when the receiver answers so.
Outcome answered(const std::string& answer) {
  const Peer receiver("webhook_receiver.py", {answer});
  Session session("webhook", to_loopback());
  const Outcome outcome = session.deliver(to(url_of(receiver)));
  CHECK_THAT(outcome.said + session.log(), !ContainsSubstring("s3cret"));
  return outcome;
}

std::vector<json::value> requests(Peer& receiver) {
  std::vector<json::value> found;
  for (const std::string& line : receiver.finish()) {
    json::value event = json::parse(line);
    if (event.as_object().contains("method")) found.push_back(std::move(event));
  }
  return found;
}

long peak_memory_in_kb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/// An IPv4 address of this machine that is not loopback; empty where it has none.
std::string own_address() {
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return {};
  std::string found;
  for (const ifaddrs* each = list; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || each->ifa_addr->sa_family != AF_INET) continue;
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(each->ifa_addr)->sin_addr, text,
              sizeof text);
    if (!std::string(text).starts_with("127.")) found = text;
  }
  freeifaddrs(list);
  return found;
}

}  // namespace

TEST_CASE("55: a receiver written from the specification takes the message for genuine") {
  Peer receiver("webhook_receiver.py", {"--secret", secret, "200"});
  CHECK(told(Session("webhook", to_loopback()).deliver(to(url_of(receiver)))) ==
        "delivered: HTTP/1.1 200 Told so");
  const auto seen = requests(receiver);
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].at("genuine") == json::array{true});
  CHECK(seen[0].at("method") == "POST");
  CHECK(seen[0].at("path") == "/hook?token=s3cret");
  CHECK(seen[0].at("id") == "m-0123456789abcdef");
  CHECK(seen[0].at("headers").at("content-type") == "application/json");
  CHECK(!seen[0].at("headers").as_object().contains("accept-encoding"));
  CHECK(json::parse(std::string(seen[0].at("body").as_string())).at("type") == "action.due_soon");
}

TEST_CASE(
    "55: a repeat has the same id and body over the same connection, and the time of its own "
    "attempt") {
  Peer receiver("webhook_receiver.py", {"--secret", secret, "503", "200"});
  Session session("webhook", to_loopback());
  CHECK(session.deliver(to(url_of(receiver))).result == DUEWARD_TEMPORARY);
  CHECK(session.deliver(to(url_of(receiver))).result == DUEWARD_DELIVERED);
  const auto seen = requests(receiver);
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].at("id") == seen[1].at("id"));
  CHECK(seen[0].at("body") == seen[1].at("body"));
  CHECK(seen[0].at("peer") == seen[1].at("peer"));
  CHECK(seen[1].at("genuine") == json::array{true});
  const long attempt = std::stol(std::string(seen[1].at("timestamp").as_string()));
  CHECK(std::abs(attempt - std::time(nullptr)) < 300);
}

TEST_CASE("55: while a secret is replaced, whoever knows either takes the message for genuine") {
  Peer receiver("webhook_receiver.py", {"--secret", secret, "--secret", next_secret, "--secret",
                                        "whsec_" + std::string(32, 'B'), "200"});
  Options options = to_loopback();
  options["secret_file"] = next_secret + "\n" + secret;
  Session("webhook", options).deliver(to(url_of(receiver)));
  CHECK(requests(receiver).at(0).at("genuine") == json::array{true, true, false});
}

TEST_CASE("a secret that is none stops the channel and is not shown") {
  Options options = to_loopback();
  options["secret_file"] = "hunter2";
  CHECK_THROWS_WITH(Session("webhook", options),
                    "permanent: channel: the option secret_file: line 1 of the secret file does "
                    "not begin with whsec_");
  options["secret_file"] = "";
  CHECK(check("webhook", options) == "");
  options["allow_networks"] = "10.0.0.1/8";
  CHECK(check("webhook", options) ==
        "the option allow_networks: \"10.0.0.1/8\" is no network, such as 10.1.0.0/16");
}

TEST_CASE("53: what each answer of a receiver comes to") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> table{
      {"delivered", {"200", "201", "202", "204"}},
      {"permanent: address",
       {"301", "302", "303", "307", "308", "400", "401", "403", "404", "405", "410", "413", "422",
        "501"}},
      {"temporary", {"408", "425", "429", "500", "502", "503", "504"}},
  };
  for (const auto& [outcome, answers] : table) {
    const Peer receiver("webhook_receiver.py", answers);
    Session session("webhook", to_loopback());
    for (const std::string& answer : answers) {
      CAPTURE(answer);
      CHECK(to_string(session.deliver(to(url_of(receiver))).result) == outcome);
    }
  }
}

TEST_CASE("53: Retry-After is passed on, in seconds and as a date") {
  CHECK(answered("429").retry_after == -1);
  CHECK(answered("429 Retry-After: 7").retry_after == 7);
  const long wait = answered("503 Retry-After: in an hour").retry_after;
  CHECK(wait > 3000);
  CHECK(wait <= 3600);
}

TEST_CASE("53: a redirect is not followed") {
  Peer receiver("webhook_receiver.py", {"307", "200"});
  Session session("webhook", to_loopback());
  CHECK(told(session.deliver(to(url_of(receiver)))) ==
        "permanent: address: HTTP/1.1 307 Told so: redirects are not followed; write the new URL");
  CHECK(requests(receiver).size() == 1);
}

TEST_CASE("54: no answer, or half of one, is unknown") {
  for (const char* answer : {"reset", "half", "short"}) {
    CAPTURE(answer);
    CHECK(to_string(answered(answer).result) == "unknown");
  }
  const Peer receiver("webhook_receiver.py", {"silent"});
  Options options = to_loopback();
  options["timeout"] = "2";
  CHECK(to_string(Session("webhook", options).deliver(to(url_of(receiver))).result) == "unknown");
}

TEST_CASE("54: an answer without end, of 100 MB or of a bomb takes no memory and is no delivery") {
  const long before = peak_memory_in_kb();
  for (const char* answer : {"endless", "huge", "bomb", "transfer-bomb"}) {
    CAPTURE(answer);
    CHECK(to_string(answered(answer).result) == "unknown");
  }
  CHECK(peak_memory_in_kb() - before < 20'000);
}

TEST_CASE("54: nobody at the port, and a certificate of nobody, are temporary: nothing has left") {
  Session session("webhook", to_loopback());
  CHECK(told(session.deliver(to("http://127.0.0.1:1/"))) ==
        "temporary: the receiver could not be reached");
  const Peer receiver("webhook_receiver.py", {"--tls", certificate("self-signed"), "200"});
  CHECK(told(session.deliver(to("https://localhost:" + std::to_string(receiver.port()) + "/"))) ==
        "temporary: the receiver could not be reached");
  CHECK_THAT(session.log(), ContainsSubstring("localhost: ") && ContainsSubstring("certificate"));
}

TEST_CASE("https reaches a receiver whose certificate descends from ca_file") {
  const Peer receiver("webhook_receiver.py", {"--tls", certificate("good"), "200"});
  Options options = to_loopback();
  options["ca_file"] = certificate("ca.pem");
  CHECK(Session("webhook", options)
            .deliver(to("https://localhost:" + std::to_string(receiver.port()) + "/"))
            .result == DUEWARD_DELIVERED);
}

TEST_CASE(
    "56: every spelling of this machine is refused at the connection, in the same words for all") {
  Peer receiver("webhook_receiver.py", {"200"});
  Session session("webhook", {{"secret_file", secret}});
  const std::string port = ":" + std::to_string(receiver.port()) + "/";
  std::vector<std::string> hosts{
      "127.0.0.1", "localhost",   "[::1]",           "[::ffff:127.0.0.1]", "[::]",
      "0.0.0.0",   "2130706433",  "0x7f000001",      "0177.0.0.1",         "127.1",
      "10.0.0.1",  "192.168.1.1", "169.254.169.254", "[64:ff9b::7f00:1]",  "[fe80::1]"};
  if (const std::string own = own_address(); !own.empty()) hosts.push_back(own);
  for (const std::string& host : hosts) {
    CAPTURE(host);
    CHECK(told(session.deliver(to("http://" + host + port))) ==
          "permanent: address: the receiver is not at a permitted address");
  }
  CHECK_THAT(session.log(),
             ContainsSubstring(
                 "not connected: 127.0.0.1 is not a public address and not in allow_networks"));
  CHECK(requests(receiver).empty());
}

TEST_CASE(
    "56: metadata is refused although all networks are allowed; a name that nobody knows is tried "
    "again") {
  Session session("webhook", {{"secret_file", secret}, {"allow_networks", "0.0.0.0/0\n::/0"}});
  CHECK(session.deliver(to("http://169.254.169.254/latest/meta-data/")).result ==
        DUEWARD_PERMANENT_ADDRESS);
  CHECK(told(session.deliver(to("http://hook.invalid/"))) ==
        "temporary: the receiver could not be reached");
}

TEST_CASE("56: a URL with a user name reaches nobody") {
  Peer receiver("webhook_receiver.py", {"200"});
  Session session("webhook", to_loopback());
  CHECK(
      session.deliver(to("http://me@127.0.0.1:" + std::to_string(receiver.port()) + "/")).result ==
      DUEWARD_PERMANENT_ADDRESS);
  CHECK(requests(receiver).empty());
}

TEST_CASE("57: a proxy in the environment is ignored by webhooks") {
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"})
    ::setenv(name, "http://127.0.0.1:1", 1);
  const Outcome outcome = answered("200");
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"})
    ::unsetenv(name);
  CHECK(told(outcome) == "delivered: HTTP/1.1 200 Told so");
}
