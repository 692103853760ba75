// SPDX-License-Identifier: MIT
#include "notifier/host/link.hpp"

#include <cerrno>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace dueward::notifier::host {

void Link::send(const wire::Frame& frame) {
  const wire::Bytes bytes = wire::encode(frame, wire::to_daemon_limit);
  std::unique_lock lock(mutex_);
  waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
  if (sending_) return;
  sending_ = true;
  while (!waiting_.empty()) {
    const auto going = std::exchange(waiting_, {});
    lock.unlock();
    write(going);
    lock.lock();
  }
  sending_ = false;
  sent_.notify_all();
}

void Link::flush() {
  std::unique_lock lock(mutex_);
  sent_.wait(lock, [this] { return !sending_; });
}

void Link::write(const wire::Bytes& bytes) const {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto n = ::send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (n < 0 && errno != EINTR) ::_exit(0);
    if (n > 0) sent += static_cast<std::size_t>(n);
  }
}

std::optional<wire::Frame> Link::receive() {
  for (;;) {
    if (auto frame = inbox_.next()) return frame;
    const auto room = inbox_.room();
    const auto n = ::read(descriptor_, room.data(), room.size());
    if (n == 0 || (n < 0 && errno != EINTR)) return std::nullopt;
    if (n > 0) inbox_.take(static_cast<std::size_t>(n));
  }
}

}  // namespace dueward::notifier::host
