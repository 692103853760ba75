// SPDX-License-Identifier: MIT
/// Work that many ask for at once and that is done once.
#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "clock/clock.hpp"
#include "service/service.hpp"

namespace dueward::service {

/// What was made of a stamp is remembered for a while. Whoever asks while it is being made waits
/// for the same one; a fault is theirs together and is not kept. What is forgotten while it is
/// being made is never remembered. Loop thread only; may be destroyed while it is being made; the
/// clock outlives both.
template <typename Value, typename Stamp>
class SharedWork {
 public:
  SharedWork(const clock::Clock& clock, std::chrono::seconds good_for)
      : clock_(&clock), good_for_(good_for) {}

  Await<std::shared_ptr<const Value>> get(Stamp stamp, std::function<Await<Value>()> make) {
    // Of this object nothing is touched once something has been waited for.
    if (!fresh(stamp)) {
      const auto& clock = *clock_;
      const auto begun =
          std::make_shared<Round>(co_await boost::asio::this_coro::executor, std::move(stamp));
      round_ = begun;
      try {
        auto value = co_await make();
        begun->at = clock.now();
        begun->value = std::make_shared<const Value>(std::move(value));
      } catch (...) {
        begun->fault = std::current_exception();
      }
      begun->bell.cancel();
      if (begun->fault) std::rethrow_exception(begun->fault);
      co_return begun->value;
    }
    const auto round = round_;
    boost::system::error_code rung;
    if (!round->done()) {
      co_await round->bell.async_wait(
          boost::asio::redirect_error(boost::asio::use_awaitable, rung));
    }
    if (round->fault) std::rethrow_exception(round->fault);
    co_return round->value;
  }

  void forget() { round_.reset(); }

 private:
  struct Round {
    Round(const boost::asio::any_io_executor& loop, Stamp of)
        : stamp(std::move(of)), bell(loop, boost::asio::steady_timer::time_point::max()) {}

    Stamp stamp;
    calendar::Instant at;  ///< When it was done.
    boost::asio::steady_timer bell;
    std::shared_ptr<const Value> value;
    std::exception_ptr fault;

    [[nodiscard]] bool done() const { return value != nullptr || fault != nullptr; }
  };

  [[nodiscard]] bool fresh(const Stamp& stamp) const {
    if (round_ == nullptr || round_->fault || round_->stamp != stamp) return false;
    if (!round_->done()) return true;
    const auto age = clock_->now() - round_->at;
    return age >= age.zero() && age < good_for_;
  }

  const clock::Clock* clock_;
  std::chrono::seconds good_for_;
  std::shared_ptr<Round> round_;  ///< The latest; null before the first.
};

}  // namespace dueward::service
