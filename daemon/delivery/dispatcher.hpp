// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "clock/clock.hpp"
#include "clock/signal.hpp"
#include "delivery/pace.hpp"
#include "delivery/queue.hpp"
#include "delivery/retry.hpp"
#include "model/directory.hpp"
#include "notifier/notifier.hpp"
#include "store/store.hpp"

namespace dueward::delivery {

struct ChannelSettings {
  RetrySettings retry;
  std::optional<std::size_t> per_minute;
  /// For one attempt: longer than the ten minutes that a mail server may take after the final dot
  /// (RFC 5321, 4.5.3.2.6). A shorter one would repeat what a slow server has taken.
  std::chrono::milliseconds attempt_limit = std::chrono::minutes{11};
  /// How long an outcome waits, while other attempts are under way, for theirs to be recorded with
  /// it: a transaction costs much the same whatever its size. What a sudden death may repeat grows
  /// by the mails of this time.
  std::chrono::milliseconds gather{0};
};

/// What a dispatcher needs of the rest of delivery. Called on the loop; must not wait, and only
/// what writes messages may throw.
struct DispatcherPorts {
  std::function<model::DirectoryPtr()> directory;
  std::function<double()> random;  ///< From 0 up to but not including 1.
  /// Who is told that a message failed for good, in the transaction that records it.
  std::function<std::vector<store::ServiceMessage>(
      const store::ClaimedMessage&, const std::string& reason, const std::string& said)>
      tell_failed;
  /// The channel begins to rest: who is told, once, in the transaction that records the fault.
  std::function<std::vector<store::ServiceMessage>(const model::NotifierId&,
                                                   const std::string& said)>
      channel_rests;
  /// For the log: the store failed and is asked again, or a message failed of which nobody can be
  /// told.
  std::function<void(const std::string&)> trouble;
  std::function<void()> told;  ///< There may be something new to claim, for other dispatchers too.
};

/// One notifier's way from claimed messages to recorded outcomes: keeps its workers busy, one
/// destination from taking them all, the pace a relay allows, and the channel at rest while it is
/// at fault.
///
/// A channel is not trusted until it has answered once: until then attempts begin one at a time,
/// ten seconds apart at least, so that a wrong password is refused once and not once for each
/// worker.
///
/// A coroutine per attempt, one that claims and one that records; all on the loop. Owned through a
/// shared_ptr, which every coroutine holds.
class Dispatcher : public std::enable_shared_from_this<Dispatcher> {
 public:
  /// `pace` is the notifier's, and keeps to settings.per_minute.
  Dispatcher(boost::asio::any_io_executor loop, store::Store& store, clock::Clock& clock,
             std::shared_ptr<notifier::Notifier> notifier, ChannelSettings settings,
             std::shared_ptr<Pace> pace, DispatcherPorts ports);

  /// Called once.
  void start();

  /// There may be something to claim.
  void poke() { wake_.raise(); }

  /// While held only service messages are sent.
  void hold(bool held);

  /// After a reload: goes on with these settings, and a channel at rest is tried again now.
  void go_on(ChannelSettings settings);

  /// Claims nothing more; attempts under way end and are recorded, then finished() holds.
  void retire();
  [[nodiscard]] bool finished() const { return loops_ == 0; }

  /// From now on an attempt without an answer is not recorded: the service ends, and cut it off
  /// itself. Its message stays claimed, and the next start repeats it at once.
  void abandon() { abandoned_ = true; }

  /// Whether nothing is left to do before the next moment: what the simulated clock waits for.
  [[nodiscard]] bool at_rest() const;

  [[nodiscard]] std::size_t under_way() const { return queue_.under_way(); }
  /// Why the channel rests and until when, as a sentence; nothing where it works.
  [[nodiscard]] std::optional<std::string> resting() const;
  [[nodiscard]] const std::shared_ptr<notifier::Notifier>& notifier() const { return notifier_; }

 private:
  boost::asio::awaitable<void> claim_loop(std::shared_ptr<Dispatcher> self);
  boost::asio::awaitable<void> record_loop(std::shared_ptr<Dispatcher> self);
  boost::asio::awaitable<void> attempt(std::shared_ptr<Dispatcher> self,
                                       store::ClaimedMessage message);
  boost::asio::awaitable<bool> claim();
  boost::asio::awaitable<void> hand_back();
  boost::asio::awaitable<bool> release_untried();
  void call_back();
  void give_back(const store::ClaimedMessage& message);
  void end(const store::ClaimedMessage& message);
  boost::asio::awaitable<std::optional<calendar::Instant>> next_moment();
  void begin_attempts(Queue::Choice choice);
  void conclude(const store::ClaimedMessage& message, calendar::Instant started,
                const notifier::Outcome& outcome);
  [[nodiscard]] std::vector<store::ServiceMessage> rest_channel(calendar::Instant until,
                                                                const std::string& said);
  [[nodiscard]] bool rests() const;
  [[nodiscard]] bool may_claim() const;
  [[nodiscard]] bool may_begin() const;
  [[nodiscard]] bool is_paced_and_busy() const;
  [[nodiscard]] bool more_will_end_soon() const;
  boost::asio::awaitable<bool> record(std::vector<store::AttemptRecord>& batch);
  using Letters = std::vector<store::ServiceMessage>;
  [[nodiscard]] Letters written(const std::function<Letters()>& write) const;
  int count_crash(const store::ClaimedMessage& message, const notifier::Outcome& outcome);
  /// What is delivered. Takes text and HTML out of `claimed`: they are most of it, and what is said
  /// of a failure needs only the rest.
  [[nodiscard]] notifier::Message take_message(store::ClaimedMessage& claimed) const;

  boost::asio::any_io_executor loop_;
  store::Store& store_;
  clock::Clock& clock_;
  std::shared_ptr<notifier::Notifier> notifier_;
  ChannelSettings settings_;
  DispatcherPorts ports_;

  clock::Signal wake_;
  clock::Signal ended_;
  Queue queue_;
  std::shared_ptr<Pace> pace_;
  std::vector<store::AttemptRecord> outcomes_;  ///< Ended, not yet recorded.
  std::vector<model::MessageId> untried_;       ///< Came back, not yet released.
  bool recording_ = false;
  bool claiming_ = true;  ///< From the start until it waits for the first time.
  std::optional<calendar::Instant> nothing_claimed_at_;  ///< Where the last claim found nothing.
  bool held_ = false;
  std::optional<calendar::Instant> last_claim_;
  bool handing_back_ = false;  ///< What is claimed goes back before anything begins.
  bool proven_ = false;        ///< The channel has answered and was not at fault.
  std::optional<calendar::Instant> last_begun_;
  std::map<model::MessageId, int> crashes_;  ///< In a row, by message; since this start.
  bool retired_ = false;
  bool abandoned_ = false;
  int loops_ = 0;
  int channel_faults_ = 0;  ///< In a row.
  std::optional<calendar::Instant> channel_rests_until_;
  std::string channel_said_;
};

}  // namespace dueward::delivery
