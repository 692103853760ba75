// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "delivery/dispatcher.hpp"
#include "delivery/renderer.hpp"
#include "delivery/tellings.hpp"
#include "delivery/words_saver.hpp"

namespace dueward::delivery {

/// One configured notifier with how it is to be used.
struct Channel {
  std::shared_ptr<notifier::Notifier> notifier;
  ChannelSettings settings;
};

/// What words and addresses are made from; swapped by a load.
struct Wording {
  Renderer renderer;
  model::DirectoryPtr directory;
  PolicyEntries entries;
  /// Writes one message instead of the renderer: for a simulation, which needs less. Empty: the
  /// renderer does.
  std::function<Rendered(const store::SealedMessage&)> write = {};
};

/// Where delivery's notes for the log go. Called on the loop; must not throw.
struct DeliveryNotes {
  std::function<void(const std::string&)> trouble = [](const std::string&) {
  };  ///< Something failed and is tried again.
  std::function<void(const std::string&)> replaced = [](const std::string&) {
  };  ///< A template failed; a built-in text went.
  /// A notice failed for good: its action is due, so that the next level hears why.
  std::function<void()> failed = [] {};
  std::function<void(const model::NotifierId&, const std::string&)> rests = [](const auto&,
                                                                               const auto&) {};
};

/// Sealed messages to words to attempts. Writes the words of what is sealed, stores them, and lets
/// each channel's dispatcher send what is ready. Used on the loop only; store and clock outlive it,
/// and it is destroyed only after drain() or with the loop itself.
class Delivery {
 public:
  Delivery(boost::asio::any_io_executor loop, store::Store& store, clock::Clock& clock,
           Wording wording, std::function<double()> random, DeliveryNotes notes);

  /// Starts the channels and the writing of words.
  void start(std::vector<Channel> channels);

  /// After a load. Channels whose notifier is the same object go on with their new settings, at
  /// once where they rested; others end what is under way. What began in the last minute counts for
  /// per_minute either way.
  void show(Wording wording, std::vector<Channel> channels);

  /// Something was sealed or posted.
  void poke();

  /// While held only what the service says about itself is sent.
  void hold(bool held);

  /// Posts the weekly note, once for each `week`; `needs` is asked before anything else happens.
  boost::asio::awaitable<void> tell_weekly(calendar::Date week, std::string summary,
                                           const NeedsOf& needs);

  /// A receipt in words, to be posted with what it is about.
  [[nodiscard]] std::vector<store::ServiceMessage> receipt(const AnswerReceipt& receipt) const;

  /// A code in words, to be posted.
  [[nodiscard]] std::vector<store::ServiceMessage> code(const CodeToSend& code) const;

  /// A link in words, to be posted.
  [[nodiscard]] std::vector<store::ServiceMessage> links(const LinkToSend& links) const;

  /// One test message, past queue and store.
  boost::asio::awaitable<notifier::Outcome> send_test(const model::NotifierId& notifier,
                                                      const model::Person& person,
                                                      const std::string& address);

  /// Whether everything that can start has an outcome, recorded.
  [[nodiscard]] bool at_rest() const;

  /// Claims nothing more and waits, `grace` at most, until what is under way has ended and is
  /// recorded. What then has no answer is left as it is after a sudden death: the next start
  /// repeats it at once.
  boost::asio::awaitable<void> drain(std::chrono::milliseconds grace);

  /// The dispatchers in use, in order of name.
  [[nodiscard]] std::vector<std::shared_ptr<const Dispatcher>> dispatchers() const;
  [[nodiscard]] std::string destination_of(const model::NotifierId& notifier,
                                           const std::string& address) const;

 private:
  boost::asio::awaitable<void> write_loop();
  boost::asio::awaitable<bool> write_batch();
  boost::asio::awaitable<std::vector<store::WrittenMessage>> write(
      std::span<const store::SealedMessage> sealed);
  void poke_dispatchers();
  boost::asio::awaitable<void> post(std::vector<store::ServiceMessage> messages);
  void use(std::vector<Channel> channels);
  void open(Channel channel, std::shared_ptr<Pace> pace);
  [[nodiscard]] std::shared_ptr<Pace> pace_of(const Channel& channel);
  void let_go_of_finished();
  boost::asio::awaitable<void> adopt_orphans();
  [[nodiscard]] DispatcherPorts ports();
  [[nodiscard]] Tellings tellings() const;
  [[nodiscard]] bool finished() const;

  boost::asio::any_io_executor loop_;
  store::Store& store_;
  clock::Clock& clock_;
  Wording wording_;
  std::function<double()> random_;
  DeliveryNotes notes_;
  clock::Signal wake_;
  WordsSaver saver_;
  std::map<model::NotifierId, std::shared_ptr<Dispatcher>> dispatchers_;
  std::map<model::NotifierId, std::shared_ptr<Pace>> paces_;  ///< Of all there ever were.
  std::vector<std::shared_ptr<Dispatcher>> retiring_;
  bool writing_ = true;
  bool held_ = false;
  bool orphans_ = true;  ///< There may be messages for notifiers that nobody dispatches for.
  bool draining_ = false;
  int posting_ = 0;
};

}  // namespace dueward::delivery
