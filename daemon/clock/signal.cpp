// SPDX-License-Identifier: MIT
#include "clock/signal.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace dueward::clock {
namespace asio = boost::asio;
using namespace asio::experimental::awaitable_operators;

Signal::Signal(const asio::any_io_executor& loop)
    : bell_(loop, asio::steady_timer::time_point::max()) {}

void Signal::raise() {
  raised_ = true;
  bell_.cancel();
}

asio::awaitable<void> Signal::wait() {
  if (raised_) co_return;  // rung before this coroutine got its first turn
  boost::system::error_code rung;
  co_await bell_.async_wait(asio::redirect_error(asio::use_awaitable, rung));
}

asio::awaitable<void> Signal::wait_until(Clock& clock, std::optional<calendar::Instant> moment) {
  if (!raised_) {
    if (moment) {
      co_await (wait() || clock.sleep_until(*moment));
    } else {
      co_await wait();
    }
  }
  raised_ = false;
}

}  // namespace dueward::clock
