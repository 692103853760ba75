// SPDX-License-Identifier: MIT
/// The sd_notify(3) protocol, written out: one datagram of NAME=value lines to $NOTIFY_SOCKET. The
/// protocol is systemd's stable interface; no library is needed for it.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace dueward::systemd {

/// Tells the service manager how we are. Without $NOTIFY_SOCKET every call does nothing. A manager
/// that does not take a datagram is no reason to stop: calls never throw and never block. May be
/// used from any thread.
class Notifier {
 public:
  /// Reads $NOTIFY_SOCKET and takes it out of the environment, so that no process we start speaks
  /// for us.
  [[nodiscard]] static Notifier from_environment();

  /// A path, or "@name" in the abstract name space; empty: nobody listens.
  explicit Notifier(std::string socket);
  ~Notifier();
  Notifier(Notifier&& other) noexcept;
  Notifier& operator=(Notifier&& other) noexcept;

  [[nodiscard]] bool heard() const { return descriptor_ >= 0; }

  void ready() const;
  /// One line of `systemctl status`. Line breaks become spaces.
  void status(std::string_view text) const;
  /// Followed by ready() once the reload is over, whether it was accepted or not.
  void reloading() const;
  void stopping() const;
  /// The engine's own cycle calls this: a watchdog fed by an idle timer would prove nothing.
  void watchdog() const;
  /// Start, reload or stop may take this much longer from now on, as for a migration.
  void extend_timeout(std::chrono::microseconds by) const;

 private:
  void send(const std::string& text) const;

  std::string socket_;
  int descriptor_ = -1;
};

}  // namespace dueward::systemd
