// SPDX-License-Identifier: MIT
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "web/api.hpp"
#include "web/problem.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace {

namespace json = boost::json;
using Answer = boost::asio::awaitable<Response>;

json::object token_json(const model::Token& token, const calendar::Zone& zone) {
  const auto moment = [&](const std::optional<calendar::Instant>& at) {
    return at ? json::value(zone.iso8601(*at)) : json::value();
  };
  return {
      {"id", token.id},
      {"person", token.person.str()},
      {"scope", to_string(token.scope)},
      {"created", zone.iso8601(token.created)},
      {"expires", token.expires ? json::value(calendar::to_string(*token.expires)) : json::value()},
      {"last_used", moment(token.last_used)},
      {"revoked", moment(token.revoked)}};
}

service::TokenWish wish_of(const json::object& body) {
  service::TokenWish wish;
  wish.person = model::PersonId(required_text(body, "person"));
  const auto scope = model::parse_scope(required_text(body, "scope"));
  if (!scope) throw Problem(422, "'scope' is read, act or admin");
  wish.scope = *scope;
  const auto* expires = body.if_contains("expires");
  if (expires == nullptr || expires->is_null()) return wish;
  wish.expires = calendar::parse_date(required_text(body, "expires"));
  if (!wish.expires) throw Problem(422, "'expires' is a day such as 2012-03-31");
  return wish;
}

Answer create(service::Service& service, const Request request) {
  accept_query(request, {});
  auto wish = wish_of(body_of(request, {"person", "scope", "expires"}));
  auto actor = actor_of(request);
  const auto made = co_await service.create_token(std::move(wish), std::move(actor));
  const auto directory = service.directory();
  auto object = token_json(made.token, directory->zone);
  object["token"] = made.secret;
  co_return answer(201, object);
}

Answer list(service::Service& service, const Request request) {
  accept_query(request, {});
  const auto tokens = co_await service.tokens();
  const auto directory = service.directory();
  json::array all;
  for (const auto& token : tokens)
    all.emplace_back(token_json(token, directory->zone));
  co_return answer(200, {{"tokens", std::move(all)}});
}

Answer revoke(service::Service& service, const Request request) {
  accept_query(request, {});
  auto id = request.parameters.at("token");
  auto actor = actor_of(request);
  co_await service.revoke_token(std::move(id), std::move(actor));
  co_return answer(200, {});
}

}  // namespace

void add_token_routes(Router& router, service::Service& service) {
  const auto bind = [&service](auto function) {
    return [&service, function](Request request) { return function(service, std::move(request)); };
  };
  using enum model::Scope;
  add(router, admin, "POST", "/api/v1/tokens", bind(create));
  add(router, admin, "GET", "/api/v1/tokens", bind(list));
  add(router, admin, "POST", "/api/v1/tokens/{token}/revoke", bind(revoke));
}

}  // namespace dueward::web
