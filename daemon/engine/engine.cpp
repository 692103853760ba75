// SPDX-License-Identifier: MIT
#include "engine/engine.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>

#include "clock/pause.hpp"
#include "engine/sending_hours.hpp"

namespace dueward::engine {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds least_patience = 1s;
constexpr std::chrono::milliseconds most_patience = 60s;

/// Being stopped is no trouble to be told of.
bool stopped(const asio::cancellation_state& state) {
  return state.cancelled() != asio::cancellation_type::none;
}
}  // namespace

Engine::Engine(const asio::any_io_executor& loop, store::Store& store, clock::Clock& clock,
               PicturePtr picture, DestinationOf destination_of, Listener listener,
               EngineSettings settings)
    : store_(store),
      clock_(clock),
      loop_(loop),
      picture_(std::move(picture)),
      destination_of_(std::move(destination_of)),
      listener_(std::move(listener)),
      settings_(settings),
      wake_(loop),
      patience_(least_patience) {}

asio::awaitable<void> Engine::run() {
  for (;;) {
    std::string failure;
    listener_.waking();
    try {
      co_await cycle();
      patience_ = least_patience;
    } catch (const std::exception& error) {
      failure = error.what();
    }
    if (stopped(co_await asio::this_coro::cancellation_state)) co_return;
    if (!failure.empty()) {
      listener_.trouble(failure);
      co_await wait_out_trouble();
      continue;
    }
    listener_.alive();
    auto until = next_moment_;
    if (settings_.heartbeat)
      until =
          std::min(until.value_or(calendar::Instant::max()), clock_.now() + *settings_.heartbeat);
    at_rest_ = true;
    co_await wake_.wait_until(clock_, until);
    at_rest_ = false;
    if (stopped(co_await asio::this_coro::cancellation_state)) co_return;
  }
}

asio::awaitable<void> Engine::cycle() {
  if (may_decide()) {
    co_await decide_all();
    co_await seal();
  }
  co_await find_next_moment();
}

asio::awaitable<void> Engine::decide_all() {
  for (;;) {
    const auto now = clock_.now();
    auto due = co_await store_.due_actions(now, settings_.batch);
    if (due.empty() || !may_decide()) co_return;
    const auto picture =
        picture_;  // one picture for the whole batch, whatever a load does meanwhile
    std::vector<store::Decided> decided;
    decided.reserve(due.size());
    for (const auto& action : due)
      decided.push_back(decide_or_set_aside(action, *picture, now));
    co_await store_.commit_decisions(std::move(decided), now,
                                     picture->directory->zone.date_of(now));
    listener_.alive();
  }
}

store::Decided Engine::decide_or_set_aside(const store::DueAction& action, const Picture& picture,
                                           calendar::Instant now) const {
  try {
    return decide_action(action, picture, now, destination_of_);
  } catch (const std::exception& fault) {
    listener_.trouble("action " + to_string(action.action.ref) +
                      " cannot be decided and is set aside until tomorrow: " + fault.what());
    store::Decided later;
    later.number = action.number;
    later.seen_version = action.version;
    // Not earlier: what is due again today keeps the messages of the whole day from being sealed.
    const auto& zone = picture.directory->zone;
    later.next_check_at = zone.at(zone.date_of(now) + std::chrono::days{1}, 0s);
    return later;
  }
}

asio::awaitable<void> Engine::seal() {
  if (!may_decide() || flooded_) co_return;
  const auto now = clock_.now();
  const auto today = picture_->directory->zone.date_of(now);
  const auto standing = co_await store_.standing();
  if (!may_decide()) co_return;  // held or loaded meanwhile

  store::SealRequest request;
  request.day = today;
  request.now = now;
  request.undecided_until =
      picture_->directory->zone.at(today + std::chrono::days{1}, std::chrono::seconds{0});
  request.resting = resting_plans(*picture_->directory, now);
  request.quiet = quiet_plans(*picture_->directory, now);
  request.ungrouped = picture_->ungrouped;
  if (standing.flood_day_allowed != today) request.flood_limit = settings_.flood_limit;
  const auto result = co_await store_.seal(std::move(request));
  sealing_waits_ = result.waiting > 0;
  not_before_ = result.not_before;
  if (result.flood) {
    flooded_ = true;
    listener_.flood(*result.flood);
  }
  if (result.sealed > 0) listener_.sealed();
}

asio::awaitable<void> Engine::find_next_moment() {
  next_moment_.reset();
  if (!may_decide()) co_return;
  next_moment_ = co_await store_.next_check_at();
  if (!sealing_waits_ || flooded_) co_return;
  const auto now = clock_.now();
  const auto& directory = *picture_->directory;
  // Where that moment has passed, the notice waits for the hours of answers.
  const auto answers =
      not_before_ && *not_before_ <= now ? next_answer_hour(directory, now) : not_before_;
  for (const auto moment : {next_sending(directory, now), answers}) {
    if (moment) next_moment_ = std::min(next_moment_.value_or(calendar::Instant::max()), *moment);
  }
}

asio::awaitable<void> Engine::wait_out_trouble() {
  const auto patience = patience_;
  patience_ = std::min(patience_ * 2, most_patience);
  co_await clock::pause(loop_, patience);
}

void Engine::show(PicturePtr picture, EngineSettings settings) {
  picture_ = std::move(picture);
  settings_ = settings;
  unpause();
}

void Engine::unpause() {
  paused_ = false;
  wake_.raise();
}

void Engine::hold(bool held) {
  held_ = held;
  flooded_ = false;
  wake_.raise();
}

}  // namespace dueward::engine
