// SPDX-License-Identifier: MIT
/// The peers of the service, each within limits that no peer can stretch.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "web/http.hpp"

namespace dueward::web {

/// Deadlines are absolute: a peer that sends one byte at a time gains nothing by it.
struct Limits {
  std::size_t header = 8 * 1024;     ///< Bytes of request line and header.
  std::size_t body = 1024 * 1024;    ///< Bytes of a call of the API.
  std::size_t form = 64 * 1024;      ///< Bytes of a form, and of whatever else is not the API.
  std::size_t connections = 64;      ///< At once; a further one is told to come back (503).
  std::size_t per_address = 32;      ///< Of those, from one network address.
  std::vector<std::string> trusted;  ///< Addresses of many, such as a proxy's: not held to that.
  std::size_t requests = 100;        ///< On one connection.
  std::chrono::seconds idle{30};     ///< Between requests.
  std::chrono::seconds to_header{10};
  std::chrono::seconds to_body{30};
  std::chrono::seconds to_write{30};
};

/// Speaks HTTP/1.1 with each peer in a coroutine of its own. Used on the loop only.
class Connections {
 public:
  Connections(boost::asio::any_io_executor executor, Limits limits, Handler handler);
  ~Connections();  ///< Closes what is still open; handlers under way are left to end.
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  /// Takes over the descriptor of a connected stream socket, of a network or not.
  void take(int descriptor, Peer peer);

  /// Closes idle connections, lets answers under way be finished, for `grace` at most.
  [[nodiscard]] boost::asio::awaitable<void> drain(std::chrono::milliseconds grace);

  [[nodiscard]] std::size_t count() const;

 private:
  struct State;
  class Membership;
  std::shared_ptr<State> state_;
};

}  // namespace dueward::web
