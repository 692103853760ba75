// SPDX-License-Identifier: MIT
#include "notifier/host/workers.hpp"

#include <algorithm>
#include <thread>

namespace dueward::notifier::host {
namespace {

Outcome untried(const std::string& reason) {
  Outcome outcome{Outcome::Result::temporary, {}, reason + "; nothing was sent", {}};
  outcome.untried = true;
  return outcome;
}

}  // namespace

Workers::Workers(const SessionTerms& terms, std::size_t count, Done done)
    : done_(std::move(done)), open_(count) {
  for (std::size_t i = 0; i < count; ++i)
    workers_.push_back(std::make_unique<Worker>(terms));
  for (auto& worker : workers_)
    std::thread([this, self = worker.get()] { run(*self); }).detach();
}

void Workers::submit(wire::Deliver deliver) {
  Job job{std::move(deliver), Clock::now()};
  const std::scoped_lock lock(mutex_);
  const auto idle = std::ranges::find_if(workers_, [](const auto& w) { return w->idle; });
  if (idle == workers_.end()) {
    waiting_.push_back(std::move(job));
    return;
  }
  (*idle)->idle = false;
  (*idle)->job = std::move(job);
  (*idle)->wake.notify_one();
}

void Workers::give_back() {
  end_waiting(untried("it was called back"));
}

void Workers::hurry() {
  for (auto& worker : workers_)
    worker->session.hurry();
  end_waiting(untried("the service stops"));
}

void Workers::end_waiting(const Outcome& outcome) {
  std::unique_lock lock(mutex_);
  const auto jobs = std::exchange(waiting_, {});
  lock.unlock();
  for (const auto& job : jobs)
    done_(job.deliver.call, outcome);
}

void Workers::close(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  closing_ = true;
  for (auto& worker : workers_)
    worker->wake.notify_one();
  closed_.wait_for(lock, limit, [this] { return open_ == 0; });
}

void Workers::become_idle(Worker& self) {
  const std::scoped_lock lock(mutex_);
  self.idle = waiting_.empty();
}

std::optional<Workers::Job> Workers::next_job(Worker& self) {
  std::unique_lock lock(mutex_);
  if (!self.job && !waiting_.empty()) {
    self.job = std::move(waiting_.front());
    waiting_.pop_front();
  }
  if (!self.job) self.idle = true;
  self.wake.wait(lock, [&] { return self.job || closing_; });
  self.idle = false;
  return std::exchange(self.job, std::nullopt);
}

Outcome Workers::carry_out(Worker& self, const Job& job) {
  const auto now = Clock::now();
  const std::chrono::milliseconds time_left(job.deliver.time_left_ms);
  if (now - job.since > wire::longest_wait(time_left)) return untried("no worker was free in time");
  return self.session.deliver(job.deliver.message, now + time_left);
}

void Workers::run(Worker& self) {
  while (const auto job = next_job(self)) {
    const Outcome outcome = carry_out(self, *job);
    become_idle(self);
    done_(job->deliver.call, outcome);
    if (outcome.result == Outcome::Result::permanent_channel) end_waiting(outcome);
  }
  self.session.close();
  const std::scoped_lock lock(mutex_);
  --open_;
  closed_.notify_all();
}

}  // namespace dueward::notifier::host
