// SPDX-License-Identifier: MIT
#include "web/server.hpp"

#include <tuple>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include "web/unix_socket.hpp"

namespace dueward::web {

namespace asio = boost::asio;
using Local = asio::local::stream_protocol;

struct Server::Listener {
  Listener(const asio::any_io_executor& executor, std::filesystem::path at)
      : path(std::move(at)), acceptor(executor, Local(), listen_at(path)), pause(executor) {}

  ~Listener() { close(); }

  void close() {
    if (!acceptor.is_open()) return;
    boost::system::error_code ignored;
    std::ignore = acceptor.close(ignored);
    pause.cancel();
    std::error_code unheard;
    std::filesystem::remove(path, unheard);
  }

  std::filesystem::path path;
  Local::acceptor acceptor;
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
      const auto peer = peer_of(socket.native_handle());
      connections->take(socket.release(), peer);
    } else if (listener->acceptor.is_open()) {
      spdlog::warn("cannot accept a connection at {}: {}", listener->path.string(),
                   error.message());
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
  listener_ = std::make_shared<Listener>(executor_, socket);
  asio::co_spawn(executor_, accept(listener_, connections_), asio::detached);
}

asio::awaitable<void> Server::stop(std::chrono::milliseconds grace) {
  if (listener_) listener_->close();
  const auto connections = connections_;
  co_await connections->drain(grace);
}

}  // namespace dueward::web
