// SPDX-License-Identifier: MIT
/// What many ask for at once is made once, and never kept beyond what it was made of.
#include "service/shared_work.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"
#include "service/turns.hpp"
#include "support/catch.hpp"
#include "support/loop.hpp"

using namespace dueward;
using namespace std::chrono_literals;

namespace {

/// Makes a number when let: the how manieth it is.
struct Maker {
  service::Await<int> make() {
    const int number = ++made;
    boost::system::error_code let;
    if (slow)
      co_await gate.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, let));
    if (fails) throw store::StoreError(store::StoreError::Kind::unavailable, "the disk is gone");
    co_return number;
  }

  /// Asks without waiting; the answer is added to `answers`, 0 for a fault.
  void ask(std::string stamp = "as of Monday") {
    boost::asio::co_spawn(
        loop, work->get(std::move(stamp), [this] { return make(); }),
        [this](std::exception_ptr fault, auto number) { answers.push_back(fault ? 0 : *number); });
    poll();
  }
  void let() {
    gate.cancel();
    poll();
  }
  void poll() {
    loop.restart();
    loop.poll();
  }

  using Work = service::SharedWork<int, std::string>;

  boost::asio::io_context loop;
  clock::SimulatedClock clock{loop.get_executor(), calendar::Instant{}};
  boost::asio::steady_timer gate{loop, boost::asio::steady_timer::time_point::max()};
  bool slow = false;
  bool fails = false;
  int made = 0;
  std::vector<int> answers;
  std::unique_ptr<Work> work = std::make_unique<Work>(clock, 5s);
};

using Answers = std::vector<int>;

}  // namespace

TEST_CASE("whoever asks while it is being made waits for the same one") {
  Maker maker;
  maker.slow = true;
  for (int times = 0; times < 3; ++times)
    maker.ask();
  CHECK(maker.answers.empty());
  maker.let();
  CHECK(maker.answers == Answers{1, 1, 1});
}

TEST_CASE("it is remembered for its time from when it was done, and for its stamp") {
  Maker maker;
  maker.slow = true;
  maker.ask();
  maker.clock.advance_to(calendar::Instant{} + 10s);
  maker.let();
  maker.slow = false;
  maker.clock.advance_to(calendar::Instant{} + 14s);
  maker.ask();
  maker.ask("as of Tuesday");
  maker.clock.advance_to(calendar::Instant{} + 19s);
  maker.ask("as of Tuesday");
  CHECK(maker.answers == Answers{1, 1, 2, 3});
}

TEST_CASE("what is forgotten while it is being made is not remembered") {
  Maker maker;
  maker.slow = true;
  maker.ask();
  maker.work->forget();
  maker.ask();
  maker.let();
  maker.ask();
  CHECK(maker.answers == Answers{1, 2, 2});
}

TEST_CASE("a fault is told to all who wait, and is not kept") {
  Maker maker;
  maker.slow = maker.fails = true;
  maker.ask();
  maker.ask();
  maker.let();
  maker.slow = maker.fails = false;
  maker.ask();
  CHECK(maker.answers == Answers{0, 0, 2});
}

TEST_CASE("who waits is answered though the memory is gone") {
  Maker maker;
  maker.slow = true;
  maker.ask();
  maker.ask();
  maker.work.reset();
  maker.let();
  CHECK(maker.answers == Answers{1, 1});
}

TEST_CASE("one has its turn at a time, the next when it ends") {
  boost::asio::io_context loop;
  service::Turns turns;
  std::vector<std::shared_ptr<void>> given;
  std::size_t begun = 0;
  for (int who = 0; who < 3; ++who) {
    boost::asio::co_spawn(loop, turns.next(), [&](std::exception_ptr, auto turn) {
      ++begun;
      given.push_back(std::move(turn));
    });
  }
  for (std::size_t expected = 1; expected <= 3; ++expected) {
    loop.restart();
    loop.poll();
    CHECK(begun == expected);
    given.clear();
  }
}
