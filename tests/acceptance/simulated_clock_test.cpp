// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

/// The shipped example, with its mails sent to a server of the test.
void copy_example(const Home& home, int port) {
  const fs::path source = std::getenv("DUEWARD_SOURCE");
  fs::copy(source / "config/examples/ofsted-2011", home.path(), fs::copy_options::recursive);
  home.edit("dueward.toml", "127.0.0.1:25", "127.0.0.1:" + std::to_string(port));
}

std::vector<std::string> until(const std::string& day, const std::string& from = "2011-08-19") {
  return {"--simulated-clock", "--from", from, "--to", day, "--speed", "1000000000"};
}

/// "2011-10-21" of "Fri, 21 Oct 2011 08:00:00 +0100".
std::string day_of(const Mail& mail) {
  std::tm time{};
  if (::strptime(mail.date.c_str(), "%a, %d %b %Y", &time) == nullptr)
    return "no date: " + mail.date;
  char day[16];
  std::strftime(day, sizeof day, "%Y-%m-%d", &time);
  return day;
}

/// "2011-10-21 to systems@example.gov.uk" of each mail, in order.
std::vector<std::string> received(const MailServer& server) {
  std::vector<std::string> lines;
  for (const Mail& mail : server.mails()) {
    auto address = mail.to.substr(mail.to.find('<') + 1);
    lines.push_back(day_of(mail) + " to " + address.substr(0, address.find('>')));
  }
  std::ranges::sort(lines);
  return lines;
}

/// The same of each message that `simulate` foretells.
std::vector<std::string> foretold(const Home& home, const std::string& to) {
  std::vector<std::string> lines;
  const auto answer = home.ask({"simulate", "--from", "2011-08-19", "--to", to});
  for (const auto& message : answer.at("messages").as_array())
    lines.push_back(std::string(message.at("at").as_string()).substr(0, 10) + " to " +
                    std::string(message.at("address").as_string()));
  std::ranges::sort(lines);
  return lines;
}

}  // namespace

TEST_CASE(
    "With a simulated clock the example sends through a real server what simulate foretells, "
    "and a new start goes on where the last one ended") {
  const MailServer server;
  const Home home;
  copy_example(home, server.port());

  CHECK(Daemon(home, until("2011-11-11")).wait() == 0);
  CHECK(received(server) == foretold(home, "2011-11-11"));
  Daemon again(home, until("2011-11-11"));
  CHECK(again.wait() == 0);  // nothing is sent twice
  CHECK_THAT(again.log(), ContainsSubstring("--from 2011-08-19 is not used: the store") &&
                              ContainsSubstring("goes on from its last moment"));
  CHECK(received(server) == foretold(home, "2011-11-11"));
  Daemon from_there(home, until("2011-12-31", "2011-11-11"));
  CHECK(from_there.wait() == 0);
  CHECK_THAT(from_there.log(), !ContainsSubstring("--from 2011-11-11 is not used"));
  CHECK(received(server) == foretold(home, "2011-12-31"));
  CHECK(distinct_ids(server.mails()).size() == server.count());

  const Ran real = home.dueward({"run"});
  CHECK(real.status == 1);
  CHECK_THAT(real.err, ContainsSubstring("simulated clock"));
}

TEST_CASE("The ladder of one action arrives in order: act by Friday 18 November 2011") {
  const MailServer server;
  const Home home;
  copy_example(home, server.port());
  home.edit("plans/ofsted-2011.toml", "policy = \"improvement\"", "policy = \"standard\"");
  CHECK(Daemon(home, until("2011-12-10")).wait() == 0);

  std::vector<std::string> ladder;
  for (const Mail& mail : server.mails())
    if (mail.says("SG-07")) ladder.push_back(day_of(mail));
  std::ranges::sort(ladder);
  CHECK(ladder == std::vector<std::string>{"2011-08-19", "2011-10-21", "2011-11-04", "2011-11-11",
                                           "2011-11-17", "2011-11-21", "2011-11-23", "2011-11-25",
                                           "2011-12-02", "2011-12-09"});
}
