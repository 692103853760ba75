// SPDX-License-Identifier: MIT
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "clock/real.hpp"
#include "clock/signal.hpp"
#include "clock/simulated.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace {

const calendar::Instant noon{1'313'755'200s};

struct World {
  asio::io_context loop;
  clock::SimulatedClock clock{loop.get_executor(), noon};
  std::vector<std::string> heard;

  void sleeper(std::string name, std::chrono::milliseconds after) {
    asio::co_spawn(
        loop,
        [](World& world, std::string who, calendar::Instant moment) -> asio::awaitable<void> {
          co_await world.clock.sleep_until(moment);
          world.heard.push_back(who);
        }(*this, std::move(name), noon + after),
        asio::detached);
  }

  void settle() {
    loop.restart();
    loop.poll();
  }
};

}  // namespace

TEST_CASE("The simulated clock stands still until it is moved") {
  World world;
  world.sleeper("late", 2h);
  world.sleeper("early", 1h);
  world.settle();
  CHECK(world.heard.empty());
  CHECK(world.clock.next_wake() == noon + 1h);

  world.clock.advance_to(noon + 1h);
  world.settle();
  CHECK(world.heard == std::vector<std::string>{"early"});

  world.clock.advance_to(noon);
  CHECK(world.clock.now() == noon + 1h);
}

TEST_CASE("31: a step of the clock wakes every sleeper to look again") {
  World world;
  world.sleeper("a", 1h);
  world.sleeper("b", 48h);
  world.settle();
  world.clock.step_to(noon - 1h);
  world.settle();
  CHECK(world.heard.size() == 2);
  CHECK(world.clock.now() == noon - 1h);
}

TEST_CASE("A sleeper whose moment has passed does not sleep") {
  World world;
  world.sleeper("at once", -1h);
  world.settle();
  CHECK(world.heard.size() == 1);
  CHECK_FALSE(world.clock.next_wake());
}

TEST_CASE("A signal wakes the one that waits, and is remembered when nobody does") {
  World world;
  clock::Signal signal(world.loop.get_executor());
  auto wait = [](World& w, clock::Signal& s, std::optional<calendar::Instant> moment,
                 std::string name) -> asio::awaitable<void> {
    co_await s.wait_until(w.clock, moment);
    w.heard.push_back(name);
  };

  signal.raise();
  signal.raise();
  asio::co_spawn(world.loop, wait(world, signal, std::nullopt, "remembered"), asio::detached);
  world.settle();
  CHECK(world.heard == std::vector<std::string>{"remembered"});
  CHECK_FALSE(signal.raised());

  asio::co_spawn(world.loop, wait(world, signal, noon + 1h, "raised early"), asio::detached);
  world.settle();
  CHECK(world.heard.size() == 1);
  signal.raise();
  world.settle();
  CHECK(world.heard.back() == "raised early");
  CHECK_FALSE(world.clock.next_wake());

  asio::co_spawn(world.loop, wait(world, signal, noon + 1h, "its moment came"), asio::detached);
  world.settle();
  world.clock.advance_to(noon + 1h);
  world.settle();
  CHECK(world.heard.back() == "its moment came");
}

TEST_CASE("The real clock sleeps until the moment and not less") {
  asio::io_context loop;
  clock::RealClock clock(loop.get_executor());
  const auto moment = clock.now() + 30ms;
  calendar::Instant woken{};
  asio::co_spawn(
      loop,
      [](clock::RealClock& c, calendar::Instant until,
         calendar::Instant& seen) -> asio::awaitable<void> {
        co_await c.sleep_until(until);
        seen = c.now();
      }(clock, moment, woken),
      asio::detached);
  loop.run();
  CHECK(woken >= moment);
}
