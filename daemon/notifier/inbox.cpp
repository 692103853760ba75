// SPDX-License-Identifier: MIT
#include "notifier/inbox.hpp"

#include <algorithm>

namespace dueward::notifier::wire {
namespace {

constexpr std::size_t usual_room = std::size_t{64} << 10U;

}  // namespace

std::optional<std::size_t> Inbox::frame_size() const {
  if (held().size() < header_size) return std::nullopt;
  return header_size + decode_header(held().first<header_size>(), limit_).size;
}

std::span<unsigned char> Inbox::room() {
  std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(begin_),
            bytes_.begin() + static_cast<std::ptrdiff_t>(end_), bytes_.begin());
  end_ -= begin_;
  begin_ = 0;
  const std::size_t wanted = std::max(usual_room, frame_size().value_or(0));
  // One that was large leaves no large room behind.
  if (bytes_.size() < wanted || (end_ == 0 && bytes_.size() > usual_room)) {
    bytes_.resize(wanted);
    bytes_.shrink_to_fit();
  }
  return std::span(bytes_).subspan(end_);
}

std::optional<Frame> Inbox::next() {
  const auto size = frame_size();
  if (!size || held().size() < *size) return std::nullopt;
  const auto header = decode_header(held().first<header_size>(), limit_);
  auto frame = decode(header.type, held().first(*size).subspan(header_size));
  begin_ += *size;
  return frame;
}

}  // namespace dueward::notifier::wire
