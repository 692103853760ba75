// SPDX-License-Identifier: MIT
/// However often the status is asked for without a name, it is made once a second.
#include <variant>

#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "clock/simulated.hpp"
#include "service/shared_work.hpp"
#include "support/catch.hpp"
#include "support/loop.hpp"

using namespace dueward;
using namespace std::chrono_literals;

namespace {

/// Makes a status when let: its number of open actions says which one it is.
struct Maker {
  service::Await<service::Status> make() {
    ++made;
    boost::system::error_code let;
    if (slow)
      co_await gate.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, let));
    if (fails) throw store::StoreError(store::StoreError::Kind::unavailable, "the disk is gone");
    service::Status status;
    status.counts.open = made;
    co_return status;
  }

  auto get() {
    return recent.get({}, [this] { return make(); });
  }
  /// Of the status that is there now.
  std::size_t ask() { return test::run(loop, get())->counts.open; }

  /// Asks without waiting; the answer is added to `answers`, 0 for a fault.
  void ask_aside(std::vector<std::size_t>& answers) {
    boost::asio::co_spawn(loop, get(), [&answers](std::exception_ptr fault, auto status) {
      answers.push_back(fault ? 0 : status->counts.open);
    });
    loop.restart();
    loop.poll();
  }
  void let() {
    gate.cancel();
    loop.restart();
    loop.poll();
  }

  boost::asio::io_context loop;
  clock::SimulatedClock clock{loop.get_executor(), calendar::Instant{}};
  boost::asio::steady_timer gate{loop, boost::asio::steady_timer::time_point::max()};
  bool slow = false;
  bool fails = false;
  std::size_t made = 0;
  service::SharedWork<service::Status, std::monostate> recent{clock, 1s};
};

}  // namespace

TEST_CASE("the status is made once a second, however often it is asked for") {
  Maker maker;
  CHECK(maker.ask() == 1);
  CHECK(maker.ask() == 1);
  maker.clock.advance_to(calendar::Instant{} + 999ms);
  CHECK(maker.ask() == 1);
  maker.clock.advance_to(calendar::Instant{} + 1s);
  CHECK(maker.ask() == 2);
}

TEST_CASE("whoever asks while the status is being made waits for the same one") {
  Maker maker;
  maker.slow = true;
  std::vector<std::size_t> answers;
  for (int i = 0; i < 3; ++i)
    maker.ask_aside(answers);
  CHECK(answers.empty());
  maker.let();
  CHECK(answers == std::vector<std::size_t>{1, 1, 1});
  CHECK(maker.made == 1);
}

TEST_CASE("a fault is told to all who wait for it, and not kept") {
  Maker maker;
  maker.slow = maker.fails = true;
  std::vector<std::size_t> answers;
  maker.ask_aside(answers);
  maker.ask_aside(answers);
  maker.let();
  CHECK(answers == std::vector<std::size_t>{0, 0});
  CHECK(maker.made == 1);
  maker.slow = maker.fails = false;
  CHECK(maker.ask() == 2);
}
