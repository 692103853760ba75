// SPDX-License-Identifier: MIT
#include "clock/simulated.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace dueward::clock {
namespace asio = boost::asio;

/// In the list as long as it lives; a cancelled coroutine takes its sleeper with it.
class SimulatedClock::Sleeper {
 public:
  Sleeper(SimulatedClock& clock, calendar::Instant moment)
      : timer(clock.loop_, asio::steady_timer::time_point::max()),
        list_(clock.sleepers_),
        place_(list_->emplace(moment, this)) {}
  ~Sleeper() { list_->erase(place_); }
  Sleeper(const Sleeper&) = delete;
  Sleeper& operator=(const Sleeper&) = delete;

  asio::steady_timer timer;

 private:
  std::shared_ptr<Sleepers> list_;
  Sleepers::iterator place_;
};

asio::awaitable<void> SimulatedClock::sleep_until(calendar::Instant moment) {
  if (moment <= now_) co_return;
  Sleeper sleeper(*this, moment);
  boost::system::error_code woken;
  co_await sleeper.timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
}

std::optional<calendar::Instant> SimulatedClock::next_wake() const {
  if (sleepers_->empty()) return std::nullopt;
  return sleepers_->begin()->first;
}

void SimulatedClock::advance_to(calendar::Instant moment) {
  if (moment <= now_) return;
  now_ = moment;
  for (auto& [wanted, sleeper] : *sleepers_) {
    if (wanted > now_) break;
    sleeper->timer.cancel();
  }
}

void SimulatedClock::step_to(calendar::Instant moment) {
  now_ = moment;
  for (auto& [wanted, sleeper] : *sleepers_)
    sleeper->timer.cancel();
}

}  // namespace dueward::clock
