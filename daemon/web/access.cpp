// SPDX-License-Identifier: MIT
#include "web/access.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "pages/words.hpp"
#include "store/store.hpp"
#include "web/problem.hpp"

namespace dueward::web {
namespace {

using Answer = boost::asio::awaitable<Response>;

Identity of_socket(std::uint32_t uid) {
  return {"", model::Scope::admin, "command line (uid " + std::to_string(uid) + ")", false};
}

/// Empty where the header is none of RFC 6750.
std::string bearer_token(const Request& request) {
  constexpr std::string_view scheme = "bearer ";
  const auto header = request.header("authorization");
  if (header.size() <= scheme.size()) return {};
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(header[i])) != scheme[i]) return {};
  }
  return header.substr(scheme.size());
}

Response unauthorized(const std::string& detail) {
  auto answer = problem(401, detail);
  answer.headers.emplace_back("WWW-Authenticate", "Bearer");
  return answer;
}

Response too_many() {
  auto answer = problem(429, "too many tokens that are none; wait a minute");
  answer.headers.emplace_back("Retry-After", "60");
  return answer;
}

Answer identify(service::Service& service, std::shared_ptr<Throttle> throttle,
                const Handler& inside, Request request) {
  if (request.peer.uid) {
    request.identity = of_socket(*request.peer.uid);
    co_return co_await inside(std::move(request));
  }
  const auto token = bearer_token(request);
  if (token.empty()) {
    co_return unauthorized("a token is needed: dueward token create makes one");
  }
  std::optional<model::Token> known;
  std::string trouble;
  try {
    known = co_await service.authenticate(token);
  } catch (const store::StoreError& fault) {
    trouble = fault.what();
  }
  if (!trouble.empty()) co_return problem(503, "tokens cannot be looked up just now");
  if (!known) {
    const bool patient = throttle->mistake(request.peer.address, std::chrono::steady_clock::now());
    co_return patient ? unauthorized("the token is not known, has expired or was revoked")
                      : too_many();
  }
  request.identity = Identity{known->person.str(), known->scope, "API (token " + known->id + ")",
                              pages::viewer_of(*service.directory(), known->person).limited()};
  co_return co_await inside(std::move(request));
}

}  // namespace

Handler with_identity(service::Service& service, Handler inside) {
  return [&service, throttle = std::make_shared<Throttle>(),
          inside = std::move(inside)](Request request) -> Answer {
    return identify(service, throttle, inside, std::move(request));
  };
}

void need_scope(const Request& request, model::Scope scope) {
  if (request.identity && request.identity->scope >= scope) return;
  throw Problem(403, "this needs a token of the scope \"" + std::string(to_string(scope)) + "\"");
}

}  // namespace dueward::web
