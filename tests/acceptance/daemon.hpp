// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

#include "acceptance/home.hpp"

namespace dueward::test {

/// `dueward run` as a child of the test, which is its service manager: it hears what the daemon
/// says on NOTIFY_SOCKET. Killed with the object, where it still runs.
class Daemon {
 public:
  explicit Daemon(const Home& home, const std::vector<std::string>& words = {},
                  const std::map<std::string, std::string>& environment = {});
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;
  ~Daemon();

  /// Waits for READY=1. Fails the test with the daemon's log where it ends instead.
  void wait_until_ready();
  /// Waits for its end: the exit status, or 128 and the number of the signal that ended it.
  int wait();
  void signal(int number) const;
  /// SIGTERM, and the exit status.
  int stop();
  /// SIGKILL, and waits until the host processes it had are gone too; false where they stay.
  bool kill();

  [[nodiscard]] bool running();
  /// Its host processes, in order.
  [[nodiscard]] std::vector<pid_t> hosts() const;
  /// All it has said on NOTIFY_SOCKET so far, a datagram each.
  const std::vector<std::string>& told();
  /// Whether one of these datagrams begins so.
  bool has_told(const std::string& beginning);
  /// What it wrote on standard error, runs before on the same home included.
  [[nodiscard]] std::string log() const;

 private:
  Home const& home_;
  pid_t pid_ = -1;
  int socket_ = -1;
  int status_ = -1;
  std::vector<std::string> told_;
};

}  // namespace dueward::test
