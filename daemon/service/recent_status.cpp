// SPDX-License-Identifier: MIT
#include "service/recent_status.hpp"

#include <chrono>
#include <exception>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace dueward::service {
namespace asio = boost::asio;

namespace {
constexpr std::chrono::seconds good_for{1};
}

struct RecentStatus::Round {
  Round(const asio::any_io_executor& loop, calendar::Instant now)
      : begun(now), bell(loop, asio::steady_timer::time_point::max()) {}

  calendar::Instant begun;
  asio::steady_timer bell;
  std::shared_ptr<const Status> status;
  std::exception_ptr fault;

  [[nodiscard]] bool done() const { return status != nullptr || fault != nullptr; }
};

bool RecentStatus::fresh() const {
  if (round_ == nullptr || round_->fault) return false;
  if (!round_->done()) return true;
  const auto age = clock_.now() - round_->begun;
  return age >= age.zero() && age < good_for;
}

Await<std::shared_ptr<const Status>> RecentStatus::get() {
  if (!fresh()) {
    const auto round = std::make_shared<Round>(co_await asio::this_coro::executor, clock_.now());
    round_ = round;
    try {
      auto status = co_await make_();
      round->status = std::make_shared<const Status>(std::move(status));
    } catch (...) {
      round->fault = std::current_exception();
    }
    round->bell.cancel();
    if (round->fault) std::rethrow_exception(round->fault);
    co_return round->status;
  }
  const auto round = round_;
  boost::system::error_code rung;
  if (!round->done()) {
    co_await round->bell.async_wait(asio::redirect_error(asio::use_awaitable, rung));
  }
  if (round->fault) std::rethrow_exception(round->fault);
  co_return round->status;
}

}  // namespace dueward::service
