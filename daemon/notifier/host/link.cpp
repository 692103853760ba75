// SPDX-License-Identifier: MIT
#include "notifier/host/link.hpp"

#include <array>
#include <cerrno>

#include <sys/socket.h>
#include <unistd.h>

namespace dueward::notifier::host {

void Link::send(const wire::Frame& frame) {
  const wire::Bytes bytes = wire::encode(frame, wire::to_daemon_limit);
  const std::scoped_lock lock(sending_);
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto n = ::send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (n < 0 && errno != EINTR) ::_exit(0);
    if (n > 0) sent += static_cast<std::size_t>(n);
  }
}

bool Link::read_whole(unsigned char* to, std::size_t size) const {
  for (std::size_t got = 0; got < size;) {
    const auto n = ::read(descriptor_, to + got, size - got);
    if (n == 0 || (n < 0 && errno != EINTR)) return false;
    if (n > 0) got += static_cast<std::size_t>(n);
  }
  return true;
}

std::optional<wire::Frame> Link::receive() {
  std::array<unsigned char, wire::header_size> start{};
  if (!read_whole(start.data(), start.size())) return std::nullopt;
  const auto header = wire::decode_header(start, wire::to_host_limit);
  wire::Bytes payload(header.size);
  if (!read_whole(payload.data(), payload.size())) return std::nullopt;
  return wire::decode(header.type, payload);
}

}  // namespace dueward::notifier::host
