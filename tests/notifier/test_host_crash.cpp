// SPDX-License-Identifier: MIT
// Test case 61: whatever a plugin does, the daemon lives, the attempt has an outcome, and the next
// one finds a plugin again.
#include "hosting.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Makes the plugin do it, and then something good.
std::pair<std::string, std::string> after(const std::string& misdeed,
                                          std::chrono::milliseconds deadline = plenty) {
  Hosting hosting;
  auto first = show(hosting.deliver(misdeed, deadline));
  return {first, show(hosting.deliver("deliver"))};
}

const std::string well = "delivered: session 1, delivery 1";

}  // namespace

TEST_CASE("61: a plugin that crashes, aborts or exits costs the attempt, which is unknown") {
  const std::string misdeed = GENERATE("crash", "abort", "exit");
  CAPTURE(misdeed);
  const auto [outcome, next] = after(misdeed);
  CHECK_THAT(outcome, ContainsSubstring("unknown: the plugin's process "));
  CHECK(next == well);
}

TEST_CASE("61: a plugin that throws across the boundary is contained, its session replaced") {
  const auto [outcome, next] = after("throw");
  CHECK(outcome == "unknown: the plugin threw an exception");
  CHECK(next == "delivered: session 2, delivery 1");
}

TEST_CASE(
    "61: a plugin that hangs costs the attempt at its deadline, and a fresh process takes over") {
  const auto [outcome, next] = after("hang", 300ms);
  CHECK(outcome == "unknown: no answer before the deadline");
  CHECK(next == well);
}

TEST_CASE("61: garbage on the wire ends the process; the attempt is unknown") {
  const auto [outcome, next] = after("garbage");
  CHECK_THAT(outcome, ContainsSubstring("unknown: the plugin's process sent garbage"));
  CHECK(next == well);
}

TEST_CASE("61: a plugin that reports a delivery twice is ended, and the first report counts") {
  Hosting hosting;
  CHECK(show(hosting.deliver("twice")) == "delivered");
  hosting.run_until([&] { return hosting.logged_like("was not under way"); });
  CHECK(show(hosting.deliver("deliver")) == well);
}

TEST_CASE("61: a plugin that says nothing, or something that makes no sense, has said unknown") {
  CHECK(after("silent") ==
        std::pair<std::string, std::string>("unknown", "delivered: session 1, delivery 1"));
  CHECK(after("nonsense").first == "unknown: the plugin returned an outcome that makes no sense");
}

TEST_CASE("61: what a plugin prints goes to the log, and too much of it is dropped") {
  Hosting hosting;
  CHECK(show(hosting.deliver("print")) == "delivered: printed");
  hosting.run_until([&] { return hosting.logged_like("printed: line 0"); });
  CHECK(hosting.logged.size() < 500);
  CHECK(show(hosting.deliver("deliver")) == "delivered: session 1, delivery 2");
}

TEST_CASE("61: a plugin that calls back after it returned disturbs nobody") {
  Hosting hosting;
  CHECK(show(hosting.deliver("late")) == "delivered");
  hosting.run_until([&] { return hosting.logged_like("called back late"); });
  CHECK(show(hosting.deliver("deliver")) == "delivered: session 1, delivery 2");
}

TEST_CASE("61: what the peer said is one line of valid UTF-8, whatever it was") {
  Hosting hosting;
  const auto outcome = hosting.deliver("dirty");
  CHECK(show(outcome) == "temporary: two??lines ?");
  CHECK(outcome.retry_after == std::chrono::seconds(60));
}

TEST_CASE("61: a crash ends all deliveries of the process as unknown") {
  Hosting hosting("misbehaving", 3);
  const auto one = hosting.begin("hang");
  const auto two = hosting.begin("hang");
  hosting.begin("crash");
  hosting.run_until([&] { return one->has_value() && two->has_value(); });
  CHECK((*one)->result == Outcome::Result::unknown);
  CHECK((*two)->result == Outcome::Result::unknown);
}

TEST_CASE("61: a hang leaves the other deliveries of its process in peace") {
  Hosting hosting("misbehaving", 2);
  const auto waiting = hosting.begin("wait", plenty);
  CHECK(show(hosting.deliver("hang", 300ms)) == "unknown: no answer before the deadline");
  CHECK_FALSE(waiting->has_value());
  CHECK(show(hosting.deliver("deliver")) == well);
  CHECK_FALSE(waiting->has_value());
  hosting.stop(400ms);
  CHECK(show(**waiting) == "temporary: was told to hurry");
}
