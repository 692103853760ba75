// SPDX-License-Identifier: MIT
/// A notifier that sends nothing: for `simulate`, the fault simulation and tests.
#pragma once

#include <functional>
#include <utility>

#include "notifier/description.hpp"

namespace dueward::notifier {

/// Delivers at once, in order, on the caller's own thread, and tells a callback what a receiver
/// would have got. Complete: it keeps to the port as the real one does.
class RecordingNotifier : public Notifier {
 public:
  /// What a receiver got.
  using Record = std::function<void(const Message&)>;

  /// How one attempt goes, where it is not simply delivered.
  struct Attempt {
    bool arrives = true;  ///< Whether the receiver gets it, whatever the answer is.
    bool hangs = false;   ///< Ends only at its deadline, and then unknown.
    Outcome outcome{Outcome::Result::delivered, {}, "recorded", {}};

    static Attempt refused(Outcome outcome) { return {false, false, std::move(outcome)}; }
    static Attempt answer_lost() { return {true, false, {Outcome::Result::unknown, {}, "", {}}}; }
    static Attempt hanging(bool arrives) { return {arrives, true, {}}; }
  };
  using Script = std::function<Attempt(const Message&)>;

  /// How a hanging attempt passes its time: a simulated clock's sleep. Without one it ends at once.
  using Sleep = std::function<boost::asio::awaitable<void>(std::chrono::milliseconds)>;

  /// What the configured notifier would be like; of the plugin only syntax and destination count.
  RecordingNotifier(model::NotifierId id, std::size_t workers, PluginDescription plugin,
                    Record record);

  /// From the next attempt on; an empty script delivers everything.
  void follow(Script script, Sleep sleep = {});

  [[nodiscard]] const model::NotifierId& id() const override { return id_; }
  [[nodiscard]] std::size_t workers() const override { return workers_; }
  [[nodiscard]] std::string destination_of(std::string_view address) const override;
  [[nodiscard]] std::optional<std::string> address_fault(std::string_view address) const override;
  boost::asio::awaitable<Outcome> deliver(Message message,
                                          std::chrono::milliseconds deadline) override;

 private:
  const model::NotifierId id_;
  const std::size_t workers_;
  const PluginDescription plugin_;
  const Record record_;

  Script script_;
  Sleep sleep_;
};

}  // namespace dueward::notifier
