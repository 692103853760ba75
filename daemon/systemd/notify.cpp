// SPDX-License-Identifier: MIT
#include "systemd/notify.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <utility>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace dueward::systemd {

namespace {

struct Address {
  sockaddr_un name{};
  socklen_t length = 0;
};

/// Length 0 for what is no address of a Unix socket.
Address address_of(const std::string& socket) {
  Address address;
  address.name.sun_family = AF_UNIX;
  const bool absolute = !socket.empty() && (socket.front() == '/' || socket.front() == '@');
  if (!absolute || socket.size() >= sizeof address.name.sun_path) return address;
  std::memcpy(address.name.sun_path, socket.data(), socket.size());
  if (socket.front() == '@') address.name.sun_path[0] = '\0';
  address.length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket.size());
  return address;
}

/// CLOCK_MONOTONIC, as RELOADING=1 asks for it: the manager tells by it which reload is meant.
std::string monotonic_microseconds() {
  timespec now{};
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return std::to_string(std::int64_t{now.tv_sec} * 1'000'000 + now.tv_nsec / 1'000);
}

}  // namespace

Notifier Notifier::from_environment() {
  const char* value = std::getenv("NOTIFY_SOCKET");
  std::string socket = value == nullptr ? "" : value;
  unsetenv("NOTIFY_SOCKET");
  return Notifier(std::move(socket));
}

Notifier::Notifier(std::string socket) : socket_(std::move(socket)) {
  if (address_of(socket_).length == 0) return;
  descriptor_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

Notifier::~Notifier() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Notifier::Notifier(Notifier&& other) noexcept
    : socket_(std::move(other.socket_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

Notifier& Notifier::operator=(Notifier&& other) noexcept {
  std::swap(socket_, other.socket_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

void Notifier::ready() const {
  send("READY=1");
}

void Notifier::status(std::string_view text) const {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  send("STATUS=" + line);
}

void Notifier::reloading() const {
  send("RELOADING=1\nMONOTONIC_USEC=" + monotonic_microseconds());
}

void Notifier::stopping() const {
  send("STOPPING=1");
}

void Notifier::watchdog() const {
  send("WATCHDOG=1");
}

void Notifier::extend_timeout(std::chrono::microseconds by) const {
  send("EXTEND_TIMEOUT_USEC=" + std::to_string(by.count()));
}

void Notifier::send(const std::string& text) const {
  if (descriptor_ < 0) return;
  const auto address = address_of(socket_);
  ::sendto(descriptor_, text.data(), text.size(), MSG_NOSIGNAL,
           reinterpret_cast<const sockaddr*>(&address.name), address.length);
}

}  // namespace dueward::systemd
