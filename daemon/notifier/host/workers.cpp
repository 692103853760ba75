// SPDX-License-Identifier: MIT
#include "notifier/host/workers.hpp"

#include <algorithm>
#include <thread>

namespace dueward::notifier::host {

Workers::Workers(const SessionTerms& terms, std::size_t count, Done done)
    : done_(std::move(done)), open_(count) {
  for (std::size_t i = 0; i < count; ++i)
    workers_.push_back(std::make_unique<Worker>(terms));
  for (auto& worker : workers_)
    std::thread([this, self = worker.get()] { run(*self); }).detach();
}

void Workers::submit(wire::Deliver deliver) {
  const auto deadline = Clock::now() + std::chrono::milliseconds(deliver.time_left_ms);
  Job job{std::move(deliver), deadline};
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

void Workers::hurry() {
  for (auto& worker : workers_)
    worker->session.hurry();
  give_back({Outcome::Result::temporary, {}, "the service stops; nothing was sent", {}});
}

void Workers::give_back(const Outcome& outcome) {
  std::unique_lock lock(mutex_);
  const auto untried = std::exchange(waiting_, {});
  lock.unlock();
  for (const auto& job : untried)
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
  if (Clock::now() >= job.deadline) {
    return {Outcome::Result::temporary, {}, "no worker was free in time; nothing was sent", {}};
  }
  return self.session.deliver(job.deliver.message, job.deadline);
}

void Workers::run(Worker& self) {
  while (const auto job = next_job(self)) {
    const Outcome outcome = carry_out(self, *job);
    become_idle(self);
    done_(job->deliver.call, outcome);
    if (outcome.result == Outcome::Result::permanent_channel) give_back(outcome);
  }
  self.session.close();
  const std::scoped_lock lock(mutex_);
  --open_;
  closed_.notify_all();
}

}  // namespace dueward::notifier::host
