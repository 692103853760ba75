// SPDX-License-Identifier: MIT
#include "clock/real.hpp"

#include <array>
#include <cerrno>
#include <ctime>

#include <boost/asio/buffer.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <sys/timerfd.h>

namespace dueward::clock {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

itimerspec absolute(calendar::Instant moment) {
  const auto since_epoch = std::max(moment.time_since_epoch(), 1ms);  // zero would disarm the timer
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since_epoch);
  itimerspec spec{};
  spec.it_value.tv_sec = static_cast<time_t>(seconds.count());
  spec.it_value.tv_nsec =
      static_cast<long>(std::chrono::nanoseconds(since_epoch - seconds).count());
  return spec;
}

[[noreturn]] void fail(const char* what) {
  throw boost::system::system_error(errno, boost::system::system_category(), what);
}

}  // namespace

calendar::Instant RealClock::now() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

asio::awaitable<void> RealClock::sleep_until(calendar::Instant moment) {
  const int timer = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (timer < 0) fail("timerfd_create");
  asio::posix::stream_descriptor descriptor(loop_, timer);
  const auto spec = absolute(moment);
  if (timerfd_settime(timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &spec, nullptr) != 0)
    fail("timerfd_settime");

  std::array<unsigned char, 8> expirations{};
  boost::system::error_code error;
  co_await descriptor.async_read_some(asio::buffer(expirations),
                                      asio::redirect_error(asio::use_awaitable, error));
  // ECANCELED from the timer itself says that the clock was set; a cancelled coroutine gets
  // operation_aborted, which is the same number, and is told by its own cancellation state. Either
  // way whoever waits looks again.
  if (error && error != boost::system::errc::operation_canceled)
    throw boost::system::system_error(error, "timer");
}

std::chrono::milliseconds since_boot() {
  timespec now{};
  if (clock_gettime(CLOCK_BOOTTIME, &now) != 0) fail("clock_gettime");
  return std::chrono::seconds(now.tv_sec) + std::chrono::duration_cast<std::chrono::milliseconds>(
                                                std::chrono::nanoseconds(now.tv_nsec));
}

}  // namespace dueward::clock
