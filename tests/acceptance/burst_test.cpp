// SPDX-License-Identifier: MIT
#include <map>
#include <random>
#include <thread>

#include "acceptance/daemon.hpp"
#include "acceptance/mail_server.hpp"
#include "support/catch.hpp"

using namespace dueward::test;

namespace {

constexpr int actions = 300;
constexpr int deaths = 6;

/// Runs the service and kills it in the middle of something: after so many mails more, or, where
/// `mails` is 0, after so many milliseconds of its life, be it ready or not.
bool run_and_kill(const Home& home, const MailServer& server, std::size_t mails, int milliseconds) {
  Daemon daemon(home);
  if (mails == 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
  } else {
    const auto before = server.count();
    eventually([&] { return server.count() >= before + mails || server.count() >= actions; });
  }
  return daemon.kill();
}

}  // namespace

TEST_CASE(
    "11, 17: a service killed again and again in a burst loses no message, and each repeat is "
    "the same message") {
  const MailServer server;
  const Home home;
  write_crowd(home, actions, email_notifier(server.port()));

  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int death = 0; death < deaths; ++death) {
    const std::size_t mails = death % 3 == 1 ? 0 : 1 + random() % (actions / deaths);
    INFO("death " << death << " after " << mails << " mails");
    CHECK(run_and_kill(home, server, mails, static_cast<int>(random() % 1500)));
  }
  Daemon last(home);
  last.wait_until_ready();
  CHECK(eventually([&] { return home.messages("delivered") == actions; }));
  CHECK(last.stop() == 0);

  std::map<std::string, std::set<std::string>> bytes_of;  // by Message-ID
  std::set<std::string> recipients;
  for (const Mail& mail : server.mails()) {
    bytes_of[mail.id].insert(mail.bytes);
    recipients.insert(mail.to);
  }
  CHECK(bytes_of.size() == actions);
  CHECK(recipients.size() == actions);
  std::size_t altered = 0;
  for (const auto& [id, versions] : bytes_of)
    altered += versions.size() == 1 ? 0 : 1;
  CHECK(altered == 0);
}
