// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "clock/clock.hpp"
#include "clock/signal.hpp"
#include "engine/decide_action.hpp"
#include "engine/picture.hpp"
#include "store/store.hpp"

namespace dueward::engine {

/// What the engine tells the rest of the service. All called on the loop, between two of its
/// transactions; they must not throw and must not wait.
struct Listener {
  std::function<void()> waking = [] {};  ///< A cycle begins: the last chance to hold it.
  std::function<void()> sealed = [] {};  ///< There are messages that want words.
  std::function<void(std::size_t messages)> flood = [](std::size_t) {
  };  ///< The day would send this many: sealing waits for people.
  std::function<void(const std::string&)> trouble = [](const std::string&) {
  };                                    ///< Something failed; it is tried again.
  std::function<void()> alive = [] {};  ///< A whole cycle is done: the watchdog may be fed.
};

struct EngineSettings {
  std::size_t batch = 500;        ///< Actions decided in one transaction.
  std::size_t flood_limit = 200;  ///< Messages of one day.
  std::optional<std::chrono::milliseconds>
      heartbeat;  ///< Longest rest between two cycles; none: as long as nothing is due.
};

/// The loop at the heart of the service: takes the actions whose time has come, asks policy,
/// records what is owed, and seals the day's messages once nothing of the day is undecided.
/// Everything it knows between two cycles is in the store, so that a restart, a day of downtime or
/// a step of the clock changes nothing.
///
/// Used on the loop only. The store and the clock outlive it.
class Engine {
 public:
  Engine(const boost::asio::any_io_executor& loop, store::Store& store, clock::Clock& clock,
         PicturePtr picture, DestinationOf destination_of, Listener listener,
         EngineSettings settings);

  /// Runs until cancelled. Failures of the store are told to the listener and waited out (1 s
  /// doubling to 1 minute).
  boost::asio::awaitable<void> run();

  /// Before a load is made valid: nothing is decided until show() or unpause(), and what was being
  /// decided is dropped.
  void pause() { paused_ = true; }
  void unpause();

  /// After a load: decisions from now on look at this picture.
  void show(PicturePtr picture, EngineSettings settings);

  /// While held nothing is decided or sealed. Letting go looks at everything that came due
  /// meanwhile.
  void hold(bool held);

  /// Something changed in the store: look again now.
  void poke() { wake_.raise(); }

  /// Whether nothing is left to do before the next moment; what the simulated clock waits for.
  [[nodiscard]] bool at_rest() const { return at_rest_ && !wake_.raised(); }

  /// The moment it sleeps for.
  [[nodiscard]] std::optional<calendar::Instant> next_moment() const { return next_moment_; }

 private:
  [[nodiscard]] bool may_decide() const { return !held_ && !paused_; }
  boost::asio::awaitable<void> cycle();
  boost::asio::awaitable<void> decide_all();
  /// One action that cannot be decided must not keep the others from being decided and sealed.
  [[nodiscard]] store::Decided decide_or_set_aside(const store::DueAction& action,
                                                   const Picture& picture,
                                                   calendar::Instant now) const;
  boost::asio::awaitable<void> seal();
  boost::asio::awaitable<void> find_next_moment();
  boost::asio::awaitable<void> wait_out_trouble();

  store::Store& store_;
  clock::Clock& clock_;
  boost::asio::any_io_executor loop_;
  PicturePtr picture_;
  DestinationOf destination_of_;
  Listener listener_;
  EngineSettings settings_;
  clock::Signal wake_;
  std::chrono::milliseconds patience_;
  bool held_ = false;
  bool paused_ = false;
  bool at_rest_ = false;
  bool flooded_ = false;
  bool sealing_waits_ = false;  ///< Some notices wait for the next working day's message.
  std::optional<calendar::Instant>
      not_before_;  ///< Earliest moment before which some of them may not go.
  std::optional<calendar::Instant> next_moment_;
};

}  // namespace dueward::engine
