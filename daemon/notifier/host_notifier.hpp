// SPDX-License-Identifier: MIT
/// A configured notifier as the service runs it: a host process with the plugin, watched over.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "notifier/file_stamp.hpp"
#include "notifier/log.hpp"
#include "notifier/notifier.hpp"
#include "notifier/options.hpp"

namespace dueward::notifier {

struct HostSettings {
  model::NotifierId id;
  PluginDescription plugin;  ///< As the catalogue found it, its file included.
  std::size_t workers = 4;
  std::vector<OptionValue> values;  ///< Without faults; the host process repeats the check.
  std::filesystem::path host;       ///< The host executable.
  std::string service;              ///< What people call the service.
  std::string version;              ///< Of dueward.
  std::chrono::milliseconds start_limit = std::chrono::seconds(30);  ///< For loading the plugin.
  LogSink log;  ///< Called on the loop, without the notifier's name; may be empty.
  /// Of the plugin's file and of those that the values name, as they were when all this was read.
  /// Only for alike(): the process takes the files as it finds them at its start.
  std::vector<std::optional<FileStamp>> stamps;
};

/// Whether a process started with one does all that one started with the other would; where the log
/// goes aside.
[[nodiscard]] bool alike(const HostSettings& one, const HostSettings& other);

/// Runs the plugin next door, one host process at a time:
/// - The process starts with the first delivery and again after it ended, at once at first and then
///   after 100 ms, doubling to 60 s, until a delivery is answered. One start at a time.
/// - A crash, an exit or garbage ends every delivery under way as Outcome::unknown.
/// - A delivery not back at its deadline is unknown. Its process gets no more work and gives back
///   what waits, a fresh one takes over, and the old is killed when its other deliveries have ended
///   or passed their own deadlines.
/// - A plugin that cannot be loaded is permanent_channel with the reason, at once for everybody
///   until it is time to try again.
/// - A delivery for which no process became ready in its time is temporary: nothing was sent.
/// Used on the loop only, whose thread must live as long as the program: a host process ends with
/// the thread that started it. Destroying it kills what still runs.
class HostNotifier : public Notifier {
 public:
  HostNotifier(boost::asio::any_io_executor loop, HostSettings settings);
  ~HostNotifier() override;

  [[nodiscard]] const model::NotifierId& id() const override;
  [[nodiscard]] std::size_t workers() const override;
  [[nodiscard]] std::size_t ahead() const override;
  void give_back() override;
  [[nodiscard]] std::string destination_of(std::string_view address) const override;
  [[nodiscard]] std::optional<std::string> address_fault(std::string_view address) const override;
  boost::asio::awaitable<Outcome> deliver(Message message,
                                          std::chrono::milliseconds deadline) override;

  /// Takes no more deliveries (they are temporary), gives back what waits for a worker, and lets
  /// those under way end: after three quarters of `grace` the plugin is asked to hurry, at its end
  /// it is killed and they are unknown. Returns when no process is left.
  boost::asio::awaitable<void> stop(std::chrono::milliseconds grace);

  /// What kept a process from starting may have been mended: the next delivery tries at once.
  void try_again();

  [[nodiscard]] const HostSettings& settings() const;

  /// Process id of the one that takes deliveries now; nothing where none does. For status and
  /// tests.
  [[nodiscard]] std::optional<int> process() const;

 private:
  class Supervisor;
  std::shared_ptr<Supervisor> supervisor_;
};

}  // namespace dueward::notifier
