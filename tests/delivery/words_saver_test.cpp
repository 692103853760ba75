// SPDX-License-Identifier: MIT
#include "delivery/words_saver.hpp"

#include <stdexcept>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "clock/simulated.hpp"
#include "support/catch.hpp"
#include "support/loop.hpp"

using namespace dueward;
using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace {

/// A store that takes its time, and what it was given.
struct Shelf {
  asio::io_context loop;
  clock::SimulatedClock clock{loop.get_executor(), calendar::Instant{}};
  std::string log;
  bool full = false;

  delivery::WordsSaver saver{
      loop.get_executor(), clock,
      [this](std::vector<store::WrittenMessage> words) { return put(words.size()); },
      [this] { log += " saved"; }};

  asio::awaitable<void> put(std::size_t count) {
    log += " put" + std::to_string(count);
    asio::steady_timer timer(loop, 5ms);
    co_await timer.async_wait(asio::use_awaitable);
    if (full) throw std::runtime_error("no room");
  }
};

std::vector<store::WrittenMessage> words(std::size_t count) {
  return std::vector<store::WrittenMessage>(count);
}

}  // namespace

TEST_CASE("words are stored lot by lot, beside whoever writes the next") {
  Shelf shelf;
  const auto write = [&shelf]() -> asio::awaitable<void> {
    for (const std::size_t count : {3, 2}) {
      auto lot = words(count);
      co_await shelf.saver.save(std::move(lot));
      shelf.log += " next";
    }
    co_await shelf.saver.finish();
    shelf.log += " end";
  };
  test::run(shelf.loop, write());
  CHECK(shelf.log == " put3 next saved put2 next saved end");
}

TEST_CASE("a lot that is not stored is told with the next one, which is given up, too") {
  Shelf shelf;
  shelf.full = true;
  const auto write = [&shelf]() -> asio::awaitable<void> {
    auto first = words(3);
    co_await shelf.saver.save(std::move(first));
    auto second = words(2);
    co_await shelf.saver.save(std::move(second));
  };
  CHECK_THROWS_WITH(test::run(shelf.loop, write()), "no room");
  shelf.full = false;
  const auto again = [&shelf]() -> asio::awaitable<void> {
    auto first = words(3);
    co_await shelf.saver.save(std::move(first));
    co_await shelf.saver.finish();
  };
  test::run(shelf.loop, again());
  CHECK(shelf.log == " put3 put3 saved");
}
