// SPDX-License-Identifier: MIT
#include "web/unix_socket.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <system_error>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "web/network_socket.hpp"

namespace dueward::web {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& cause) {
  throw std::runtime_error("cannot listen at the socket " + path.string() + ": " + cause);
}

std::string cause_of(int error) {
  return std::generic_category().message(error);
}

/// Closes the descriptor unless it is released.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&&) = delete;
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] int release() {
    const int number = number_;
    number_ = -1;
    return number;
  }

 private:
  int number_;
};

sockaddr_un socket_address(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const auto& name = path.native();
  if (name.size() >= sizeof address.sun_path) {
    fail(path, "the path is longer than the " + std::to_string(sizeof address.sun_path - 1) +
                   " bytes a socket may have; set service.socket to a shorter one");
  }
  std::memcpy(address.sun_path, name.data(), name.size());
  return address;
}

Descriptor open_socket(const std::filesystem::path& path) {
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (socket.get() < 0) fail(path, cause_of(errno));
  return socket;
}

void remove_stale(const std::filesystem::path& path, const sockaddr_un& address) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) return;
  if (!S_ISSOCK(found.st_mode)) fail(path, "another file stands there; move it away");
  const auto probe = open_socket(path);
  const auto* name = reinterpret_cast<const sockaddr*>(&address);
  const bool answered = ::connect(probe.get(), name, sizeof address) == 0;
  if (answered || errno == EAGAIN) fail(path, "another dueward answers there; stop it first");
  if (errno != ECONNREFUSED) fail(path, cause_of(errno));
  ::unlink(path.c_str());
}

}  // namespace

int listen_at(const std::filesystem::path& path) {
  const auto address = socket_address(path);
  remove_stale(path, address);
  auto socket = open_socket(path);
  const auto* name = reinterpret_cast<const sockaddr*>(&address);
  if (::bind(socket.get(), name, sizeof address) != 0) {
    fail(path, cause_of(errno) + "; the service's user must be able to write in its folder");
  }
  // Nobody can connect before listen(), so the mode stands in time.
  if (::chmod(path.c_str(), 0660) != 0) fail(path, cause_of(errno));
  if (::listen(socket.get(), SOMAXCONN) != 0) fail(path, cause_of(errno));
  return socket.release();
}

Peer peer_of(int descriptor) {
  Peer peer;
  sockaddr_storage own{};
  socklen_t own_size = sizeof own;
  const bool known = ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&own), &own_size) == 0;
  // A network socket answers the question for credentials too, with those of nobody.
  if (!known || own.ss_family != AF_UNIX) {
    peer.address = address_of(descriptor);
    if (peer.address.empty()) peer.address = "unknown";
    return peer;
  }
  ucred credentials{};
  socklen_t size = sizeof credentials;
  if (::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0) {
    peer.uid = credentials.uid;
  }
  return peer;
}

}  // namespace dueward::web
