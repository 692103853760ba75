// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "notifier/host/session.hpp"

namespace dueward::notifier::host {

/// The worker threads, each with a session of its own. Deliveries go to the first idle one, so that
/// at low load one connection is kept warm and the others never opened; where none is idle they
/// wait their turn. A channel at fault is not tried again for those that wait: they have the same
/// outcome. Its threads end with the process only.
class Workers {
 public:
  using Done = std::function<void(wire::CallId, const Outcome&)>;

  /// `terms` must outlive the process's threads; `done` is called on them.
  Workers(const SessionTerms& terms, std::size_t count, Done done);

  void submit(wire::Deliver deliver);

  /// What waits has an outcome at once: untried.
  void give_back();

  /// Asks every delivery under way to end soon, and gives back what waits.
  void hurry();

  /// Closes idle sessions and those that become idle; waits for it, but not beyond `limit`.
  void close(std::chrono::milliseconds limit);

 private:
  using Clock = std::chrono::steady_clock;

  struct Job {
    wire::Deliver deliver;
    Clock::time_point since;
  };

  struct Worker {
    explicit Worker(const SessionTerms& terms) : session(terms) {}
    Session session;
    std::condition_variable wake;
    std::optional<Job> job;  ///< Guarded, like the following.
    bool idle = true;        ///< May be given a job.
  };

  void run(Worker& self);
  /// Its time begins now; one that waited too long for it is given back.
  static Outcome carry_out(Worker& self, const Job& job);
  void end_waiting(const Outcome& outcome);
  std::optional<Job> next_job(Worker& self);
  /// Before the outcome is told: the next delivery may come at once, and belongs in this session.
  void become_idle(Worker& self);

  const Done done_;
  std::vector<std::unique_ptr<Worker>> workers_;

  std::mutex mutex_;
  std::deque<Job> waiting_;  ///< Guarded, like the following.
  bool closing_ = false;
  std::size_t open_ = 0;
  std::condition_variable closed_;
};

}  // namespace dueward::notifier::host
