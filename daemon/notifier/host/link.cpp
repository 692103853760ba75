// SPDX-License-Identifier: MIT
#include "notifier/host/link.hpp"

#include <cerrno>
#include <thread>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace dueward::notifier::host {

void Link::send(const wire::Frame& frame) {
  const wire::Bytes bytes = wire::encode(frame, wire::to_daemon_limit);
  const std::scoped_lock lock(mutex_);
  waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
  if (!std::exchange(begun_, true)) std::thread([this] { send_bundles(); }).detach();
  if (std::exchange(idle_, false)) changed_.notify_one();
}

void Link::flush() {
  std::unique_lock lock(mutex_);
  hurried_ = true;
  changed_.notify_one();
  sent_.wait(lock, [this] { return idle_; });
  hurried_ = false;
}

void Link::send_bundles() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return !waiting_.empty(); });
    changed_.wait_for(lock, gather, [this] { return hurried_; });
    const auto bundle = std::exchange(waiting_, {});
    lock.unlock();
    write(bundle);
    lock.lock();
    idle_ = waiting_.empty();
    if (idle_) sent_.notify_all();
  }
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
