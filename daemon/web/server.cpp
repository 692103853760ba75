// SPDX-License-Identifier: MIT
#include "web/server.hpp"

#include <tuple>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include "web/network_socket.hpp"
#include "web/unix_socket.hpp"

namespace dueward::web {

namespace asio = boost::asio;
/// One kind of acceptor for Unix and network sockets alike.
using Protocol = asio::generic::stream_protocol;
using Acceptor = asio::basic_socket_acceptor<Protocol>;

struct Server::Listener {
  /// Takes over the descriptor. `file` is removed at the end; empty: there is none.
  Listener(const asio::any_io_executor& executor, int descriptor, int family, std::string name_of,
           std::filesystem::path file_of)
      : name(std::move(name_of)),
        file(std::move(file_of)),
        acceptor(executor, Protocol(family, 0), descriptor),
        pause(executor) {}

  ~Listener() { close(); }

  void close() {
    if (!acceptor.is_open()) return;
    boost::system::error_code ignored;
    std::ignore = acceptor.close(ignored);
    pause.cancel();
    std::error_code unheard;
    if (!file.empty()) std::filesystem::remove(file, unheard);
  }

  std::string name;  ///< For the log.
  std::filesystem::path file;
  Acceptor acceptor;
  asio::steady_timer pause;
};

namespace {

/// Accepts until the listener is closed. When descriptors run out it waits a little: those in use
/// come free.
template <typename Listener>
asio::awaitable<void> accept(std::shared_ptr<Listener> listener,
                             std::shared_ptr<Connections> connections) {
  while (listener->acceptor.is_open()) {
    boost::system::error_code error;
    auto socket =
        co_await listener->acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      auto peer = peer_of(socket.native_handle());
      connections->take(socket.release(), std::move(peer));
    } else if (listener->acceptor.is_open()) {
      spdlog::warn("cannot accept a connection at {}: {}", listener->name, error.message());
      listener->pause.expires_after(std::chrono::seconds(1));
      co_await listener->pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
  }
}

}  // namespace

Server::Server(asio::any_io_executor executor, Handler handler, Limits limits)
    : executor_(executor),
      connections_(std::make_shared<Connections>(executor, limits, std::move(handler))) {}

Server::~Server() {
  if (listener_) listener_->close();
}

void Server::listen(const std::filesystem::path& socket) {
  start(std::make_shared<Listener>(executor_, listen_at(socket), AF_UNIX, socket.string(), socket));
}

std::uint16_t Server::listen(const std::string& host, std::uint16_t port) {
  const auto opened = listen_on(host, port);
  start(std::make_shared<Listener>(executor_, opened.descriptor, opened.family,
                                   host + ":" + std::to_string(opened.port),
                                   std::filesystem::path()));
  return opened.port;
}

void Server::start(std::shared_ptr<Listener> listener) {
  listener_ = std::move(listener);
  asio::co_spawn(executor_, accept(listener_, connections_), asio::detached);
}

asio::awaitable<void> Server::stop(std::chrono::milliseconds grace) {
  if (listener_) listener_->close();
  const auto connections = connections_;
  co_await connections->drain(grace);
}

}  // namespace dueward::web
