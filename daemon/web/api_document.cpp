// SPDX-License-Identifier: MIT
#include "web/api.hpp"
#include "web/builtin_openapi.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace {

boost::asio::awaitable<Response> document(const Request request) {
  accept_query(request, {});
  co_return Response{200, "application/json", std::string(builtin_openapi()), {}};
}

}  // namespace

void add_document_routes(Router& router) {
  add(router, model::Scope::read, "GET", "/api/v1/openapi.json", document, Readers::everybody);
}

}  // namespace dueward::web
