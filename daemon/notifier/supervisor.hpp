// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "notifier/backoff.hpp"
#include "notifier/change_signal.hpp"
#include "notifier/host_notifier.hpp"
#include "notifier/host_process.hpp"

namespace dueward::notifier {

/// What stands behind a HostNotifier; kept alive by the coroutines of its deliveries. Loop only.
class HostNotifier::Supervisor : public std::enable_shared_from_this<Supervisor> {
 public:
  Supervisor(boost::asio::any_io_executor loop, HostSettings settings);

  boost::asio::awaitable<Outcome> deliver(Message message, std::chrono::milliseconds time_left);
  boost::asio::awaitable<void> stop(std::chrono::milliseconds grace);
  void try_again();
  void give_back();

  /// Kills what runs; deliveries under way end as unknown.
  void abandon();

  [[nodiscard]] const HostSettings& settings() const { return settings_; }
  [[nodiscard]] std::optional<int> process() const;

 private:
  using Clock = std::chrono::steady_clock;

  /// One delivery that was handed to a host. The host owns its deadline, so that a delivery whose
  /// coroutine was cancelled still has one.
  struct Call {
    Call(const boost::asio::any_io_executor& loop, Clock::time_point until)
        : deadline(until), done(loop) {}
    void complete(Outcome how) {
      outcome = std::move(how);
      done.notify();
    }

    const Clock::time_point deadline;
    std::optional<Outcome> outcome;
    ChangeSignal done;
  };

  struct Host {
    enum class State {
      starting,  ///< Loads the plugin; gets no delivery yet.
      ready,     ///< Takes deliveries.
      retiring,  ///< Gets no more; killed when its deliveries have ended.
    };
    State state = State::starting;
    Clock::time_point start_limit;
    std::shared_ptr<HostProcess> process;
    std::map<wire::CallId, std::shared_ptr<Call>> calls;         ///< Under way.
    Clock::time_point watched_until = Clock::time_point::max();  ///< Limits before are kept.
    std::set<wire::CallId> overdue;  ///< Given up; an answer may still come and is dropped.
    std::string why;                 ///< Why we ended it, or what it gave as its reason.
  };
  using HostPtr = std::shared_ptr<Host>;

  boost::asio::awaitable<std::variant<HostPtr, Outcome>> ready_host(Clock::time_point deadline);
  boost::asio::awaitable<void> watch(HostPtr host);

  void start();
  void received(const HostPtr& host, wire::Frame frame);
  void answered(const HostPtr& host, wire::Answer answer);
  void ended(const HostPtr& host, const std::string& how);
  void failed_to_start(std::string reason);
  void give_up_overdue(const HostPtr& host);
  void retire(const HostPtr& host, const std::string& why);
  void wait_before_next_start();
  void log(LogLevel level, const std::string& line) const;

  [[nodiscard]] bool deliveries_under_way() const;

  const boost::asio::any_io_executor loop_;
  const HostSettings settings_;

  HostPtr current_;          ///< Starting or ready.
  std::set<HostPtr> hosts_;  ///< All whose process has not ended.
  Backoff backoff_;
  Clock::time_point next_start_;  ///< Not earlier.
  std::string refusal_;           ///< Why the last start failed; empty after one that did not.
  std::uint64_t last_call_ = 0;
  bool stopping_ = false;
  ChangeSignal changed_;
};

}  // namespace dueward::notifier
