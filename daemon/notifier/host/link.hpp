// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>

#include "notifier/inbox.hpp"
#include "notifier/wire.hpp"

namespace dueward::notifier::host {

/// The host's end of the wire. Sending is thread-safe; receiving is the main thread's.
class Link {
 public:
  explicit Link(int descriptor) : descriptor_(descriptor) {}

  /// Blocks, unless another thread is sending: then that one takes it along. A daemon that is gone
  /// ends the process at once: nobody is left to serve.
  void send(const wire::Frame& frame);

  /// Returns when all that was given to send() has gone.
  void flush();

  /// The next frame; nothing at the end of the stream. Throws WireError on garbage.
  std::optional<wire::Frame> receive();

 private:
  void write(const wire::Bytes& bytes) const;

  const int descriptor_;
  wire::Inbox inbox_{wire::to_host_limit};

  std::mutex mutex_;
  wire::Bytes waiting_;   ///< Guarded, like the following. Whole frames.
  bool sending_ = false;  ///< A thread is, and goes on until nothing waits.
  std::condition_variable sent_;
};

}  // namespace dueward::notifier::host
