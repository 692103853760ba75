// SPDX-License-Identifier: MIT
#include "delivery/dispatcher.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace dueward::delivery {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr auto store_pause = 1s;  ///< Before a store that failed is asked again.

asio::awaitable<void> pause(const asio::any_io_executor& loop, std::chrono::milliseconds length) {
  asio::steady_timer timer(loop, length);
  co_await timer.async_wait(asio::use_awaitable);
}

}  // namespace

Dispatcher::Dispatcher(asio::any_io_executor loop, store::Store& store, clock::Clock& clock,
                       std::shared_ptr<notifier::Notifier> notifier, ChannelSettings settings,
                       DispatcherPorts ports)
    : loop_(std::move(loop)),
      store_(store),
      clock_(clock),
      notifier_(std::move(notifier)),
      settings_(settings),
      ports_(std::move(ports)),
      wake_(loop_),
      ended_(loop_),
      queue_(notifier_->workers()),
      pace_(settings.per_minute) {}

void Dispatcher::start() {
  loops_ = 2;
  asio::co_spawn(loop_, claim_loop(shared_from_this()), asio::detached);
  asio::co_spawn(loop_, record_loop(shared_from_this()), asio::detached);
}

void Dispatcher::hold(bool held) {
  held_ = held;
  wake_.raise();
}

void Dispatcher::try_channel_again() {
  channel_rests_until_.reset();
  wake_.raise();
}

void Dispatcher::retire() {
  retired_ = true;
  wake_.raise();
  ended_.raise();
}

bool Dispatcher::at_rest() const {
  return !claiming_ && !recording_ && outcomes_.empty() && queue_.under_way() == 0 &&
         !wake_.raised() && !ended_.raised();
}

std::optional<std::string> Dispatcher::resting() const {
  if (!channel_rests_until_) return std::nullopt;
  return "rests until " + calendar::to_string(*channel_rests_until_) + ": " + channel_said_;
}

bool Dispatcher::may_claim() const {
  return !retired_ && (!channel_rests_until_ || *channel_rests_until_ <= clock_.now());
}

asio::awaitable<void> Dispatcher::claim_loop(std::shared_ptr<Dispatcher> /*self*/) {
  while (!retired_) {
    claiming_ = true;
    std::optional<calendar::Instant> next;
    bool failed = false;
    try {
      if (held_ || !may_claim()) co_await hand_back();
      if (may_claim()) co_await claim();
      begin_attempts();
      next = co_await next_moment();
    } catch (const store::StoreError& error) {
      ports_.trouble(error.what());
      failed = true;
    }
    if (failed) {
      co_await pause(loop_, store_pause);
      continue;
    }
    claiming_ = false;
    co_await wake_.wait_until(clock_, next);
  }
  try {
    co_await hand_back();
  } catch (const store::StoreError& error) {
    ports_.trouble(
        error.what());  // found claimed at the next start, they are repeated at once all the same
  }
  claiming_ = false;
  --loops_;
}

asio::awaitable<void> Dispatcher::claim() {
  const auto now = clock_.now();
  // A channel that was at fault is tried with one message.
  const auto room = channel_faults_ > 0 ? std::min<std::size_t>(1, queue_.room()) : queue_.room();
  const auto allowed = pace_.allowed(now);
  const auto limit = std::min(room, allowed > queue_.waiting() ? allowed - queue_.waiting() : 0);
  if (limit == 0 || (channel_faults_ > 0 && queue_.under_way() + queue_.waiting() > 0)) co_return;
  store::ClaimRequest request;
  request.notifier = notifier_->id();
  request.now = now;
  request.limit = limit;
  request.per_destination = queue_.per_destination();
  request.busy = queue_.busy();
  request.only_service = held_;
  auto claimed = co_await store_.claim(std::move(request));
  nothing_claimed_ = claimed.empty();
  queue_.add(std::move(claimed));
}

asio::awaitable<void> Dispatcher::hand_back() {
  auto waiting = queue_.take_back();
  if (!waiting.empty()) co_await store_.release(std::move(waiting));
}

asio::awaitable<std::optional<calendar::Instant>> Dispatcher::next_moment() {
  if (queue_.room() == 0) co_return std::nullopt;  // an attempt that ends wakes us
  if (channel_rests_until_ && *channel_rests_until_ > clock_.now()) co_return channel_rests_until_;
  if (channel_faults_ > 0 && queue_.under_way() > 0) co_return std::nullopt;
  auto next = co_await store_.next_attempt_at(notifier_->id());
  if (next && held_ && *next <= clock_.now())
    co_return std::nullopt;  // what is ready waits for the hold to end
  if (next && pace_.allowed(clock_.now()) <= queue_.waiting())
    next = std::max(*next, pace_.next().value_or(*next));
  // What is ready and yet not given (destinations that are busy, a hold) waits for an event, which
  // wakes us.
  if (next && *next <= clock_.now() && (queue_.under_way() > 0 || nothing_claimed_))
    co_return std::nullopt;
  co_return next;
}

void Dispatcher::begin_attempts() {
  while (auto message = queue_.begin()) {
    pace_.begun(clock_.now());
    asio::co_spawn(loop_, attempt(shared_from_this(), std::move(*message)), asio::detached);
  }
}

asio::awaitable<void> Dispatcher::attempt(std::shared_ptr<Dispatcher> /*self*/,
                                          store::ClaimedMessage message) {
  const auto started = clock_.now();
  notifier::Outcome outcome;
  try {
    outcome = co_await notifier_->deliver(message_of(message), settings_.attempt_limit);
  } catch (const std::exception& error) {
    outcome = {notifier::Outcome::Result::unknown, {}, error.what(), {}};
  }
  conclude(message, started, outcome);
}

void Dispatcher::conclude(const store::ClaimedMessage& message, calendar::Instant started,
                          const notifier::Outcome& outcome) {
  const auto now = clock_.now();
  const auto next = what_next({outcome, message.attempt, message.sealed_at, now}, settings_.retry,
                              channel_faults_, ports_.random());
  store::AttemptRecord record;
  record.id = message.id;
  record.started = started;
  record.ended = now;
  record.result = std::string(to_string(outcome.result));
  record.said = outcome.said;
  record.peer_id = outcome.peer_id;
  switch (next.step) {
    case WhatNext::Step::delivered:
      record.delivered = true;
      break;
    case WhatNext::Step::again:
      record.retry_at = next.at;
      break;
    case WhatNext::Step::channel_rests:
      record.retry_at = next.at;
      record.counts = false;
      rest_channel(next.at, outcome.said);
      break;
    case WhatNext::Step::failed:
      record.failure = next.reason;
      // What the service says about itself is not followed by more of the same: a failure of it
      // stays in status and history.
      if (message.kind) record.tell = ports_.tell_failed(message, next.reason, outcome.said);
      break;
  }
  if (next.step == WhatNext::Step::delivered) {
    channel_faults_ = 0;
    channel_rests_until_.reset();
  }
  outcomes_.push_back(std::move(record));
  queue_.end(message.envelope.destination);
  ended_.raise();
  begin_attempts();
  wake_.raise();
}

void Dispatcher::rest_channel(calendar::Instant until, const std::string& said) {
  const bool first = channel_faults_ == 0;
  if (channel_rests_until_ && *channel_rests_until_ > clock_.now())
    return;  // others under way say the same
  ++channel_faults_;
  channel_rests_until_ = until;
  channel_said_ = said;
  if (first) ports_.channel_rests(notifier_->id(), said);
}

asio::awaitable<void> Dispatcher::record_loop(std::shared_ptr<Dispatcher> /*self*/) {
  while (!retired_ || !outcomes_.empty() || queue_.under_way() > 0) {
    if (outcomes_.empty()) {
      co_await ended_.wait_until(clock_, std::nullopt);
      continue;
    }
    recording_ = true;
    // What ended while the last transaction ran is recorded by one.
    auto batch = std::exchange(outcomes_, {});
    bool failed = false;
    try {
      co_await store_.record_attempts(batch, ports_.directory()->zone.date_of(clock_.now()));
      const auto tells = [](const store::AttemptRecord& record) { return !record.tell.empty(); };
      if (std::any_of(batch.begin(), batch.end(), tells)) ports_.told();
    } catch (const store::StoreError& error) {
      ports_.trouble(error.what());
      failed = true;
    }
    if (failed) {
      outcomes_.insert(outcomes_.begin(), std::make_move_iterator(batch.begin()),
                       std::make_move_iterator(batch.end()));
      co_await pause(loop_, store_pause);
    }
    recording_ = false;
  }
  --loops_;
}

notifier::Message Dispatcher::message_of(const store::ClaimedMessage& claimed) const {
  const auto directory = ports_.directory();
  const auto* person = directory->person(claimed.recipient);
  notifier::Message message;
  message.key = claimed.key;
  message.address = claimed.envelope.address;
  message.recipient_name = person == nullptr ? claimed.recipient.str() : person->name;
  message.first_attempt = claimed.first_attempt;
  message.first_attempt_rfc5322 = directory->zone.rfc5322(claimed.first_attempt);
  message.kind = claimed.template_name;
  message.words = claimed.words;
  message.thread = claimed.thread;
  message.language = person == nullptr || person->language.empty() ? "en-GB" : person->language;
  return message;
}

}  // namespace dueward::delivery
