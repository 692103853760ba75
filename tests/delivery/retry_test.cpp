// SPDX-License-Identifier: MIT
#include "delivery/retry.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::delivery;
using namespace std::chrono_literals;
using Step = WhatNext::Step;
using Result = notifier::Outcome::Result;

namespace {

const calendar::Instant sealed{calendar::date(2011, 11, 4).time_since_epoch() + 8h};
constexpr double no_jitter = 0.5;

notifier::Outcome outcome(Result result, std::string said = "451 busy") {
  return {result, {}, std::move(said), {}};
}

std::chrono::minutes pause(const WhatNext& next, calendar::Instant now = sealed) {
  CHECK(next.step == Step::again);
  return std::chrono::round<std::chrono::minutes>(next.at - now);
}

}  // namespace

TEST_CASE("38: the pause doubles from one minute to four hours") {
  std::vector<long> minutes;
  for (int attempt = 1; attempt <= 11; ++attempt) {
    const auto next =
        what_next({outcome(Result::temporary), attempt, sealed, sealed}, {}, 0, no_jitter);
    minutes.push_back(pause(next).count());
  }
  CHECK(minutes == std::vector<long>{1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240});
}

TEST_CASE("an attempt number beyond all measure does not overflow the pause") {
  CHECK(pause_after(2'000'000'000, 1min, 4h) == 4h);
}

TEST_CASE("42: no answer is followed by another try, on the same schedule") {
  CHECK(pause(what_next({outcome(Result::unknown), 3, sealed, sealed}, {}, 0, no_jitter)) == 4min);
}

TEST_CASE("9: jitter spreads what failed together over the pause, a fifth either way") {
  std::mt19937_64 random{7};
  std::uniform_real_distribution<double> uniform;
  std::map<long, int> per_minute;
  for (int i = 0; i < 5000; ++i) {
    const Attempted attempted{outcome(Result::temporary), 7, sealed, sealed, 0};
    ++per_minute[pause(what_next(attempted, {}, 0, uniform(random))).count()];
  }
  CHECK(per_minute.begin()->first == 51);
  CHECK(per_minute.rbegin()->first == 77);
  const auto busiest = std::max_element(per_minute.begin(), per_minute.end(),
                                        [](auto& a, auto& b) { return a.second < b.second; });
  CHECK(busiest->second < 300);  // Evenly, 195 a minute.
}

TEST_CASE("53: Retry-After makes a pause longer, never shorter, and four hours at most") {
  const auto wishing = [](std::chrono::seconds wish) {
    auto asked = outcome(Result::temporary);
    asked.retry_after = wish;
    return pause(what_next({asked, 4, sealed, sealed}, {}, 0, no_jitter));
  };
  CHECK(wishing(1min) == 8min);
  CHECK(wishing(30min) == 30min);
  CHECK(wishing(90h) == 240min);
}

TEST_CASE("58: it is tried for as long as it is useful, a last time at the very end") {
  const auto at_age = [](calendar::Instant::duration age) {
    return what_next({outcome(Result::temporary), 30, sealed, sealed + age}, {}, 0, no_jitter);
  };
  CHECK(at_age(118h).at == sealed + 120h);
  const auto over = at_age(120h);
  CHECK(over.step == Step::failed);
  CHECK(over.reason ==
        "It was given up after 5 days and 30 attempts; the last one was put off: 451 busy");
}

TEST_CASE("39: an address that is refused fails at once, with the other side's words") {
  const auto next =
      what_next({outcome(Result::permanent_address, "550 no such user"), 1, sealed, sealed}, {}, 0,
                no_jitter);
  CHECK(next.step == Step::failed);
  CHECK(next.reason == "The address was refused for good: 550 no such user");
}

TEST_CASE("47: a channel at fault rests an hour at least, doubling to four, whatever the jitter") {
  std::vector<long> minutes;
  for (const int faults : {0, 1, 2, 3, 50}) {
    const auto next =
        what_next({outcome(Result::permanent_channel), 1, sealed, sealed}, {}, faults, 0.0);
    CHECK(next.step == Step::channel_rests);
    minutes.push_back(std::chrono::round<std::chrono::minutes>(next.at - sealed).count());
  }
  CHECK(minutes == std::vector<long>{60, 120, 240, 240, 240});
}

TEST_CASE("39: a channel at fault fails no message, however old") {
  const auto next = what_next({outcome(Result::permanent_channel), 1, sealed, sealed + 24h * 30},
                              {}, 0, no_jitter);
  CHECK(next.step == Step::channel_rests);
}

TEST_CASE("16: what ends the plugin's process ten times in a row is set aside") {
  auto crashed = outcome(Result::unknown, "the plugin's process died of signal 11");
  crashed.crashed = true;
  CHECK(what_next({crashed, 9, sealed, sealed, 9}, {}, 0, no_jitter).step == Step::again);
  const auto next = what_next({crashed, 10, sealed, sealed, 10}, {}, 0, no_jitter);
  CHECK(next.step == Step::failed);
  CHECK(next.reason ==
        "The channel's process ended at each of 10 attempts to send it, so it was set aside: the "
        "plugin's process died of signal 11");
}

TEST_CASE("delivered and accepted are done") {
  for (const auto result : {Result::delivered, Result::accepted}) {
    CHECK(what_next({outcome(result), 1, sealed, sealed}, {}, 0, no_jitter).step ==
          Step::delivered);
  }
}
