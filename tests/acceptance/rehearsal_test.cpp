// SPDX-License-Identifier: MIT
// What the command line does with files, asked of a running service over its API.
#include <memory>
#include <sstream>

#include <boost/asio/local/stream_protocol.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "acceptance/daemon.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
namespace json = boost::json;

namespace {

struct Answer {
  int status = 0;
  std::string body;
};

struct Service {
  Home home;
  std::unique_ptr<Daemon> daemon;

  Service() {
    write_crowd(home, 2, maildir_notifier("email"));
    daemon = std::make_unique<Daemon>(home);
    daemon->wait_until_ready();
  }

  /// `body` empty: GET.
  Answer ask(const std::string& path, const std::string& body = "") const {
    using boost::asio::local::stream_protocol;
    stream_protocol::iostream stream(stream_protocol::endpoint(home.file("state/dueward.sock")));
    stream << (body.empty() ? "GET" : "POST") << " /api/v1/" << path
           << " HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
           << body.size() << "\r\n\r\n"
           << body << std::flush;
    std::ostringstream whole;
    whole << stream.rdbuf();
    const auto text = whole.str();
    return {std::stoi(text.substr(9, 3)), text.substr(text.find("\r\n\r\n") + 4)};
  }
  json::object get(const std::string& path) const {
    return json::parse(ask(path).body).as_object();
  }
  json::object simulate(const std::string& from, const std::string& to,
                        const std::string& events = "") const {
    json::object body{{"from", from}, {"to", to}};
    if (!events.empty()) body["events"] = events;
    return json::parse(ask("simulate", json::serialize(body)).body).as_object();
  }
};

}  // namespace

TEST_CASE("The service simulates, checks and writes as the command line does") {
  const Service it;
  const std::string from = "2011-08-19";
  const std::string to = "2011-12-31";
  const auto simulated = it.simulate(from, to);
  const auto printed = it.home.ask({"simulate", "--from", from, "--to", to});
  CHECK(simulated.at("messages") == printed.at("messages"));
  CHECK(!simulated.at("messages").as_array().empty());
  CHECK(it.get("check") == it.home.ask({"check"}));
  const auto files = it.home.ask({"plan", "write"});
  CHECK(json::string(it.ask("people/file").body) == files.at("files").at(0).at("text"));
  CHECK(json::string(it.ask("plans/plan/file").body) == files.at("files").at(1).at("text"));
  CHECK(it.daemon->stop() == 0);
}

TEST_CASE("The service plays the events of a simulation, and names those that cannot be") {
  const Service it;
  const std::string sign_off =
      "[[events]]\nat = 2011-09-01\naction = \"A-1\"\nverb = \"sign-off\"\nas = \"chief\"\n";
  const auto refused = it.simulate("2011-08-19", "2011-12-31", sign_off).at("refused").as_array();
  REQUIRE(refused.size() == 1);
  CHECK_THAT(std::string(refused[0].as_string()),
             Catch::Matchers::ContainsSubstring("sign-off A-1 on Thu 1 Sep 2011 was refused: "));
  CHECK_THAT(std::string(it.simulate("2011-08-19", "2011-12-31", "[[event]]")
                             .at("errors")
                             .at(0)
                             .at("detail")
                             .as_string()),
             Catch::Matchers::ContainsSubstring("events:1:3: error: "));
  CHECK(it.daemon->stop() == 0);
}

TEST_CASE("What a deputy answers in a simulation is told on the return, all in one message") {
  const Home home;
  write_crowd(home, 2, maildir_notifier("email"));
  home.edit("people.toml", "owner-1@example.gov.uk\" }\n",
            "owner-1@example.gov.uk\" }\ndeputy = \"owner-2\"\n"
            "away = [{ from = 2011-09-01, to = 2011-09-09 }]\n");
  home.write("events.toml",
             "[[events]]\nat = 2011-09-02\naction = \"A-1\"\nverb = \"progress\"\nas = "
             "\"owner-2\"\nnote = \"half done\"\n"
             "[[events]]\nat = 2011-09-05\naction = \"A-1\"\nverb = \"claim\"\nas = "
             "\"owner-2\"\nevidence = [{ kind = \"report\", what = \"Audit\" }]\n");
  const auto simulated = home.ask({"simulate", "--from", "2011-08-20", "--to", "2011-09-30",
                                   "--events", home.file("events.toml")});
  std::string told;
  for (const auto& message : simulated.at("messages").as_array()) {
    for (const auto& notice : message.at("notices").as_array()) {
      const std::string step(notice.at("step").as_string());
      if (step != "while-away" && step != "answered") continue;
      told += std::string(message.at("at").as_string()).substr(0, 10) + " " +
              std::string(message.at("to").as_string()) + ": " +
              std::string(message.at("subject").as_string()) + "\n";
    }
  }
  const std::string once = "2011-09-10 owner-1: While you were away: 2 answered for you\n";
  CHECK(told == once + once);
}

TEST_CASE(
    "The service tells what a reload would change, and that files with faults change nothing") {
  const Service it;
  const auto nothing = it.get("diff");
  CHECK(nothing.at("actions").as_array().empty());
  CHECK(nothing.at("notices").as_array().empty());
  it.home.edit("plan.toml", "owner = \"owner-1\"", "owner = \"owner-2\"");
  const auto changed = it.get("diff");
  CHECK(changed.at("actions").at(0) == json::value{{"action", "plan/A-1"},
                                                   {"field", "owner"},
                                                   {"before", "owner-1"},
                                                   {"after", "owner-2"}});
  CHECK(!changed.at("notices").as_array().empty());
  it.home.edit("plan.toml", "owner = \"owner-2\"", "owner = \"nobody\"");
  CHECK(it.get("check").at("diagnostics").at(0).at("code") == "unknown-person");
  CHECK(it.ask("diff").status == 409);
  CHECK(it.daemon->stop() == 0);
}
