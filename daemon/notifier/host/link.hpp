// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#include <optional>

#include "notifier/wire.hpp"

namespace dueward::notifier::host {

/// The host's end of the wire. Sending is thread-safe; receiving is the main thread's.
class Link {
 public:
  explicit Link(int descriptor) : descriptor_(descriptor) {}

  /// Blocks. A daemon that is gone ends the process at once: nobody is left to serve.
  void send(const wire::Frame& frame);

  /// The next frame; nothing at the end of the stream. Throws WireError on garbage.
  std::optional<wire::Frame> receive();

 private:
  bool read_whole(unsigned char* to, std::size_t size) const;

  const int descriptor_;
  std::mutex sending_;  ///< Frames go out whole.
};

}  // namespace dueward::notifier::host
