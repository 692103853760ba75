// SPDX-License-Identifier: MIT
#include "web/network_socket.hpp"

#include <array>
#include <cerrno>
#include <memory>
#include <stdexcept>
#include <system_error>

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dueward::web {
namespace {

constexpr int backlog = 128;

std::string shown(const std::string& host, std::uint16_t port) {
  const bool six = host.find(':') != std::string::npos;
  return (six ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

[[noreturn]] void fail(const std::string& host, std::uint16_t port, const std::string& cause) {
  throw std::runtime_error("cannot listen at " + shown(host, port) + ": " + cause +
                           ". Name another address in web.listen, or stop whoever has this one");
}

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Addresses resolve(const std::string& host, std::uint16_t port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int code = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (code != 0) fail(host, port, gai_strerror(code));
  return {found, &freeaddrinfo};
}

/// -1 and errno where it cannot be had.
int open(const addrinfo& address) {
  const int descriptor = socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -1;
  const int yes = 1;
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(descriptor, address.ai_addr, address.ai_addrlen) == 0 &&
      ::listen(descriptor, backlog) == 0) {
    return descriptor;
  }
  const int cause = errno;
  close(descriptor);
  errno = cause;
  return -1;
}

std::uint16_t port_of(int descriptor) {
  sockaddr_storage own{};
  socklen_t size = sizeof own;
  if (getsockname(descriptor, reinterpret_cast<sockaddr*>(&own), &size) != 0) return 0;
  return ntohs(own.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(own).sin6_port
                                         : reinterpret_cast<sockaddr_in&>(own).sin_port);
}

}  // namespace

Listening listen_on(const std::string& host, std::uint16_t port) {
  const auto addresses = resolve(host, port);
  int cause = 0;
  for (const auto* one = addresses.get(); one != nullptr; one = one->ai_next) {
    const int descriptor = open(*one);
    if (descriptor >= 0) return {descriptor, one->ai_family, port_of(descriptor)};
    cause = errno;
  }
  fail(host, port, std::generic_category().message(cause));
}

std::string address_of(int descriptor) {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  if (getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return {};
  if (peer.ss_family != AF_INET && peer.ss_family != AF_INET6) return {};
  std::array<char, NI_MAXHOST> text{};
  const int code = getnameinfo(reinterpret_cast<sockaddr*>(&peer), size, text.data(), text.size(),
                               nullptr, 0, NI_NUMERICHOST);
  return code == 0 ? text.data() : "";
}

}  // namespace dueward::web
