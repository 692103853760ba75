// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "office.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::test;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

namespace {

std::set<std::string> keys(const Office& office) {
  std::set<std::string> all;
  for (const auto& message : office.seen)
    all.insert(message.key);
  return all;
}

/// Subjects of what went to an address.
Lines told(const Office& office, const std::string& address) {
  Lines subjects;
  for (const auto& message : office.seen) {
    if (message.address == address) subjects.push_back(message.words.subject);
  }
  return subjects;
}

}  // namespace

TEST_CASE("38: what is put off is tried again on schedule, with the same key and the same words") {
  Office office;
  office.email = [](const auto&, int attempt) { return attempt < 4 ? temporary() : delivered(); };
  office.remind({"lead@example.org"});
  office.pass(1h);
  CHECK(office.log_of("lead@example.org") == Lines{"+0:00:00 temporary", "+0:01:00 temporary",
                                                   "+0:03:00 temporary", "+0:07:00 delivered"});
  CHECK(keys(office).size() == 1);
  CHECK(office.seen.front().words == office.seen.back().words);
  CHECK(office.seen.front().first_attempt_rfc5322 == office.seen.back().first_attempt_rfc5322);
  CHECK(office.state_of("lead@example.org") == "delivered");
}

TEST_CASE("40: greylisting is over with the second attempt") {
  Office office;
  const auto start = office.clock->now();
  office.email = [&](const auto&, int) {
    return office.clock->now() < start + 5min ? temporary("451 greylisted") : delivered();
  };
  office.remind({"lead@example.org"});
  office.pass(1h);
  CHECK(office.state_of("lead@example.org") == "delivered");
}

TEST_CASE("42: without an answer it is sent again with the same key") {
  Office office;
  office.email = [](const auto&, int attempt) { return attempt == 1 ? no_answer() : delivered(); };
  office.remind({"lead@example.org"});
  office.pass(5min);
  CHECK(office.log_of("lead@example.org") == Lines{"+0:00:00 unknown", "+0:01:00 delivered"});
  CHECK(keys(office).size() == 1);
}

TEST_CASE("39: a refused address fails, and accountable officer and administrator are told") {
  Office office;
  office.email = [](const auto& message, int) {
    return message.address == "gone@example.org" ? refused_address() : delivered();
  };
  office.remind({"gone@example.org"});
  CHECK(office.log_of("gone@example.org") == Lines{"+0:00:00 permanent_address"});
  CHECK(office.state_of("gone@example.org") ==
        "failed: The address was refused for good: 550 no such user");
  for (const auto* who : {"director-childrens@example.gov.uk", "director-childrens@hook",
                          "improvement-officer@example.gov.uk", "improvement-officer@hook"}) {
    CHECK(told(office, who) == Lines{"Not delivered: a message to gone"});
  }
}

TEST_CASE("a report of a failure says what it was about and when it was written") {
  Office office;
  office.email = [](const auto& message, int) {
    return message.address == "gone@example.org" ? refused_address() : delivered();
  };
  office.remind({"gone@example.org"});
  const auto& report = office.seen.back();
  CHECK_THAT(report.words.text, Catch::Matchers::ContainsSubstring("- A-0 Title 0\n"));
  CHECK_THAT(report.words.text,
             Catch::Matchers::ContainsSubstring("Written on: Friday 4 November 2011\n"));
  CHECK_THAT(report.words.text,
             Catch::Matchers::ContainsSubstring("Last answer: 550 no such user\n"));
}

TEST_CASE("a failed report of a failure is followed by no further reports") {
  Office office;
  office.email = office.hook = [](const auto&, int) { return refused_address(); };
  office.remind({"gone@example.org"});
  office.pass(24h * 10);
  CHECK(office.log.size() == 5);  // The message, and two people by two channels.
  CHECK_THAT(office.troubles.at(0), Catch::Matchers::ContainsSubstring("nobody can be told"));
  CHECK(office.state_of("director-childrens@hook") ==
        "failed: The address was refused for good: 550 no such user");
}

TEST_CASE("the failed address itself gets no report of its failure") {
  Office office;
  office.email = [](const auto&, int) { return refused_address(); };
  office.remind({"improvement-officer@example.gov.uk"});
  CHECK(office.log_of("improvement-officer@example.gov.uk").size() == 1);
  CHECK(told(office, "improvement-officer@hook").size() == 1);
}

TEST_CASE("39: where the failed address is all the keepers have, whoever is next is told") {
  Office office;
  office.email = [](const auto& message, int) {
    return message.address == "director-childrens@example.gov.uk" ? refused_address() : delivered();
  };
  auto& director = office.world.person("director-childrens");
  director.notify.erase(model::NotifierId("hook"));
  office.world.directory.administrator = director.id;
  std::string told_instead = "strategic-director@example.gov.uk";
  SECTION("the manager") {}
  SECTION("the manager's manager, where the manager cannot be reached") {
    director.manager = model::PersonId("head-of-quality");
    auto& manager = office.world.person("head-of-quality");
    manager.manager = model::PersonId("strategic-director");
    manager.notify.clear();
  }
  SECTION("the deputy, where there is no manager") {
    director.manager = {};
    director.deputy = model::PersonId("systems-lead");
    told_instead = "systems-lead@example.gov.uk";
  }
  office.reload();
  office.remind({"director-childrens@example.gov.uk"});
  CHECK(told(office, told_instead) == Lines{"Not delivered: a message to Director of Children's "
                                            "Services"});
  CHECK(office.troubles.empty());
}

TEST_CASE("39: where nobody else can be told, the failure stands in the store") {
  Office office;
  office.email = [](const auto&, int) { return refused_address(); };
  auto& director = office.world.person("director-childrens");
  director.notify.erase(model::NotifierId("hook"));
  director.manager = {};
  office.world.directory.administrator = director.id;
  office.reload();
  office.remind({"director-childrens@example.gov.uk"});
  store::MessageQuery query;
  query.untold = true;
  const auto untold = run(office.loop, office.store->messages(query));
  REQUIRE(untold.size() == 1);
  CHECK(untold[0].failure == "The address was refused for good: 550 no such user");
  CHECK_THAT(office.troubles.at(0), Catch::Matchers::ContainsSubstring("nobody can be told"));
}

TEST_CASE(
    "47: a wrong password is tried once, however many workers wait, and again after an hour") {
  Office office(8);
  bool right = false;
  office.email = [&](const auto&, int) { return right ? delivered() : refused_channel(); };
  office.remind({"a@x.org", "b@x.org", "c@y.org", "d@y.org", "e@z.org"});
  office.pass(59min);
  CHECK(office.log_of("a@x.org") == Lines{"+0:00:00 permanent_channel"});
  Lines email;
  for (const auto& line : office.log) {
    if (line.find(" email ") != std::string::npos) email.push_back(line);
  }
  CHECK(email.size() == 1);
  office.pass(24h * 6);
  CHECK(office.state_of("a@x.org") == "ready");
  right = true;
  office.pass(5h);
  for (const auto* address : {"a@x.org", "b@x.org", "c@y.org", "d@y.org", "e@z.org"}) {
    CHECK(office.state_of(address) == "delivered");
  }
}

TEST_CASE("47: the administrator is told once of a channel that stopped, by another channel") {
  Office office;
  office.email = [](const auto&, int) { return refused_channel(); };
  office.remind({"a@x.org", "b@y.org"});
  office.pass(24h * 3);
  CHECK(told(office, "improvement-officer@hook") == Lines{"Sending through email has stopped"});
  CHECK_THAT(
      office.delivery->dispatchers().front()->resting().value(),
      Catch::Matchers::StartsWith("held because the other side refused: 535 wrong password"));
}

TEST_CASE("messages for a notifier that a new start no longer knows fail, too") {
  Office office;
  office.email = [](const auto&, int) { return temporary(); };
  office.remind({"a@x.org"});
  office.email_is_gone = true;
  office.die_and_start();
  office.pass(24h);
  CHECK_THAT(office.state_of("a@x.org"), Catch::Matchers::StartsWith("failed"));
}

TEST_CASE("58: a receiver that is down for five days is given up, and people hear it elsewhere") {
  Office office;
  office.email = [](const auto& message, int) {
    return message.address == "lead@example.org" ? temporary("connection refused") : delivered();
  };
  office.remind({"lead@example.org"});
  office.pass(24h * 4);
  CHECK(office.state_of("lead@example.org") == "ready");
  office.pass(24h);
  CHECK_THAT(office.state_of("lead@example.org"),
             Catch::Matchers::StartsWith("failed: It was given up after 5 days and "));
  CHECK(keys(office).size() == 5);  // Its own, and that of each report.
  CHECK(told(office, "improvement-officer@hook") == Lines{"Not delivered: a message to lead"});
  CHECK(office.log_of("lead@example.org").back() == "+120:00:00 temporary");
}

TEST_CASE(
    "16: a message that ends the plugin's process is set aside after ten tries, others flow") {
  Office office;
  office.email = [](const auto& message, int) {
    return message.address == "poison@x.org" ? crash() : delivered();
  };
  office.remind({"poison@x.org", "a@x.org", "b@x.org"});
  CHECK(office.state_of("a@x.org") == "delivered");
  CHECK(office.state_of("b@x.org") == "delivered");
  office.pass(24h);
  CHECK(office.log_of("poison@x.org").size() == 10);
  CHECK_THAT(office.state_of("poison@x.org"),
             Catch::Matchers::StartsWith("failed: The channel's process ended at each of 10"));
  CHECK(told(office, "improvement-officer@hook") == Lines{"Not delivered: a message to poison"});
}

TEST_CASE("44: a slow destination does not keep the others waiting") {
  Office office(4);
  std::vector<std::string> addresses{"first@quick.org"};
  for (int i = 0; i < 20; ++i) {
    addresses.push_back("s" + std::to_string(i) + "@slow.org");
    office.slow[addresses.back()] = 100s;
  }
  for (int i = 0; i < 20; ++i)
    addresses.push_back("q" + std::to_string(i) + "@quick.org");
  office.remind(addresses);
  office.pass(15s);
  for (int i = 0; i < 20; ++i) {
    CHECK(office.state_of("q" + std::to_string(i) + "@quick.org") == "delivered");
  }
  CHECK(office.state_of("s0@slow.org") != "delivered");
  office.pass(2h);
  CHECK(office.state_of("s19@slow.org") == "delivered");
}

TEST_CASE(
    "a channel that has not answered yet is tried with one message, then with one in ten seconds") {
  Office office(4);
  std::vector<std::string> addresses;
  for (int i = 0; i < 4; ++i) {
    addresses.push_back("s" + std::to_string(i) + "@slow.org");
    office.slow[addresses.back()] = 25s;
  }
  office.remind(addresses);
  office.pass(2min);
  CHECK(office.log ==
        Lines{"+0:00:25 email s0@slow.org delivered", "+0:00:35 email s1@slow.org delivered",
              "+0:00:45 email s2@slow.org delivered", "+0:00:50 email s3@slow.org delivered"});
}

TEST_CASE("no more attempts begin in a minute than the relay allows") {
  delivery::ChannelSettings settings;
  settings.per_minute = 2;
  Office office(8, settings);
  office.remind({"a@x.org", "b@x.org", "c@x.org", "d@x.org", "e@x.org"});
  office.pass(10min);
  CHECK(office.log == Lines{"+0:00:00 email a@x.org delivered", "+0:00:00 email b@x.org delivered",
                            "+0:01:00 email c@x.org delivered", "+0:01:00 email d@x.org delivered",
                            "+0:02:00 email e@x.org delivered"});
}

TEST_CASE("attempts that last keep a paced channel waiting for their end, and no longer") {
  delivery::ChannelSettings settings;
  settings.per_minute = 100;
  Office office(1, settings);
  office.slow["lead@example.org"] = 30s;
  office.remind({"lead@example.org", "other@example.org"});
  office.pass(31s);
  CHECK(office.state_of("lead@example.org") == "delivered");
  CHECK(office.state_of("other@example.org") == "delivered");
}

TEST_CASE("while held only what the service says about itself goes out") {
  Office office;
  office.hold(true);
  office.remind({"a@x.org"});
  office.post("held-1", "improvement-officer@example.gov.uk");
  office.pass(1h);
  CHECK(office.log == Lines{"+0:00:00 email improvement-officer@example.gov.uk delivered"});
  office.hold(false);
  CHECK(office.log_of("a@x.org") == Lines{"+1:00:00 delivered"});
}

TEST_CASE("a message of the service itself is tried again even while sending is held") {
  Office office;
  office.email = [](const auto& message, int attempt) {
    return message.key == "held-1" && attempt < 3 ? temporary() : delivered();
  };
  office.slow["a@x.org"] = 1s;
  office.hold(true);
  office.post("held-1", "improvement-officer@example.gov.uk");
  office.pass(10min);
  CHECK(office.log_of("improvement-officer@example.gov.uk") ==
        Lines{"+0:00:00 temporary", "+0:01:00 temporary", "+0:03:00 delivered"});
}

TEST_CASE("a message of the service itself is tried again after a restart while sending is held") {
  Office office;
  office.email = [](const auto&, int attempt) { return attempt < 2 ? temporary() : delivered(); };
  office.hold(true);
  office.remind({"a@x.org"});
  office.post("held-1", "improvement-officer@example.gov.uk");
  office.pass(30s);
  office.die_and_start();
  office.pass(10min);
  CHECK(office.log == Lines{"+0:00:00 email improvement-officer@example.gov.uk temporary",
                            "+0:01:00 email improvement-officer@example.gov.uk delivered"});
}

TEST_CASE("11: what our own death cut off is repeated at once, with the same key") {
  Office office;
  office.slow["lead@example.org"] = 30s;
  office.remind({"lead@example.org"});
  office.pass(10s);
  office.slow.clear();
  office.die_and_start();
  CHECK(office.log == Lines{"+0:00:10 email lead@example.org delivered"});
  CHECK(office.state_of("lead@example.org") == "delivered");
}

TEST_CASE("13: draining lets attempts under way end and gives the rest back") {
  Office office(2);
  for (const auto* address : {"a@x.org", "b@x.org", "c@x.org", "d@x.org"}) {
    office.slow[address] = 5s;
  }
  office.remind({"a@x.org", "b@x.org", "c@x.org", "d@x.org"});
  bool drained = false;
  boost::asio::co_spawn(office.loop, office.delivery->drain(10s), [&](auto) { drained = true; });
  office.pass(5s);
  while (!drained && office.loop.run_one() > 0) {
  }
  CHECK(drained);
  CHECK(office.state_of("a@x.org") == "delivered");
  CHECK(office.state_of("d@x.org") == "ready");
  CHECK(office.log.size() == 1);
}

TEST_CASE("at rest means that everything that could start has its outcome recorded") {
  Office office;
  CHECK(office.delivery->at_rest());
  office.slow["a@x.org"] = 5s;
  office.remind({"a@x.org"});
  CHECK_FALSE(office.delivery->at_rest());
  office.pass(5s);
  CHECK(office.delivery->at_rest());
  CHECK(office.troubles.empty());
}

TEST_CASE("what came back untried goes again at once, and is no attempt") {
  Office office;
  office.email = [](const auto&, int attempt) {
    auto outcome = attempt < 3 ? temporary("no worker was free") : delivered();
    outcome.untried = attempt < 3;
    return outcome;
  };
  office.remind({"lead@example.org"});
  office.pass(1s);
  CHECK(office.state_of("lead@example.org") == "delivered");
  const auto messages = run(office.loop, office.store->messages({}));
  REQUIRE(messages.size() == 1);
  CHECK(messages.front().attempts == 1);
}

TEST_CASE("outcomes that wait for each other are all recorded") {
  delivery::ChannelSettings settings;
  settings.gather = 5ms;
  Office office(4, settings);
  std::vector<std::string> addresses;
  for (int i = 0; i < 50; ++i)
    addresses.push_back("p" + std::to_string(i) + "@example.org");
  office.remind(addresses);
  do
    office.pass(0ms);
  while (!office.delivery->at_rest());
  const auto arrived = std::count_if(addresses.begin(), addresses.end(), [&](const auto& address) {
    return office.state_of(address) == "delivered";
  });
  CHECK(arrived == 50);
}

TEST_CASE("six hundred messages go, each once") {
  Office office(8);
  std::vector<std::string> addresses;
  for (int i = 0; i < 600; ++i) {
    addresses.push_back("p" + std::to_string(i) + "@d" + std::to_string(i % 7) + ".org");
  }
  office.remind(addresses);
  office.pass(1min);
  CHECK(office.seen.size() == 600);
  CHECK(keys(office).size() == 600);
}

TEST_CASE("What fails while words are written is told, and written again") {
  Office office;
  int tries = 0;
  office.write = [&](const store::SealedMessage& message) {
    if (++tries == 1) throw std::runtime_error("no memory");
    const delivery::Renderer renderer(std::make_shared<const delivery::Templates>());
    return renderer.render(message, office.world.directory, office.world.entries);
  };
  office.reload();
  office.remind({"lead@example.org"});
  for (int turn = 0; turn < 100 && office.state_of("lead@example.org") != "delivered"; ++turn) {
    office.loop.restart();
    office.loop.run_one_for(3s);
  }
  CHECK(office.state_of("lead@example.org") == "delivered");
  CHECK(office.troubles == Lines{"no memory"});
}
