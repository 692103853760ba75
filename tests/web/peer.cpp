// SPDX-License-Identifier: MIT
#include "web/peer.hpp"

#include <cstring>
#include <future>
#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/catch.hpp"
#include "web/server.hpp"

namespace dueward::test {

Folder::Folder() {
  char name[] = "/tmp/dueward-web-XXXXXX";
  REQUIRE(mkdtemp(name) != nullptr);
  path_ = name;
}

Folder::~Folder() {
  std::filesystem::remove_all(path_);
}

struct RunningServer::Loop {
  boost::asio::io_context context;
  std::unique_ptr<web::Server> server;
  std::thread thread;
};

RunningServer::RunningServer(const std::filesystem::path& socket, web::Handler handler,
                             web::Limits limits)
    : loop_(std::make_unique<Loop>()) {
  loop_->server =
      std::make_unique<web::Server>(loop_->context.get_executor(), std::move(handler), limits);
  loop_->server->listen(socket);
  loop_->thread = std::thread([loop = loop_.get()] { loop->context.run(); });
}

RunningServer::~RunningServer() {
  boost::asio::post(loop_->context, [loop = loop_.get()] {
    loop->server.reset();
    loop->context.stop();
  });
  loop_->thread.join();
}

void RunningServer::stop(std::chrono::milliseconds grace) {
  boost::asio::co_spawn(loop_->context, loop_->server->stop(grace), boost::asio::use_future).get();
}

Peer::Peer(const std::filesystem::path& socket)
    : descriptor_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
  const timeval patience{20, 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  REQUIRE(connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
}

Peer::~Peer() {
  close(descriptor_);
}

void Peer::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // The server has closed: its answer tells why.
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Peer::more() {
  char piece[4096];
  const auto size = recv(descriptor_, piece, sizeof piece, 0);
  if (size <= 0) return false;
  received_.append(piece, static_cast<std::size_t>(size));
  return true;
}

std::string Peer::answer() {
  std::size_t end = std::string::npos;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!more()) return std::exchange(received_, {});
  }
  end += 4;
  const auto at = received_.find("Content-Length: ");
  if (at < end) end += std::stoul(received_.substr(at + 16));
  while (received_.size() < end && more()) {
  }
  auto whole = received_.substr(0, end);
  received_.erase(0, end);
  return whole;
}

bool Peer::closed() {
  return received_.empty() && !more();
}

std::string ask(const std::filesystem::path& socket, std::string_view request) {
  Peer peer(socket);
  peer.send(request);
  return peer.answer();
}

std::string get(std::string_view target) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: dueward\r\n\r\n";
}

std::string post(std::string_view target, std::string_view json) {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: dueward\r\nContent-Type: application/json\r\nContent-Length: " +
         std::to_string(json.size()) + "\r\n\r\n" + std::string(json);
}

std::string body_of(const std::string& answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string::npos ? "" : answer.substr(end + 4);
}

std::string status_line(const std::string& answer) {
  return answer.substr(0, answer.find("\r\n"));
}

}  // namespace dueward::test
