// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

#include "notifier/inbox.hpp"
#include "notifier/wire.hpp"

namespace dueward::notifier::host {

/// The host's end of the wire. Sending is thread-safe; receiving is the main thread's. Lives as
/// long as the process.
class Link {
 public:
  explicit Link(int descriptor) : descriptor_(descriptor) {}
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  /// Does not wait: a thread of the link, begun with the first frame, sends what has come together
  /// within `gather`. Each bundle wakes the daemon, and waking costs more than the frames do. A
  /// daemon that is gone ends the process at once: nobody is left to serve.
  void send(const wire::Frame& frame);

  /// Returns when all that was given to send() has gone.
  void flush();

  /// The next frame; nothing at the end of the stream. Throws WireError on garbage.
  std::optional<wire::Frame> receive();

 private:
  static constexpr std::chrono::milliseconds gather{1};

  void send_bundles();
  void write(const wire::Bytes& bytes) const;

  const int descriptor_;
  wire::Inbox inbox_{wire::to_host_limit};

  std::mutex mutex_;
  wire::Bytes waiting_;   ///< Guarded, like the following. Whole frames.
  bool begun_ = false;    ///< The thread.
  bool idle_ = true;      ///< Nothing waits and nothing is being sent.
  bool hurried_ = false;  ///< flush() waits.
  std::condition_variable changed_;
  std::condition_variable sent_;
};

}  // namespace dueward::notifier::host
