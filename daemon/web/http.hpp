// SPDX-License-Identifier: MIT
/// HTTP as handlers see it: plain values, nothing of the library that speaks it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>

namespace dueward::web {

/// Who is at the other end.
struct Peer {
  std::optional<std::uint32_t> uid;  ///< Of a Unix socket, as the kernel vouches for it.
};

struct Request {
  std::string method;                             ///< "GET", "POST", …
  std::string target;                             ///< As sent: path and query, still encoded.
  std::map<std::string, std::string> parameters;  ///< Of the path, decoded: {plan} under "plan".
  std::map<std::string, std::string> query;       ///< Decoded.
  std::string content_type;
  std::string body;
  Peer peer;
};

struct Response {
  unsigned status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< Beyond the usual ones.
};

/// Answers one request. What it throws becomes an error 500 without detail; it is logged.
using Handler = std::function<boost::asio::awaitable<Response>(Request)>;

}  // namespace dueward::web
