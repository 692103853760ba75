// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "notifier/wire.hpp"

namespace dueward::notifier {

/// One host process and the daemon's end of its wire. Loop only; start() makes it, and it lives
/// until its process has been waited for or the loop is destroyed, whoever still holds it.
class HostProcess {
 public:
  struct Events {
    std::function<void(wire::Frame)> received;  ///< Only what a host may send.
    /// The last event: the process is gone and waited for. The text goes on a sentence: "was ended
    /// by signal 11 (Segmentation fault)", "sent garbage: …".
    std::function<void(std::string)> ended;
  };

  /// Throws std::system_error where the process cannot be started.
  static std::shared_ptr<HostProcess> start(boost::asio::any_io_executor loop,
                                            const std::filesystem::path& host, Events events);
  ~HostProcess();

  /// Queues a frame. Throws WireError, with nothing queued, where it would be too large.
  void send(const wire::Frame& frame);

  /// Closes our direction: the process closes its sessions and ends.
  void finish();

  /// Ends it now; `ended` follows.
  void kill();

  /// No more events; ends it now.
  void abandon();

  [[nodiscard]] int pid() const;

 private:
  class Connection;
  explicit HostProcess(std::shared_ptr<Connection> connection);

  std::shared_ptr<Connection> connection_;
};

}  // namespace dueward::notifier
