// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "web/connections.hpp"
#include "web/http.hpp"

namespace dueward::web {

/// Listens at one place and hands whoever connects to Connections. Used on the loop only.
class Server {
 public:
  Server(boost::asio::any_io_executor executor, Handler handler, Limits limits = {});
  ~Server();  ///< Closes everything at once; stop() is the polite way.
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens at a Unix socket from now on. Throws std::runtime_error as listen_at() does.
  void listen(const std::filesystem::path& socket);

  /// Listens at an address and a port; port 0 takes any free one. Gives the port. Throws
  /// std::runtime_error with the address, the cause and what to do.
  std::uint16_t listen(const std::string& host, std::uint16_t port);

  /// Takes no more connections, removes the socket file, finishes the answers under way within
  /// `grace`. Called once.
  [[nodiscard]] boost::asio::awaitable<void> stop(std::chrono::milliseconds grace);

 private:
  struct Listener;
  void start(std::shared_ptr<Listener> listener);

  boost::asio::any_io_executor executor_;
  std::shared_ptr<Connections> connections_;
  std::shared_ptr<Listener> listener_;
};

}  // namespace dueward::web
