// SPDX-License-Identifier: MIT
#include <filesystem>
#include <set>

#include <boost/json/parse.hpp>

#include "acceptance/daemon.hpp"
#include "plugins/harness/peer.hpp"
#include "support/catch.hpp"

using namespace dueward::test;

namespace {

constexpr const char* secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

void write_hooks(const Home& home, int port) {
  home.write("secret", secret);
  std::filesystem::permissions(home.path() / "secret", std::filesystem::perms::owner_read);
  write_crowd(home, 1,
              "[notifiers.hook]\nplugin = \"webhook\"\n[notifiers.hook.options]\n"
              "secret_file = \"secret\"\nallow_networks = [\"127.0.0.0/8\"]\n");
  const std::string address =
      "{ hook = \"http://127.0.0.1:" + std::to_string(port) + "/hooks/plan\" }\n";
  home.write("people.toml",
             "[[people]]\nid = \"chief\"\nname = \"Chief\"\nnotify = " + address +
                 "[[people]]\nid = \"owner-1\"\nname = \"Owner\"\nnotify = " + address);
}

}  // namespace

TEST_CASE("55: each notice is a signed request of its own") {
  Peer receiver("webhook_receiver.py", {"--secret", secret, "200"});
  const Home home;
  write_hooks(home, receiver.port());
  home.write("plan.toml", plan() + action("A-1", "owner-1") + action("A-2", "owner-1") +
                              action("A-3", "owner-1"));
  Daemon daemon(home);
  daemon.wait_until_ready();
  CHECK(eventually([&] { return home.messages("delivered") == 3; }));
  CHECK(daemon.stop() == 0);

  std::set<std::string> ids;
  std::set<std::string> actions;
  for (const auto& line : receiver.finish()) {
    const auto request = boost::json::parse(line);
    INFO(line);
    CHECK(request.at("genuine").at(0).as_bool());
    CHECK(request.at("path") == "/hooks/plan");
    ids.emplace(request.at("id").as_string());
    const auto body = boost::json::parse(request.at("body").as_string());
    const auto& notices = body.at("data").at("notices").as_array();
    REQUIRE(notices.size() == 1);
    actions.emplace(notices.at(0).at("action").as_string());
  }
  CHECK(ids.size() == 3);
  CHECK(actions == std::set<std::string>{"plan/A-1", "plan/A-2", "plan/A-3"});
}
