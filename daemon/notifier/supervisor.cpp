// SPDX-License-Identifier: MIT
#include "notifier/supervisor.hpp"

#include <algorithm>
#include <system_error>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>

namespace dueward::notifier {
namespace {

namespace asio = boost::asio;

Outcome make(Outcome::Result result, std::string said) {
  return {result, {}, std::move(said), {}};
}

std::uint32_t milliseconds_until(std::chrono::steady_clock::time_point deadline) {
  using namespace std::chrono;
  const auto left = duration_cast<milliseconds>(deadline - steady_clock::now()).count();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(left, 0, 0x7fffffff));
}

}  // namespace

HostNotifier::Supervisor::Supervisor(asio::any_io_executor loop, HostSettings settings)
    : loop_(loop), settings_(std::move(settings)), changed_(loop) {}

std::optional<int> HostNotifier::Supervisor::process() const {
  if (!current_) return std::nullopt;
  return current_->process->pid();
}

void HostNotifier::Supervisor::log(LogLevel level, const std::string& line) const {
  if (settings_.log) settings_.log(level, line);
}

// ---- deliveries

asio::awaitable<Outcome> HostNotifier::Supervisor::deliver(Message message,
                                                           std::chrono::milliseconds time_left) {
  const auto self = shared_from_this();
  const auto deadline = Clock::now() + time_left;
  auto found = co_await ready_host(deadline);
  if (auto* outcome = std::get_if<Outcome>(&found)) co_return std::move(*outcome);
  const HostPtr host = std::get<HostPtr>(found);

  const auto id = wire::CallId{++last_call_};
  try {
    host->process->send(wire::Deliver{id, milliseconds_until(deadline), std::move(message)});
  } catch (const wire::WireError& error) {
    co_return make(Outcome::Result::permanent_channel, error.what());
  }
  const auto call = std::make_shared<Call>(loop_, deadline + wire::longest_wait(time_left));
  host->calls.emplace(id, call);
  if (call->deadline < host->watched_until) changed_.notify();
  while (!call->outcome)
    co_await call->done.wait_until(Clock::time_point::max());
  co_return std::move(*call->outcome);
}

asio::awaitable<std::variant<HostNotifier::Supervisor::HostPtr, Outcome>>
HostNotifier::Supervisor::ready_host(Clock::time_point deadline) {
  for (;;) {
    if (stopping_) co_return make(Outcome::Result::temporary, "the service stops");
    if (current_ && current_->state == Host::State::ready) co_return current_;
    const auto now = Clock::now();
    if (now >= deadline)
      co_return make(Outcome::Result::temporary,
                     "the plugin was not ready in time; nothing was sent");
    const bool may_start = !current_ && now >= next_start_;
    if (may_start) start();
    if (!current_ && !refusal_.empty())
      co_return make(Outcome::Result::permanent_channel, refusal_);
    if (!current_) {
      co_await changed_.wait_until(std::min(deadline, next_start_));
    } else {
      co_await changed_.wait_until(deadline);
    }
  }
}

// ---- the life of a host

void HostNotifier::Supervisor::start() {
  auto host = std::make_shared<Host>();
  host->start_limit = Clock::now() + settings_.start_limit;
  const std::weak_ptr<Supervisor> weak_self = weak_from_this();
  const std::weak_ptr<Host> weak_host = host;
  HostProcess::Events events;
  events.received = [weak_self, weak_host](wire::Frame frame) {
    const auto self = weak_self.lock();
    const auto from = weak_host.lock();
    if (self && from) self->received(from, std::move(frame));
  };
  events.ended = [weak_self, weak_host](const std::string& how) {
    const auto self = weak_self.lock();
    const auto from = weak_host.lock();
    if (self && from) self->ended(from, how);
  };
  try {
    host->process = HostProcess::start(loop_, settings_.host, std::move(events));
    wire::Hello hello;
    hello.workers = static_cast<std::uint32_t>(settings_.workers);
    hello.file = settings_.plugin.file;
    hello.notifier = settings_.id.str();
    hello.service = settings_.service;
    hello.dueward = settings_.version;
    hello.values = settings_.values;
    host->process->send(hello);
  } catch (const std::exception& error) {
    failed_to_start(error.what());
    return;
  }
  current_ = host;
  hosts_.insert(host);
  asio::co_spawn(
      loop_, [self = shared_from_this(), host] { return self->watch(host); }, asio::detached);
}

/// Keeps the host's limits: of its start, then of each delivery. Ends with the host.
asio::awaitable<void> HostNotifier::Supervisor::watch(HostPtr host) {
  while (hosts_.contains(host)) {
    auto next = Clock::time_point::max();
    if (host->state == Host::State::starting) next = host->start_limit;
    for (const auto& [id, call] : host->calls)
      next = std::min(next, call->deadline);
    host->watched_until = next;
    if (Clock::now() < next) {
      co_await changed_.wait_until(next);
    } else if (host->state == Host::State::starting) {
      retire(host, "did not finish loading its plugin in time");
      failed_to_start(host->why);
    } else {
      give_up_overdue(host);
    }
  }
}

void HostNotifier::Supervisor::give_up_overdue(const HostPtr& host) {
  const auto now = Clock::now();
  std::erase_if(host->calls, [&](const auto& entry) {
    const auto& [id, call] = entry;
    if (now < call->deadline) return false;
    call->complete(make(Outcome::Result::unknown, "no answer before the deadline"));
    host->overdue.insert(id);
    return true;
  });
  retire(host, "did not answer before a deadline");
}

void HostNotifier::Supervisor::retire(const HostPtr& host, const std::string& why) {
  if (host->state != Host::State::retiring) {
    log(LogLevel::warning, "the plugin's process " + std::to_string(host->process->pid()) + " " +
                               why + "; a fresh one takes over");
    host->why = why;
    host->state = Host::State::retiring;
    if (current_ == host) current_.reset();
    host->process->send(wire::GiveBack{});  // its workers may never come to them
  }
  if (host->calls.empty()) host->process->kill();
  changed_.notify();
}

void HostNotifier::Supervisor::give_back() {
  for (const auto& host : hosts_)
    host->process->send(wire::GiveBack{});
}

void HostNotifier::Supervisor::failed_to_start(std::string reason) {
  refusal_ = "the plugin " + settings_.plugin.name + " cannot be started: " + std::move(reason);
  log(LogLevel::error, refusal_);
  wait_before_next_start();
}

void HostNotifier::Supervisor::wait_before_next_start() {
  next_start_ = Clock::now() + backoff_.failed();
  changed_.notify();
}

void HostNotifier::Supervisor::try_again() {
  next_start_ = Clock::now();
  backoff_ = {};
  changed_.notify();
}

void HostNotifier::Supervisor::received(const HostPtr& host, wire::Frame frame) {
  if (auto* line = std::get_if<wire::Log>(&frame)) {
    log(std::min(line->level, LogLevel::error), one_line(line->line, 500));
  } else if (auto* answer = std::get_if<wire::Answer>(&frame)) {
    answered(host, std::move(*answer));
  } else if (auto* refused = std::get_if<wire::Refused>(&frame)) {
    host->why = one_line(refused->reason, 2000);
  } else if (host->state == Host::State::starting) {
    host->state = Host::State::ready;
    refusal_.clear();
    log(LogLevel::debug,
        "the plugin's process " + std::to_string(host->process->pid()) + " is ready");
    changed_.notify();
  }
}

void HostNotifier::Supervisor::answered(const HostPtr& host, wire::Answer answer) {
  if (host->overdue.erase(answer.call) > 0) return;
  const auto found = host->calls.find(answer.call);
  if (found == host->calls.end()) {
    host->why = "sent garbage: the outcome of a delivery that was not under way";
    host->process->kill();
    return;
  }
  auto& outcome = answer.outcome;
  outcome.said = one_line(outcome.said, 1000);
  outcome.peer_id = one_line(outcome.peer_id, 250);
  found->second->complete(std::move(outcome));
  host->calls.erase(found);
  backoff_.succeeded();
  if (!host->calls.empty()) return;
  if (host->state == Host::State::retiring) host->process->kill();
  changed_.notify();  // who stops us waits for the last one
}

void HostNotifier::Supervisor::ended(const HostPtr& host, const std::string& how) {
  const bool own_end = host->why.empty() || host->state == Host::State::retiring;
  const std::string reason = own_end ? how : host->why;
  for (auto& [id, call] : host->calls) {
    Outcome outcome = make(Outcome::Result::unknown, "the plugin's process " + reason);
    outcome.crashed = true;
    call->complete(std::move(outcome));
  }
  host->calls.clear();
  hosts_.erase(host);
  if (current_ == host) {
    current_.reset();
    if (host->state == Host::State::starting && !stopping_) {
      failed_to_start(host->why.empty() ? "its process " + how : host->why);
    } else if (!stopping_) {
      log(LogLevel::error, "the plugin's process " + reason + "; it is started again");
      wait_before_next_start();
    }
  }
  changed_.notify();
}

// ---- the end

bool HostNotifier::Supervisor::deliveries_under_way() const {
  return std::ranges::any_of(hosts_, [](const HostPtr& host) { return !host->calls.empty(); });
}

asio::awaitable<void> HostNotifier::Supervisor::stop(std::chrono::milliseconds grace) {
  const auto self = shared_from_this();
  const auto begin = Clock::now();
  stopping_ = true;
  give_back();
  changed_.notify();
  const auto hurry_at = begin + grace * 3 / 4;
  while (deliveries_under_way() && Clock::now() < hurry_at)
    co_await changed_.wait_until(hurry_at);
  for (const auto& host : hosts_)
    if (!host->calls.empty()) host->process->send(wire::Cancel{});
  const auto end = begin + grace;
  while (deliveries_under_way() && Clock::now() < end)
    co_await changed_.wait_until(end);
  for (const auto& host : hosts_) {
    if (host->calls.empty())
      host->process->finish();
    else
      host->process->kill();
  }
  // A session may take a second to say good-bye.
  const auto close_limit = Clock::now() + std::chrono::seconds(2);
  while (!hosts_.empty() && Clock::now() < close_limit)
    co_await changed_.wait_until(close_limit);
  for (const auto& host : hosts_)
    host->process->kill();
  while (!hosts_.empty())
    co_await changed_.wait_until(Clock::time_point::max());
}

void HostNotifier::Supervisor::abandon() {
  stopping_ = true;
  for (const auto& host : hosts_) {
    for (auto& [id, call] : host->calls)
      call->complete(make(Outcome::Result::unknown, "the service ended"));
    host->calls.clear();
    host->process->abandon();
  }
  hosts_.clear();
  current_.reset();
  changed_.notify();
}

}  // namespace dueward::notifier
