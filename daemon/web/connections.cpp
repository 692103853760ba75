// SPDX-License-Identifier: MIT
#include "web/connections.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <tuple>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "web/problem.hpp"

namespace dueward::web {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

namespace {

/// One kind of stream for Unix and network sockets alike.
using Protocol = asio::generic::stream_protocol;
using Stream = beast::basic_stream<Protocol, asio::any_io_executor>;
using Parser = http::request_parser<http::string_body>;
using Answer = http::response<http::string_body>;

std::string come_back() {
  const auto refusal = problem(503, "too many connections at once; try again in a few seconds");
  return "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: "
         "close\r\nContent-Type: " +
         refusal.content_type + "\r\nContent-Length: " + std::to_string(refusal.body.size()) +
         "\r\n\r\n" + refusal.body;
}

struct Connection {
  Connection(Stream::socket_type socket, Peer who)
      : stream(std::move(socket)), peer(std::move(who)) {}
  Stream stream;
  Peer peer;
  beast::flat_buffer buffer;
  bool answering = false;
  bool last = false;  ///< Nothing more is read after the answer under way.
};

Request to_request(http::request<http::string_body>&& message, Peer peer) {
  Request request;
  request.method = std::string(message.method_string());
  request.target = std::string(message.target());
  request.content_type = std::string(message[http::field::content_type]);
  for (const auto& field : message) {
    std::string name(field.name_string());
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto [place, is_new] = request.headers.emplace(std::move(name), field.value());
    if (!is_new) place->second.append(", ").append(field.value());
  }
  request.body = std::move(message.body());
  request.peer = peer;
  return request;
}

Answer to_answer(Response&& response, unsigned version, bool keep_alive, bool head) {
  Answer answer;
  answer.version(version);
  answer.result(response.status);
  answer.set(http::field::content_type, response.content_type);
  answer.set(http::field::cache_control, "no-store");
  // OWASP secure headers, for pages and for whatever a browser takes for one.
  answer.set("X-Content-Type-Options", "nosniff");
  answer.set("X-Frame-Options", "DENY");
  answer.set("Referrer-Policy", "no-referrer");
  answer.set("Cross-Origin-Opener-Policy", "same-origin");
  answer.set("Cross-Origin-Resource-Policy", "same-origin");
  answer.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  answer.set("Content-Security-Policy",
             "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
             "base-uri 'none'; frame-ancestors 'none'");
  for (const auto& [name, value] : response.headers)
    answer.set(name, value);
  answer.keep_alive(keep_alive);
  answer.content_length(response.body.size());
  if (!head) answer.body() = std::move(response.body);
  return answer;
}

/// The answer to a request that could not be read; 0 where the peer has gone or was too slow.
unsigned status_of(const beast::error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::body_limit) return 413;
  const bool gone = error == http::error::end_of_stream || error == http::error::partial_message;
  return error.category() == make_error_code(http::error::bad_line_ending).category() && !gone ? 400
                                                                                               : 0;
}

/// What is said with it.
std::string words_of(const beast::error_code& error, const Limits& limits) {
  if (error == http::error::body_limit) {
    return fmt::format("the body is too large: a form has {} KiB at most, a call of the API {} KiB",
                       limits.form / 1024, limits.body / 1024);
  }
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    return fmt::format("the header is larger than {} KiB", limits.header / 1024);
  }
  return error.message();
}

/// How large a body may be, once its header tells where it goes.
std::size_t body_limit(const http::request<http::string_body>& message, const Limits& limits) {
  constexpr std::string_view form = "application/x-www-form-urlencoded";
  const auto type = message[http::field::content_type];
  const bool is_form = beast::iequals(type.substr(0, form.size()), form);
  return message.target().starts_with("/api/") && !is_form ? limits.body : limits.form;
}

asio::awaitable<void> write(Connection& connection, Answer answer, std::chrono::seconds to_write,
                            beast::error_code& error) {
  connection.stream.expires_after(to_write);
  http::serializer<false, http::string_body> serializer(answer);
  co_await http::async_write(connection.stream, serializer,
                             asio::redirect_error(asio::use_awaitable, error));
}

/// Waits for the first byte of a request, as long as an idle peer may stay.
asio::awaitable<void> wait_for_request(Connection& connection, std::chrono::seconds idle,
                                       beast::error_code& error) {
  if (connection.buffer.size() > 0) co_return;
  connection.stream.expires_after(idle);
  const auto size = co_await connection.stream.async_read_some(
      connection.buffer.prepare(4096), asio::redirect_error(asio::use_awaitable, error));
  connection.buffer.commit(size);
}

asio::awaitable<void> read(Connection& connection, Parser& parser, const Limits& limits,
                           beast::error_code& error) {
  parser.header_limit(static_cast<std::uint32_t>(limits.header));
  parser.body_limit(limits.body);
  connection.stream.expires_after(limits.to_header);
  co_await http::async_read_header(connection.stream, connection.buffer, parser,
                                   asio::redirect_error(asio::use_awaitable, error));
  if (error) co_return;
  const auto most = body_limit(parser.get(), limits);
  if (parser.content_length().value_or(0) > most) error = http::error::body_limit;
  if (error) co_return;
  parser.body_limit(most);  // for a body that does not announce its size
  connection.stream.expires_after(limits.to_body);
  if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(connection.stream, asio::buffer(go_on),
                               asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return;
  }
  co_await http::async_read(connection.stream, connection.buffer, parser,
                            asio::redirect_error(asio::use_awaitable, error));
}

}  // namespace

struct Connections::State {
  State(asio::any_io_executor on, Limits within, Handler answers)
      : executor(std::move(on)), limits(within), handler(std::move(answers)), empty(executor) {}

  asio::any_io_executor executor;
  Limits limits;
  Handler handler;
  std::set<Connection*> open;
  bool draining = false;
  asio::steady_timer empty;  ///< While draining: cancelled when the last connection has gone.

  [[nodiscard]] bool is_full(const Peer& peer) const;
  asio::awaitable<void> serve(Connection& connection);
  asio::awaitable<bool> serve_one(Connection& connection, bool may_stay);
};

/// A connection is known as long as its coroutine lives, however that ends.
class Connections::Membership {
 public:
  Membership(std::shared_ptr<State> state, Connection& connection)
      : state_(std::move(state)), connection_(connection) {
    state_->open.insert(&connection_);
  }
  ~Membership() {
    state_->open.erase(&connection_);
    if (state_->draining && state_->open.empty()) state_->empty.cancel();
  }
  Membership(const Membership&) = delete;
  Membership& operator=(const Membership&) = delete;

 private:
  std::shared_ptr<State> state_;
  Connection& connection_;
};

/// One request and its answer; false when the connection is over.
asio::awaitable<bool> Connections::State::serve_one(Connection& connection, bool may_stay) {
  beast::error_code error;
  co_await wait_for_request(connection, limits.idle, error);
  if (error || connection.last) co_return false;
  connection.answering = true;
  Parser parser;
  co_await read(connection, parser, limits, error);
  if (error) {
    const unsigned status = status_of(error);
    if (status == 0) co_return false;
    auto refusal = to_answer(problem(status, words_of(error, limits)), 11, false, false);
    co_await write(connection, std::move(refusal), limits.to_write, error);
    co_return false;
  }
  connection.stream.expires_never();
  auto message = parser.release();
  const bool head = message.method() == http::verb::head;
  const bool wanted = message.keep_alive();
  const unsigned version = message.version();
  auto response = co_await handler(to_request(std::move(message), connection.peer));
  const bool stays = wanted && may_stay && !connection.last;
  co_await write(connection, to_answer(std::move(response), version, stays, head), limits.to_write,
                 error);
  connection.answering = false;
  co_return stays && !error;
}

asio::awaitable<void> Connections::State::serve(Connection& connection) {
  try {
    for (std::size_t served = 1; served <= limits.requests; ++served) {
      if (!co_await serve_one(connection, served < limits.requests)) break;
    }
  } catch (const std::exception& fault) {
    spdlog::error("a connection ended by a fault of ours: {}", fault.what());
  }
}

Connections::Connections(asio::any_io_executor executor, Limits limits, Handler handler)
    : state_(std::make_shared<State>(std::move(executor), limits, std::move(handler))) {}

Connections::~Connections() {
  for (auto* connection : state_->open)
    connection->stream.close();
}

std::size_t Connections::count() const {
  return state_->open.size();
}

bool Connections::State::is_full(const Peer& peer) const {
  if (open.size() >= limits.connections) return true;
  if (peer.address.empty()) return false;
  if (std::ranges::find(limits.trusted, peer.address) != limits.trusted.end()) return false;
  const auto of_peer = std::ranges::count_if(
      open, [&](const auto* one) { return one->peer.address == peer.address; });
  return static_cast<std::size_t>(of_peer) >= limits.per_address;
}

void Connections::take(int descriptor, Peer peer) {
  const int family = peer.address.empty()                          ? AF_UNIX
                     : peer.address.find(':') != std::string::npos ? AF_INET6
                                                                   : AF_INET;
  Stream::socket_type socket(state_->executor, Protocol(family, 0), descriptor);
  beast::error_code ignored;
  if (state_->is_full(peer)) {
    // A fresh socket has room for so few bytes: this never waits.
    std::ignore = socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(come_back()), ignored);
    return;
  }
  auto connection = std::make_shared<Connection>(std::move(socket), std::move(peer));
  auto membership = std::make_shared<Membership>(state_, *connection);
  asio::co_spawn(
      state_->executor,
      [state = state_, connection, membership]() -> asio::awaitable<void> {
        co_await state->serve(*connection);
        beast::error_code unheard;
        std::ignore =
            connection->stream.socket().shutdown(asio::socket_base::shutdown_both, unheard);
      },
      asio::detached);
}

asio::awaitable<void> Connections::drain(std::chrono::milliseconds grace) {
  const auto state = state_;
  for (auto* connection : state->open) {
    connection->last = true;
    if (!connection->answering) connection->stream.close();
  }
  if (state->open.empty()) co_return;
  state->draining = true;
  state->empty.expires_after(grace);
  beast::error_code cancelled;
  co_await state->empty.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  for (auto* connection : state->open)
    connection->stream.close();
}

}  // namespace dueward::web
