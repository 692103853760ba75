// SPDX-License-Identifier: MIT
#include <atomic>
#include <memory>
#include <sstream>
#include <thread>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "support/catch.hpp"
#include "web/peer.hpp"

using namespace dueward;
using namespace dueward::test;
using namespace std::chrono_literals;

namespace {

/// Answers with the size of the body.
web::Handler measure() {
  return [](web::Request request) -> boost::asio::awaitable<web::Response> {
    co_return web::Response{200, "text/plain", std::to_string(request.body.size()), {}};
  };
}

/// A header that announces a body of this size.
std::string announced(const std::string& path, const std::string& type, std::size_t size) {
  return "POST " + path + " HTTP/1.1\r\nHost: dueward\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
}

/// Short deadlines, so that a slow peer need not be awaited long.
web::Limits short_limits() {
  web::Limits limits;
  limits.idle = 1s;
  limits.to_header = 1s;
  limits.to_body = 1s;
  return limits;
}

}  // namespace

TEST_CASE("71: a header of more than 8 KiB is refused") {
  const Folder folder;
  const RunningServer server(folder.at("s"), measure());
  const auto big =
      "GET / HTTP/1.1\r\nHost: dueward\r\nX-Big: " + std::string(9000, 'x') + "\r\n\r\n";
  CHECK(status_line(ask(folder.at("s"), big)) == "HTTP/1.1 431 Request Header Fields Too Large");
}

TEST_CASE("71: the API takes a body of 1 MiB; one byte more is refused before it is read") {
  const Folder folder;
  const RunningServer server(folder.at("s"), measure());
  CHECK(body_of(ask(folder.at("s"), post("/api/v1/test", std::string(1 << 20, 'x')))) == "1048576");
  const auto answer = ask(folder.at("s"), announced("/api/v1/test", "application/json", 1048577));
  CHECK(status_line(answer) == "HTTP/1.1 413 Payload Too Large");
  CHECK_THAT(body_of(answer),
             Catch::Matchers::ContainsSubstring(
                 "the body is too large: a form has 64 KiB at most, a call of the API 1024 KiB"));
}

TEST_CASE("71: a form has 64 KiB, wherever it goes, and so has whatever is not the API") {
  const Folder folder;
  const RunningServer server(folder.at("s"), measure());
  const std::string form = "application/x-www-form-urlencoded";
  CHECK(body_of(ask(folder.at("s"), post("/link/x", std::string(65536, 'x')))) == "65536");
  for (const auto& request :
       {announced("/link/x", form, 65537), announced("/link/x", "application/json", 65537),
        announced("/api/v1/test", form + "; charset=utf-8", 65537)}) {
    CHECK(status_line(ask(folder.at("s"), request)) == "HTTP/1.1 413 Payload Too Large");
  }
}

TEST_CASE("71: a form that does not announce its size is cut off at the same") {
  const Folder folder;
  const RunningServer server(folder.at("s"), measure());
  const auto chunked = [](std::size_t size) {
    std::ostringstream request;
    request << "POST /link/x HTTP/1.1\r\nHost: dueward\r\nTransfer-Encoding: chunked\r\n\r\n"
            << std::hex << size << "\r\n"
            << std::string(size, 'x') << "\r\n0\r\n\r\n";
    return request.str();
  };
  CHECK(body_of(ask(folder.at("s"), chunked(65536))) == "65536");
  Peer peer(folder.at("s"));
  peer.send(chunked(65537).substr(0, 200));
  CHECK(status_line(peer.answer()) == "HTTP/1.1 413 Payload Too Large");
}

TEST_CASE("71: what is not HTTP is refused as a problem") {
  const Folder folder;
  const RunningServer server(folder.at("s"), measure());
  const auto answer = ask(folder.at("s"), "HELO mail.example.org\r\n\r\n");
  CHECK(status_line(answer) == "HTTP/1.1 400 Bad Request");
  CHECK_THAT(answer, Catch::Matchers::ContainsSubstring("application/problem+json"));
}

TEST_CASE("71: a peer that never ends its header, or its body, or says nothing, is hung up on") {
  const Folder folder;
  const RunningServer server(folder.at("s"), measure(), short_limits());
  for (const std::string_view start :
       {"", "GET / HTTP/1.1\r\nHo", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf"}) {
    Peer peer(folder.at("s"));
    peer.send(start);
    CHECK(peer.closed());
  }
  CHECK(body_of(ask(folder.at("s"), get("/"))) == "0");
}

TEST_CASE("71: beyond the cap of connections a peer is told when to come back") {
  const Folder folder;
  web::Limits limits;
  limits.connections = 2;
  const RunningServer server(folder.at("s"), measure(), limits);
  Peer first(folder.at("s"));
  Peer second(folder.at("s"));
  first.send(get("/"));
  second.send(get("/"));
  CHECK(body_of(first.answer()) == "0");
  CHECK(body_of(second.answer()) == "0");

  Peer third(folder.at("s"));
  const auto refusal = third.answer();
  CHECK(status_line(refusal) == "HTTP/1.1 503 Service Unavailable");
  CHECK_THAT(refusal, Catch::Matchers::ContainsSubstring("Retry-After: 5"));
  CHECK_THAT(body_of(refusal), Catch::Matchers::ContainsSubstring("too many connections"));
}

TEST_CASE("a connection carries several requests, pipelined ones too, up to its cap") {
  const Folder folder;
  web::Limits limits;
  limits.requests = 3;
  const RunningServer server(folder.at("s"), measure(), limits);
  Peer peer(folder.at("s"));
  peer.send(post("/", "a") + post("/", "ab") + post("/", "abc") + post("/", "abcd"));
  CHECK(body_of(peer.answer()) == "1");
  CHECK(body_of(peer.answer()) == "2");
  const auto last = peer.answer();
  CHECK(body_of(last) == "3");
  CHECK_THAT(last, Catch::Matchers::ContainsSubstring("Connection: close"));
  CHECK(peer.closed());
}

TEST_CASE("HEAD is answered with the header that GET would have") {
  const Folder folder;
  const RunningServer server(folder.at("s"), measure());
  Peer peer(folder.at("s"));
  peer.send("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");
  const auto answer = peer.answer();
  CHECK_THAT(answer, Catch::Matchers::ContainsSubstring("Content-Length: 1\r\n"));
  CHECK(body_of(answer).empty());
}

TEST_CASE("a service that stops finishes the answer under way and hangs up on idle peers") {
  const Folder folder;
  std::atomic<bool> reached = false;
  RunningServer server(folder.at("s"), [&](web::Request) -> boost::asio::awaitable<web::Response> {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, 200ms);
    reached = true;
    co_await timer.async_wait(boost::asio::use_awaitable);
    co_return web::Response{200, "text/plain", "done", {}};
  });
  Peer idle(folder.at("s"));
  Peer busy(folder.at("s"));
  busy.send(get("/"));
  while (!reached)
    std::this_thread::sleep_for(1ms);
  server.stop();
  CHECK(body_of(busy.answer()) == "done");
  CHECK(busy.closed());
  CHECK(idle.closed());
}

TEST_CASE("a service that goes at once leaves no connection behind") {
  const Folder folder;
  auto server = std::make_unique<RunningServer>(folder.at("s"), measure());
  Peer idle(folder.at("s"));
  idle.send(get("/"));
  CHECK(body_of(idle.answer()) == "0");
  server.reset();
  CHECK(idle.closed());
}
