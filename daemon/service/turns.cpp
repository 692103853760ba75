// SPDX-License-Identifier: MIT
#include "service/turns.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace dueward::service {
namespace asio = boost::asio;

struct Turns::State {
  explicit State(const asio::any_io_executor& loop)
      : bell(loop, asio::steady_timer::time_point::max()) {}

  asio::steady_timer bell;
  bool taken = false;
};

Await<std::shared_ptr<void>> Turns::next() {
  if (state_ == nullptr) state_ = std::make_shared<State>(co_await asio::this_coro::executor);
  const auto state = state_;
  while (state->taken) {
    boost::system::error_code rung;
    co_await state->bell.async_wait(asio::redirect_error(asio::use_awaitable, rung));
  }
  state->taken = true;
  std::shared_ptr<void> turn(nullptr, [state](void*) {
    state->taken = false;
    state->bell.cancel_one();
  });
  co_return turn;
}

}  // namespace dueward::service
