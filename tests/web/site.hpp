// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include <boost/asio/io_context.hpp>

#include "support/loop.hpp"
#include "web/example_service.hpp"
#include "web/no_pages.hpp"
#include "web/routes.hpp"

namespace dueward::test {

/// The site as a peer at 192.0.2.7 asks it.
struct Site {
  ExampleService service;
  NoPages pages;
  web::Handler handler = web::network_site(service, pages, [] { return web::SiteSettings{}; });
  boost::asio::io_context loop;
  std::string form = "application/json";  ///< Of bodies.

  Site() {
    add("reader", model::Scope::read);
    add("actor", model::Scope::act);
    add("admin", model::Scope::admin);
  }

  void add(const char* secret, model::Scope scope) {
    model::Token token;
    token.id = secret;
    token.person = model::PersonId("systems-lead");
    token.scope = scope;
    service.good_tokens[secret] = token;
  }

  web::Response ask(const std::string& method, const std::string& target, const std::string& token,
                    const std::string& body = "", std::map<std::string, std::string> headers = {}) {
    web::Request request;
    request.method = method;
    request.target = target;
    request.peer.address = "192.0.2.7";
    request.headers = std::move(headers);
    if (!token.empty()) request.headers["authorization"] = "Bearer " + token;
    if (!body.empty()) request.content_type = form;
    request.body = body;
    return run(loop, handler(std::move(request)));
  }
  unsigned status(const std::string& method, const std::string& target, const std::string& token,
                  const std::string& body = "") {
    return ask(method, target, token, body).status;
  }
};

/// Empty where there is none.
inline std::string header(const web::Response& response, const std::string& name) {
  for (const auto& [known, value] : response.headers) {
    if (known == name) return value;
  }
  return "";
}

}  // namespace dueward::test
