// SPDX-License-Identifier: MIT
#include "run/simulated_loop.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"

namespace dueward::run {
namespace asio = boost::asio;
using namespace std::chrono_literals;
using RealClock = std::chrono::steady_clock;

namespace {
/// How often a question from outside finds the clock moved on between two wanted moments.
constexpr auto tick = 50ms;
}  // namespace

SimulatedLoop::SimulatedLoop(asio::io_context& loop, clock::SimulatedClock& clock,
                             std::function<bool()> at_rest, std::optional<double> speed)
    : loop_(loop), clock_(clock), at_rest_(std::move(at_rest)), speed_(speed) {}

void SimulatedLoop::finish_moment() {
  for (;;) {
    loop_.restart();
    while (loop_.poll() > 0) {
    }
    if (stopped_ || at_rest_()) return;
    loop_.run_one();
  }
}

/// Whether the moment was reached; not where something happened meanwhile that may want an earlier
/// one.
bool SimulatedLoop::pass_time_until(calendar::Instant moment) {
  if (!speed_) return true;
  const auto begin = clock_.now();
  const auto real_begin = RealClock::now();
  const std::chrono::duration<double> whole =
      std::chrono::duration<double>(moment - begin) / *speed_;
  const auto real_end = real_begin + std::chrono::duration_cast<RealClock::duration>(whole);
  while (RealClock::now() < real_end) {
    loop_.restart();
    const bool ran = loop_.run_one_until(std::min(real_end, RealClock::now() + tick)) > 0;
    const std::chrono::duration<double> passed = (RealClock::now() - real_begin) * *speed_;
    const auto present = begin + std::chrono::duration_cast<std::chrono::milliseconds>(passed);
    clock_.advance_to(std::min(present, moment - 1ms));
    if (ran) return false;
  }
  return true;
}

void SimulatedLoop::run_until(calendar::Instant end) {
  auto work = asio::make_work_guard(loop_);
  for (;;) {
    finish_moment();
    if (stopped_) return;
    moment_done_();
    if (stopped_) return;
    const auto wanted = clock_.next_wake();
    if (clock_.now() >= end) return;
    if (!wanted && end == calendar::Instant::max()) {
      // Nobody waits for a moment, as while sending is held: only an event from outside goes on.
      loop_.restart();
      loop_.run_one();
      continue;
    }
    const auto next = std::min(wanted.value_or(end), end);
    if (!pass_time_until(next)) continue;
    if (next == end && (!wanted || *wanted >= end)) {
      clock_.advance_to(end - 1ms);
      return;
    }
    clock_.advance_to(next);
  }
}

}  // namespace dueward::run
