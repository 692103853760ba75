// SPDX-License-Identifier: MIT
// Starting, refusing, replacing and stopping host processes.
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <signal.h>

#include "hosting.hpp"
#include "support/catch.hpp"

using namespace dueward::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("A worker keeps its session, and low load uses one only") {
  Hosting hosting("misbehaving", 4);
  for (int delivery = 1; delivery <= 3; ++delivery)
    CHECK(show(hosting.deliver("deliver")) ==
          "delivered: session 1, delivery " + std::to_string(delivery));
}

TEST_CASE("As many deliveries run at once as there are workers") {
  Hosting hosting("misbehaving", 3);
  const auto one = hosting.begin("wait");
  const auto two = hosting.begin("wait");
  CHECK_THAT(show(hosting.deliver("deliver")), ContainsSubstring("delivered"));
  CHECK_FALSE(one->has_value());
  hosting.stop(400ms);
  CHECK(show(**one) == "temporary: was told to hurry");
  CHECK(show(**two) == "temporary: was told to hurry");
}

TEST_CASE("What comes while all workers are busy waits its turn in the process") {
  Hosting hosting("misbehaving", 1);
  hosting.deliver("deliver");  // whoever waits for the process to start has no place in a line yet
  const auto first = hosting.begin("deliver");
  const auto second = hosting.begin("deliver");
  hosting.run_until([&] { return first->has_value() && second->has_value(); });
  CHECK(show(**first) == "delivered: session 1, delivery 2");
  CHECK(show(**second) == "delivered: session 1, delivery 3");
}

TEST_CASE("What still waits its turn when the service stops was not sent, and is no attempt") {
  Hosting hosting("misbehaving", 1);
  hosting.deliver("deliver");
  const auto busy = hosting.begin("wait");
  const auto behind = hosting.begin("deliver");
  hosting.stop(400ms);
  CHECK(show(**busy) == "temporary: was told to hurry");
  CHECK(show(**behind) == "temporary: it was called back; nothing was sent");
  CHECK((*behind)->untried);
}

TEST_CASE("What waits for a worker comes back untried when it is called back") {
  Hosting hosting("misbehaving", 1);
  hosting.deliver("deliver");
  const auto busy = hosting.begin("wait");
  const auto behind = hosting.begin("deliver");
  hosting.run_until([&] {
    hosting.notifier().give_back();  // it may not have been handed over yet
    return behind->has_value();
  });
  CHECK_FALSE(busy->has_value());
  CHECK((*behind)->untried);
  CHECK(show(**behind) == "temporary: it was called back; nothing was sent");
  hosting.stop(400ms);
  CHECK_FALSE((*busy)->untried);
}

TEST_CASE(
    "What waited for a worker beyond a tenth of its time was not tried, and no process is blamed") {
  Hosting hosting("misbehaving", 1);
  hosting.deliver("deliver");
  const auto process = hosting.notifier().process();
  const auto busy = hosting.begin("slow");
  const auto behind = hosting.begin("deliver", 10s);
  hosting.run_until([&] { return behind->has_value(); });
  CHECK((*behind)->untried);
  CHECK(show(**behind) == "temporary: no worker was free in time; nothing was sent");
  CHECK(hosting.notifier().process() == process);
}

TEST_CASE("What waits behind a worker that hangs comes back when the process is given up") {
  Hosting hosting("misbehaving", 1);
  hosting.deliver("deliver");
  const auto hung = hosting.begin("hang", 300ms);
  const auto behind = hosting.begin("deliver");
  hosting.run_until([&] { return behind->has_value(); });
  CHECK((*hung)->result == Outcome::Result::unknown);
  CHECK((*behind)->untried);
}

TEST_CASE("47: what waits behind a channel at fault is not tried") {
  Hosting hosting("misbehaving", 1);
  hosting.deliver("deliver");
  const auto first = hosting.begin("refuse");
  const auto behind = hosting.begin("refuse");
  hosting.run_until([&] { return behind->has_value(); });
  CHECK(show(**first) == "permanent_channel: refused as number 2");
  CHECK(show(**behind) == "permanent_channel: refused as number 2");
}

TEST_CASE(
    "A plugin that ends or hangs while it is loaded is the channel's fault, with the reason") {
  Hosting hosting("exits_on_load");
  CHECK_THAT(show(hosting.deliver("any")),
             ContainsSubstring("permanent_channel: the plugin exits_on_load cannot be started: "
                               "its process ended with status 7"));
  Hosting hanging("hangs_on_load");
  hanging.settings.start_limit = 300ms;
  CHECK_THAT(show(hanging.deliver("any")), ContainsSubstring("did not finish loading"));
}

TEST_CASE(
    "62: a host process refuses a bad plugin with the reason, and everybody gets it at once") {
  Hosting hosting("wrong_abi");
  CHECK_THAT(show(hosting.deliver("any")),
             ContainsSubstring("permanent_channel") && ContainsSubstring("plugin interface 42"));
  CHECK_THAT(show(hosting.deliver("any")), ContainsSubstring("plugin interface 42"));
}

TEST_CASE("Without the host executable nothing is sent, and the reason names it") {
  Hosting hosting;
  hosting.settings.host = "/nonexistent/dueward-host";
  CHECK_THAT(show(hosting.deliver("deliver")), ContainsSubstring("permanent_channel") &&
                                                   ContainsSubstring("/nonexistent/dueward-host"));
}

TEST_CASE("A session that cannot be opened is the channel's fault, or temporary where it says so") {
  CHECK(show(Hosting("misbehaving", 1, {{"open", "throws", ""}}).deliver("deliver")) ==
        "permanent_channel: not today");
  CHECK(show(Hosting("misbehaving", 1, {{"open", "later", ""}}).deliver("deliver")) ==
        "temporary: the licence server is busy");
  CHECK_THAT(show(Hosting("misbehaving", 1, {{"colour", "red", ""}}).deliver("deliver")),
             ContainsSubstring("has no option \"colour\""));
}

TEST_CASE("An address that the core refuses never reaches the plugin") {
  Hosting hosting;
  CHECK_THAT(show(hosting.deliver("deliver\r\nX: y")), ContainsSubstring("permanent_address"));
  CHECK(hosting.notifier().process() == std::nullopt);
}

TEST_CASE(
    "63: a plugin that is removed while loaded serves on; a later start tells why it cannot") {
  const TemporaryFolder folder;
  const auto file = folder.plugin("misbehaving");
  Hosting hosting("misbehaving", 1, {}, folder.path());
  CHECK(show(hosting.deliver("deliver")) == "delivered: session 1, delivery 1");
  fs::remove(file);
  CHECK(show(hosting.deliver("deliver")) == "delivered: session 1, delivery 2");
  CHECK(hosting.deliver("crash").result == Outcome::Result::unknown);
  CHECK_THAT(show(hosting.deliver("deliver")),
             ContainsSubstring("permanent_channel") && ContainsSubstring("misbehaving.so"));
  folder.plugin("misbehaving");
  Outcome outcome;
  do
    outcome = hosting.deliver("deliver");
  while (outcome.result == Outcome::Result::permanent_channel);
  CHECK(show(outcome) == "delivered: session 1, delivery 1");
}

TEST_CASE("What kept a plugin from starting is looked at again when asked, without a pause") {
  const TemporaryFolder folder;
  Hosting hosting("misbehaving", 1, {}, folder.path());
  CHECK_THAT(show(hosting.deliver("deliver")), ContainsSubstring("permanent_channel"));
  folder.plugin("misbehaving");
  hosting.notifier().try_again();
  CHECK(show(hosting.deliver("deliver")) == "delivered: session 1, delivery 1");
}

TEST_CASE("Stopping lets what is under way end, kills what does not, and takes nothing more") {
  Hosting hosting("misbehaving", 3);
  const auto hanging = hosting.begin("hang");
  const auto waiting = hosting.begin("wait");
  CHECK_THAT(show(hosting.deliver("deliver")), ContainsSubstring("delivered"));
  hosting.stop(600ms);
  CHECK(show(**waiting) == "temporary: was told to hurry");
  CHECK((*hanging)->result == Outcome::Result::unknown);
  CHECK(show(hosting.deliver("deliver")) == "temporary: the service stops");
  CHECK(hosting.notifier().process() == std::nullopt);
}

TEST_CASE("A process that is killed while it has nothing to do is started again") {
  Hosting hosting;
  hosting.deliver("deliver");
  const int first = *hosting.notifier().process();
  ::kill(first, SIGKILL);
  hosting.run_until([&] { return hosting.notifier().process() != first; });
  CHECK(show(hosting.deliver("deliver")) == "delivered: session 1, delivery 1");
  CHECK(hosting.logged_like("signal 9"));
}

TEST_CASE("A delivery for which no process is ready in time was not sent, and is temporary") {
  Hosting hosting("hangs_on_load");
  CHECK(show(hosting.deliver("any", 50ms)) ==
        "temporary: the plugin was not ready in time; nothing was sent");
}

TEST_CASE("A cancelled delivery throws, and the process goes on with its other deliveries") {
  Hosting hosting("misbehaving", 2);
  bool thrown = false;
  const auto cancel = hosting.begin_to_cancel("wait", thrown);
  CHECK_THAT(show(hosting.deliver("deliver")), ContainsSubstring("delivered"));
  cancel();
  hosting.run_until([&] { return thrown; });
  CHECK_THAT(show(hosting.deliver("deliver")), ContainsSubstring("delivered"));
}

TEST_CASE("A notifier that is destroyed leaves no process behind") {
  int pid = 0;
  {
    Hosting hosting("misbehaving", 2);
    hosting.begin("hang");
    hosting.deliver("deliver");
    pid = *hosting.notifier().process();
  }
  CHECK(::kill(pid, 0) != 0);
}
