// SPDX-License-Identifier: MIT
#include "delivery/dispatcher.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "clock/pause.hpp"

namespace dueward::delivery {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

using Result = notifier::Outcome::Result;

constexpr auto store_pause = 1s;   ///< Before a store that failed is asked again.
constexpr auto probe_pause = 10s;  ///< Between attempts of a channel that has not answered yet.

}  // namespace

Dispatcher::Dispatcher(asio::any_io_executor loop, store::Store& store, clock::Clock& clock,
                       std::shared_ptr<notifier::Notifier> notifier, ChannelSettings settings,
                       std::shared_ptr<Pace> pace, DispatcherPorts ports)
    : loop_(std::move(loop)),
      store_(store),
      clock_(clock),
      notifier_(std::move(notifier)),
      settings_(settings),
      ports_(std::move(ports)),
      wake_(loop_),
      ended_(loop_),
      queue_(notifier_->workers(), notifier_->ahead()),
      pace_(std::move(pace)) {}

void Dispatcher::start() {
  loops_ = 2;
  asio::co_spawn(loop_, claim_loop(shared_from_this()), asio::detached);
  asio::co_spawn(loop_, record_loop(shared_from_this()), asio::detached);
}

void Dispatcher::hold(bool held) {
  if (held && !held_) call_back();
  held_ = held;
  wake_.raise();
}

void Dispatcher::go_on(ChannelSettings settings) {
  // What was claimed at another pace may be more than may begin now.
  if (settings.per_minute != settings_.per_minute) call_back();
  settings_ = settings;
  channel_rests_until_.reset();
  wake_.raise();
}

void Dispatcher::retire() {
  retired_ = true;
  notifier_->give_back();
  wake_.raise();
  ended_.raise();
}

/// What has not begun goes back to the store.
void Dispatcher::call_back() {
  handing_back_ = true;
  notifier_->give_back();
}

bool Dispatcher::at_rest() const {
  return !claiming_ && !recording_ && outcomes_.empty() && untried_.empty() &&
         queue_.under_way() == 0 && !wake_.raised() && !ended_.raised();
}

std::optional<std::string> Dispatcher::resting() const {
  if (channel_faults_ == 0) return std::nullopt;
  const std::string why = "held because the other side refused: " + channel_said_;
  if (!channel_rests_until_) return why + "; it is being tried again";
  return why + "; tried again at " + ports_.directory()->zone.iso8601(*channel_rests_until_) +
         ", or at once with \"dueward reload\"";
}

bool Dispatcher::rests() const {
  return channel_rests_until_ && *channel_rests_until_ > clock_.now();
}

bool Dispatcher::may_claim() const {
  return !retired_ && !rests();
}

bool Dispatcher::may_begin() const {
  if (retired_ || handing_back_ || rests()) return false;
  return proven_ || queue_.under_way() == 0 || !last_begun_ ||
         clock_.now() >= *last_begun_ + probe_pause;
}

asio::awaitable<void> Dispatcher::claim_loop(std::shared_ptr<Dispatcher> /*self*/) {
  while (!retired_) {
    claiming_ = true;
    std::optional<calendar::Instant> next;
    bool failed = false;
    try {
      if (handing_back_ || !may_claim()) co_await hand_back();
      const bool all_known = may_claim() && co_await claim();
      begin_attempts(all_known ? Queue::Choice::any : Queue::Choice::fair);
      // What began may have left only what waits for its own destination: look for others.
      if (!all_known && may_claim() && queue_.room() > 0) continue;
      next = co_await next_moment();
    } catch (const std::exception& error) {
      ports_.trouble(error.what());
      failed = true;
    }
    if (failed) {
      co_await clock::pause(loop_, store_pause);
      continue;
    }
    claiming_ = false;
    co_await wake_.wait_until(clock_, next);
  }
  try {
    co_await hand_back();
  } catch (const std::exception& error) {
    ports_.trouble(
        error.what());  // found claimed at the next start, they are repeated at once all the same
  }
  claiming_ = false;
  --loops_;
  ports_.told();  // what was handed back is for whoever took this one's place
}

/// Whether the queue now has something of every destination that waits, as far as it can.
asio::awaitable<bool> Dispatcher::claim() {
  if (queue_.room() == 0) co_return queue_.full();
  const auto now = clock_.now();
  // A channel that was at fault is tried with one message.
  const auto room = channel_faults_ > 0 ? std::min<std::size_t>(1, queue_.room()) : queue_.room();
  const auto allowed = pace_->allowed(now);
  const auto limit = std::min(room, allowed > queue_.waiting() ? allowed - queue_.waiting() : 0);
  if (limit == 0 || (channel_faults_ > 0 && queue_.under_way() + queue_.waiting() > 0)) {
    co_return true;
  }
  if (last_claim_) queue_.claims_after(std::chrono::abs(now - *last_claim_));
  last_claim_ = now;
  store::ClaimRequest request;
  request.notifier = notifier_->id();
  request.now = now;
  request.limit = limit;
  request.per_destination = queue_.per_destination();
  request.of_one = queue_.of_one();
  request.busy = queue_.busy();
  request.only_service = held_;
  auto claimed = co_await store_.claim(std::move(request));
  nothing_claimed_at_ = claimed.empty() ? std::optional(now) : std::nullopt;
  queue_.add(std::move(claimed));
  co_return true;
}

asio::awaitable<void> Dispatcher::hand_back() {
  auto waiting = queue_.take_back();
  if (!waiting.empty()) co_await store_.release(std::move(waiting));
  handing_back_ = false;
}

asio::awaitable<std::optional<calendar::Instant>> Dispatcher::next_moment() {
  if (rests()) co_return channel_rests_until_;
  if (handing_back_ || retired_) co_return std::nullopt;  // whoever asked for it has woken us
  if (!may_begin() && queue_.waiting() > 0) co_return *last_begun_ + probe_pause;
  if (queue_.room() == 0) co_return std::nullopt;  // an attempt that ends wakes us
  if (channel_faults_ > 0 && queue_.under_way() > 0) co_return std::nullopt;
  auto next = co_await store_.next_attempt_at(notifier_->id(), held_);
  if (next && pace_->allowed(clock_.now()) <= queue_.waiting())
    next = std::max(*next, pace_->next().value_or(*next));
  // What is ready and yet not given, as while its destination is busy, waits for an event, which
  // wakes us.
  const bool passed_over = next && nothing_claimed_at_ && *next <= *nothing_claimed_at_;
  if (next && *next <= clock_.now() && (queue_.under_way() > 0 || passed_over))
    co_return std::nullopt;
  co_return next;
}

/// What waits in the channel would leave it at the channel's pace, not at the relay's.
bool Dispatcher::is_paced_and_busy() const {
  return settings_.per_minute && queue_.under_way() >= notifier_->workers();
}

void Dispatcher::begin_attempts(Queue::Choice choice) {
  while (may_begin() && !is_paced_and_busy()) {
    auto message = queue_.begin(proven_ ? choice : Queue::Choice::one_of_each);
    if (!message) return;
    last_begun_ = clock_.now();
    pace_->begun(*last_begun_);
    asio::co_spawn(loop_, attempt(shared_from_this(), std::move(*message)), asio::detached);
  }
}

asio::awaitable<void> Dispatcher::attempt(std::shared_ptr<Dispatcher> /*self*/,
                                          store::ClaimedMessage message) {
  // Not within whoever began it: an attempt that ends at once begins the next one.
  co_await asio::post(loop_, asio::use_awaitable);
  if (handing_back_) co_return give_back(message);
  const auto started = clock_.now();
  notifier::Outcome outcome;
  try {
    outcome = co_await notifier_->deliver(take_message(message), settings_.attempt_limit);
  } catch (const std::exception& error) {
    outcome = {notifier::Outcome::Result::unknown, {}, error.what(), {}};
  }
  if (outcome.untried) co_return give_back(message);
  if (abandoned_ && outcome.result == Result::unknown) co_return end(message);
  conclude(message, started, outcome);
}

void Dispatcher::give_back(const store::ClaimedMessage& message) {
  untried_.push_back(message.id);
  end(message);
}

void Dispatcher::end(const store::ClaimedMessage& message) {
  queue_.end(message.envelope.destination);
  ended_.raise();
}

void Dispatcher::conclude(const store::ClaimedMessage& message, calendar::Instant started,
                          const notifier::Outcome& outcome) {
  const auto now = clock_.now();
  const int crashes = count_crash(message, outcome);
  const auto next = what_next({outcome, message.attempt, message.sealed_at, now, crashes},
                              settings_.retry, channel_faults_, ports_.random());
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
      // Ready at once: it is the channel that waits, and a reload ends that.
      record.retry_at = now;
      record.counts = false;
      record.tell = rest_channel(next.at, outcome.said);
      break;
    case WhatNext::Step::failed:
      record.failure = next.reason;
      // What the service says about itself is not followed by more of the same: a failure of it
      // stays in status and history.
      if (message.kind) {
        record.tell =
            written([&] { return ports_.tell_failed(message, next.reason, outcome.said); });
      }
      if (record.tell.empty()) {
        ports_.trouble("message " + message.key + " to " + message.recipient.str() +
                       " has failed and nobody can be told: " + next.reason);
      }
      break;
  }
  if (next.step != WhatNext::Step::channel_rests && outcome.result != Result::unknown) {
    proven_ = true;
    channel_faults_ = 0;
    channel_rests_until_.reset();
  }
  outcomes_.push_back(std::move(record));
  end(message);
  begin_attempts(Queue::Choice::fair);
  wake_.raise();
}

/// A letter that cannot be written must not keep the outcome from being recorded.
std::vector<store::ServiceMessage> Dispatcher::written(
    const std::function<Letters()>& write) const {
  try {
    return write();
  } catch (const std::exception& error) {
    ports_.trouble(error.what());
    return {};
  }
}

/// Who is told: nobody where the channel rested before.
std::vector<store::ServiceMessage> Dispatcher::rest_channel(calendar::Instant until,
                                                            const std::string& said) {
  const bool first = channel_faults_ == 0;
  proven_ = false;
  if (rests()) return {};  // others under way say the same
  ++channel_faults_;
  channel_rests_until_ = until;
  channel_said_ = said;
  if (!first) return {};
  return written([&] { return ports_.channel_rests(notifier_->id(), said); });
}

int Dispatcher::count_crash(const store::ClaimedMessage& message,
                            const notifier::Outcome& outcome) {
  if (outcome.crashed) return ++crashes_[message.id];
  crashes_.erase(message.id);
  return 0;
}

asio::awaitable<void> Dispatcher::record_loop(std::shared_ptr<Dispatcher> /*self*/) {
  while (!retired_ || !outcomes_.empty() || !untried_.empty() || queue_.under_way() > 0) {
    if (outcomes_.empty() && untried_.empty()) {
      co_await ended_.wait_until(clock_, std::nullopt);
      continue;
    }
    recording_ = true;
    if (more_will_end_soon()) co_await clock::pause(loop_, settings_.gather);
    // What ended while the last transaction ran is recorded by one.
    auto batch = std::exchange(outcomes_, {});
    const bool recorded = batch.empty() || co_await record(batch);
    if (!recorded) {
      outcomes_.insert(outcomes_.begin(), std::make_move_iterator(batch.begin()),
                       std::make_move_iterator(batch.end()));
    }
    const bool released = co_await release_untried();
    if (!recorded || !released) co_await clock::pause(loop_, store_pause);
    recording_ = false;
    wake_.raise();  // a retry may be earlier than what the claiming waits for
  }
  --loops_;
  ports_.told();
}

/// What came back untried is as if it had never been claimed.
asio::awaitable<bool> Dispatcher::release_untried() {
  if (untried_.empty()) co_return true;
  auto messages = std::exchange(untried_, {});
  try {
    co_await store_.release(messages);
    co_return true;
  } catch (const std::exception& error) {
    ports_.trouble(error.what());
    untried_.insert(untried_.end(), messages.begin(), messages.end());
    co_return false;
  }
}

bool Dispatcher::more_will_end_soon() const {
  constexpr std::size_t worth_a_transaction = 100;
  return settings_.gather > 0ms && queue_.under_way() > 0 &&
         outcomes_.size() < worth_a_transaction && !retired_;
}

/// Whether the batch is done with. One that the store refuses is recorded one by one, so that a
/// record that can never be taken holds up no other.
asio::awaitable<bool> Dispatcher::record(std::vector<store::AttemptRecord>& batch) {
  const auto today = ports_.directory()->zone.date_of(clock_.now());
  try {
    co_await store_.record_attempts(batch, today);
    const auto tells = [](const store::AttemptRecord& record) { return !record.tell.empty(); };
    if (std::any_of(batch.begin(), batch.end(), tells)) ports_.told();
    co_return true;
  } catch (const store::StoreError& error) {
    ports_.trouble(error.what());
    if (error.kind() != store::StoreError::Kind::refused) co_return false;
    if (batch.size() == 1) co_return true;
  } catch (const std::exception& error) {
    ports_.trouble(error.what());
    if (batch.size() == 1) co_return false;
  }
  std::vector<store::AttemptRecord> left;
  for (auto& one : batch) {
    std::vector<store::AttemptRecord> alone{std::move(one)};
    if (!co_await record(alone)) left.push_back(std::move(alone.front()));
  }
  batch = std::move(left);
  co_return batch.empty();
}

notifier::Message Dispatcher::take_message(store::ClaimedMessage& claimed) const {
  const auto directory = ports_.directory();
  const auto* person = directory->person(claimed.recipient);
  notifier::Message message;
  message.key = claimed.key;
  message.address = claimed.envelope.address;
  message.recipient_name = person == nullptr ? claimed.recipient.str() : person->name;
  message.first_attempt = claimed.first_attempt;
  message.first_attempt_rfc5322 = directory->zone.rfc5322(claimed.first_attempt);
  message.kind = claimed.template_name;
  message.words.text = std::move(claimed.words.text);
  message.words.html = std::move(claimed.words.html);
  message.words.subject = claimed.words.subject;
  message.words.brief = claimed.words.brief;
  message.words.data = claimed.words.data;
  message.thread = claimed.thread;
  message.language = person == nullptr || person->language.empty() ? "en-GB" : person->language;
  return message;
}

}  // namespace dueward::delivery
