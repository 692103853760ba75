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

#include "model/token.hpp"

namespace dueward::web {

/// Who is at the other end.
struct Peer {
  std::optional<std::uint32_t> uid;  ///< Of a Unix socket, as the kernel vouches for it.
  std::string address;               ///< Of a network socket: its IP address. Else empty.
};

/// For whom a request is made, once that is known.
struct Identity {
  std::string person;  ///< Empty on the Unix socket: whoever types says who answers.
  model::Scope scope = model::Scope::read;
  std::string via;       ///< For the history: "API (token 3f2a91c07d)".
  bool limited = false;  ///< A partner or a body: their own actions, and no names of others.
};

struct Request {
  std::string method;                             ///< "GET", "POST", …
  std::string target;                             ///< As sent: path and query, still encoded.
  std::map<std::string, std::string> parameters;  ///< Of the path, decoded: {plan} under "plan".
  std::map<std::string, std::string> query;       ///< Decoded.
  std::string content_type;
  std::map<std::string, std::string>
      headers;  ///< By name in lower case; several of one name are joined (RFC 9110,
                ///< section 5.3), so that none hides another.
  std::string body;
  Peer peer;
  std::optional<Identity> identity;

  /// Empty where there is none.
  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
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
