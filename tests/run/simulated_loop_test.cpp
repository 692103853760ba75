// SPDX-License-Identifier: MIT
#include "run/simulated_loop.hpp"

#include <thread>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "clock/simulated.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace {

const calendar::Instant midnight{1'313'712'000s};

struct World {
  asio::io_context loop;
  clock::SimulatedClock clock{loop.get_executor(), midnight};
  bool at_rest = true;
  std::vector<std::chrono::hours> seen;

  run::SimulatedLoop driver(std::optional<double> speed = std::nullopt) {
    return {loop, clock, [this] { return at_rest; }, speed};
  }

  void note() {
    seen.push_back(std::chrono::duration_cast<std::chrono::hours>(clock.now() - midnight));
  }

  /// Somebody who works at each of these hours.
  void worker(std::vector<std::chrono::hours> hours) {
    asio::co_spawn(
        loop,
        [](World& world, std::vector<std::chrono::hours> wanted) -> asio::awaitable<void> {
          for (const auto hour : wanted) {
            co_await world.clock.sleep_until(midnight + hour);
            world.note();
          }
        }(*this, std::move(hours)),
        asio::detached);
  }
};

}  // namespace

TEST_CASE("The simulated service jumps from moment to moment and stops at the end") {
  World world;
  world.worker({8h, 32h, 80h});
  world.driver().run_until(midnight + 72h);
  CHECK(world.seen == std::vector{8h, 32h});
  CHECK(world.clock.now() == midnight + 72h - 1ms);
}

TEST_CASE("The simulated clock waits for work under way elsewhere") {
  World world;
  world.worker({8h, 9h});
  std::vector<std::chrono::hours> finished;
  std::thread elsewhere;
  auto driver = world.driver();
  asio::co_spawn(
      world.loop,
      [](World& w, std::thread& other,
         std::vector<std::chrono::hours>& done) -> asio::awaitable<void> {
        co_await w.clock.sleep_until(midnight + 8h);
        w.at_rest = false;
        other = std::thread([&w, &done] {
          asio::post(w.loop, [&w, &done] {
            done.push_back(
                std::chrono::duration_cast<std::chrono::hours>(w.clock.now() - midnight));
            w.at_rest = true;
          });
        });
      }(world, elsewhere, finished),
      asio::detached);
  driver.run_until(midnight + 24h);
  elsewhere.join();
  CHECK(finished == std::vector{8h});
  CHECK(world.seen == std::vector{8h, 9h});
}

TEST_CASE("With a speed the same moments come, in the same order") {
  World world;
  world.worker({1h, 2h, 3h});
  world.driver(24.0 * 3600.0 * 100).run_until(midnight + 24h);
  CHECK(world.seen == std::vector{1h, 2h, 3h});
}

TEST_CASE("A stop from within ends the run where it stands") {
  World world;
  auto driver = world.driver();
  asio::co_spawn(
      world.loop,
      [](World& w, run::SimulatedLoop& d) -> asio::awaitable<void> {
        co_await w.clock.sleep_until(midnight + 5h);
        d.stop();
      }(world, driver),
      asio::detached);
  world.worker({6h});
  driver.run_until(midnight + 24h);
  CHECK(world.seen.empty());
  CHECK(world.clock.now() == midnight + 5h);
}

TEST_CASE("A stop by the listener ends the run before the clock moves on") {
  World world;
  auto driver = world.driver();
  driver.on_moment_done([&driver] { driver.stop(); });
  world.worker({6h});
  driver.run_until(midnight + 24h);
  CHECK(world.clock.now() == midnight);
}

TEST_CASE("Without an end, a clock that nobody waits for stands still until something happens") {
  World world;
  auto driver = world.driver(60.0);
  std::thread elsewhere([&world, &driver] {
    asio::post(world.loop, [&world] { world.worker({1h}); });
    asio::post(world.loop, [&driver] { driver.stop(); });
  });
  driver.run_until(calendar::Instant::max());
  elsewhere.join();
  CHECK(driver.stopped());
  CHECK(world.clock.now() < midnight + 1h);
}
