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

void Workers::submit(wire::Deliver job) {
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
  self.idle = true;
}

std::optional<wire::Deliver> Workers::next_job(Worker& self) {
  std::unique_lock lock(mutex_);
  if (!self.job && !waiting_.empty()) {
    self.job = std::move(waiting_.front());
    waiting_.pop_front();
  }
  self.wake.wait(lock, [&] { return self.job || closing_; });
  self.idle = false;
  return std::exchange(self.job, std::nullopt);
}

void Workers::run(Worker& self) {
  while (const auto job = next_job(self)) {
    const Outcome outcome = self.session.deliver(*job);
    become_idle(self);
    done_(job->call, outcome);
  }
  self.session.close();
  const std::scoped_lock lock(mutex_);
  --open_;
  closed_.notify_all();
}

}  // namespace dueward::notifier::host
