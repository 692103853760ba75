// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>

#include "notifier/wire.hpp"

namespace dueward::notifier::wire {

/// Bytes of a stream as they come, and the frames in them: one read may bring many frames, and a
/// frame may need many reads.
class Inbox {
 public:
  explicit Inbox(std::uint32_t limit) : limit_(limit) {}

  /// Where the next read goes; never empty. What was not taken of an earlier one is forgotten.
  [[nodiscard]] std::span<unsigned char> room();

  /// The first `size` bytes of the room were read.
  void take(std::size_t size) { end_ += size; }

  /// The next whole frame, if it is here. Throws WireError on garbage, and for a frame beyond the
  /// limit before room is made for it.
  [[nodiscard]] std::optional<Frame> next();

 private:
  /// Bytes of the frame that begins here, its header included; nothing while that is not known.
  [[nodiscard]] std::optional<std::size_t> frame_size() const;
  [[nodiscard]] std::span<const unsigned char> held() const {
    return std::span(bytes_).subspan(begin_, end_ - begin_);
  }

  std::uint32_t limit_;
  Bytes bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace dueward::notifier::wire
