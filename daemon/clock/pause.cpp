// SPDX-License-Identifier: MIT
#include "clock/pause.hpp"

#include <utility>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace dueward::clock {

boost::asio::awaitable<void> pause(boost::asio::any_io_executor loop,
                                   std::chrono::milliseconds length) {
  boost::asio::steady_timer timer(loop, length);
  co_await timer.async_wait(boost::asio::use_awaitable);
}

}  // namespace dueward::clock
