// SPDX-License-Identifier: MIT
/// A post office: delivery as the service has it, over a store in memory, a clock that is moved by
/// hand and two channels that do as a test says.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"
#include "delivery/delivery.hpp"
#include "notifier/notifier.hpp"
#include "store/store.hpp"
#include "support/loop.hpp"
#include "world.hpp"

namespace dueward::test {

using notifier::Outcome;

[[nodiscard]] Outcome delivered();
[[nodiscard]] Outcome temporary(std::string said = "451 try later");
[[nodiscard]] Outcome refused_address(std::string said = "550 no such user");
[[nodiscard]] Outcome refused_channel(std::string said = "535 wrong password");
[[nodiscard]] Outcome no_answer();
[[nodiscard]] Outcome crash();

class Office {
 public:
  /// 08:00 on Friday 4 November 2011. Administrator and director can be reached by "email" and by
  /// "hook", the others by "email".
  explicit Office(std::size_t workers = 4, delivery::ChannelSettings settings = {});
  ~Office();

  /// How attempts go; the default delivers. `attempt` counts this key's attempts from 1.
  using Script = std::function<Outcome(const notifier::Message& message, int attempt)>;
  Script email = [](const auto&, int) { return delivered(); };
  Script hook = [](const auto&, int) { return delivered(); };

  /// Writes each message instead of the renderer; taken over by reload().
  std::function<delivery::Rendered(const store::SealedMessage&)> write;

  /// Attempts at these addresses take so long.
  std::map<std::string, std::chrono::milliseconds> slow;

  /// Decides, seals and hands over a reminder for each address; its recipient is the part before
  /// the @, its destination the part behind.
  void remind(const std::vector<std::string>& addresses);
  void post(const std::string& key, const std::string& address);

  /// Lets so much time pass, and everything happen that is due meanwhile.
  void pass(std::chrono::milliseconds time);

  /// Stops or resumes sending; the next start knows it.
  void hold(bool held);

  /// Without "email" from the next reload or start on.
  bool email_is_gone = false;

  /// From the next reload on the notifiers are the same objects as before.
  bool notifiers_stay = false;
  /// What the next start or reload makes of the channels.
  delivery::ChannelSettings settings;

  /// The service dies where it stands and starts again on the same store.
  void die_and_start();
  void reload();

  /// "+0:01:00 email lead@example.org temporary" for each attempt that has ended.
  std::vector<std::string> log;
  /// Only those of this address, and without it.
  [[nodiscard]] std::vector<std::string> log_of(const std::string& address) const;
  /// What receivers got or refused, in order.
  std::vector<notifier::Message> seen;
  std::vector<std::string> troubles;

  /// "delivered", "failed: …", "ready" of the message to an address.
  [[nodiscard]] std::string state_of(const std::string& address);

  World world;
  boost::asio::io_context loop;
  std::unique_ptr<clock::SimulatedClock> clock;
  std::unique_ptr<store::Store> store;
  std::unique_ptr<delivery::Delivery> delivery;
  double random = 0.5;  ///< No jitter.

 private:
  class Channel;
  void start();
  [[nodiscard]] std::vector<delivery::Channel> channels();
  [[nodiscard]] delivery::Channel channel(const std::string& id, Script Office::*script);
  [[nodiscard]] delivery::Wording wording() const;

  using Dead =
      std::pair<std::unique_ptr<clock::SimulatedClock>, std::unique_ptr<delivery::Delivery>>;
  std::vector<Dead> dead_;
  std::map<std::string, std::shared_ptr<Channel>> made_;
  std::size_t workers_;
  calendar::Instant begin_;
  bool held_ = false;
  std::map<std::string, int> attempts_;  ///< By key.
  int reminded_ = 0;
};

}  // namespace dueward::test
