// SPDX-License-Identifier: MIT
/// Both ends of a Unix socket: a server on a loop of its own, and a peer that sends raw bytes.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "web/connections.hpp"
#include "web/http.hpp"

namespace dueward::test {

/// A folder that goes with the test.
class Folder {
 public:
  Folder();
  ~Folder();
  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// Serves until it goes. The handler is called on the server's own thread.
class RunningServer {
 public:
  RunningServer(const std::filesystem::path& socket, web::Handler handler, web::Limits limits = {});
  ~RunningServer();
  /// Stops in order; what is under way is finished within `grace`.
  void stop(std::chrono::milliseconds grace = std::chrono::seconds(5));

 private:
  struct Loop;
  std::unique_ptr<Loop> loop_;
};

/// A connection. Reading gives up after some seconds, so that no test hangs.
class Peer {
 public:
  explicit Peer(const std::filesystem::path& socket);
  ~Peer();
  Peer(const Peer&) = delete;

  void send(std::string_view bytes);
  /// The next whole answer, header and body as sent; what came so far where the server closes.
  std::string answer();
  /// Whether the server closed the connection, all it sent having been read.
  bool closed();

 private:
  bool more();
  int descriptor_;
  std::string received_;
};

/// One request on a connection of its own.
std::string ask(const std::filesystem::path& socket, std::string_view request);

/// "GET target", complete; "POST target" with a JSON body.
std::string get(std::string_view target);
std::string post(std::string_view target, std::string_view json);

/// What follows the header.
std::string body_of(const std::string& answer);
/// "HTTP/1.1 200 OK".
std::string status_line(const std::string& answer);

}  // namespace dueward::test
