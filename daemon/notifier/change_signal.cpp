// SPDX-License-Identifier: MIT
#include "notifier/change_signal.hpp"

#include <set>
#include <utility>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace dueward::notifier {

namespace asio = boost::asio;

struct ChangeSignal::Waiters {
  explicit Waiters(asio::any_io_executor executor) : loop(std::move(executor)) {}

  asio::any_io_executor loop;
  std::set<asio::steady_timer*> timers;
};

namespace {

/// Is in the set as long as it lives, however its coroutine ends.
class Registration {
 public:
  Registration(std::set<asio::steady_timer*>& set, asio::steady_timer& timer)
      : set_(set), timer_(timer) {
    set_.insert(&timer_);
  }
  Registration(const Registration&) = delete;
  Registration& operator=(const Registration&) = delete;
  ~Registration() { set_.erase(&timer_); }

  [[nodiscard]] bool notified() const { return !set_.contains(&timer_); }

 private:
  std::set<asio::steady_timer*>& set_;
  asio::steady_timer& timer_;
};

}  // namespace

ChangeSignal::ChangeSignal(asio::any_io_executor loop)
    : waiters_(std::make_shared<Waiters>(std::move(loop))) {}

ChangeSignal::~ChangeSignal() = default;

asio::awaitable<void> ChangeSignal::wait_until(TimePoint limit) {
  const auto waiters = waiters_;
  asio::steady_timer timer(waiters->loop, limit);
  const Registration registration(waiters->timers, timer);
  boost::system::error_code error;
  co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
  // notify() takes the timer out of the set before it cancels the wait; a cancelled coroutine does
  // not.
  if (error && !registration.notified()) throw boost::system::system_error(error);
}

void ChangeSignal::notify() {
  for (auto* timer : std::exchange(waiters_->timers, {}))
    timer->cancel();
}

}  // namespace dueward::notifier
