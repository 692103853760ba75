// SPDX-License-Identifier: MIT
#include <boost/json/object.hpp>

#include "web/api.hpp"
#include "web/json.hpp"
#include "web/problem.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace {

using Answer = boost::asio::awaitable<Response>;

Answer status(service::Service& service, const Request request) {
  accept_query(request, {});
  const auto found = co_await service.status();
  co_return answer(200, to_json(found));
}

std::optional<std::size_t> withdraw_of(const boost::json::object& body) {
  const auto* number = body.if_contains("withdraw");
  if (number == nullptr || number->is_null()) return std::nullopt;
  if (!number->is_int64() || number->get_int64() < 0) {
    throw Problem(422, "'withdraw' must be the exact number of actions that may go");
  }
  return static_cast<std::size_t>(number->get_int64());
}

Answer reload(service::Service& service, const Request request) {
  const auto withdraw = withdraw_of(body_of(request, {"withdraw"}));
  const auto result = co_await service.reload(withdraw, actor_of(request));
  co_return answer(result.accepted ? 200 : 422, to_json(result));
}

Answer hold(service::Service& service, const Request request) {
  const auto body = body_of(request, {"reason"});
  const auto actor = actor_of(request);
  const auto reason =
      body.contains("reason") ? required_text(body, "reason") : "held by hand (" + actor.who + ")";
  co_await service.hold(reason, actor);
  co_return answer(200, {{"held", true}, {"reason", reason}});
}

Answer resume(service::Service& service, const Request request) {
  [[maybe_unused]] const auto nothing = body_of(request, {});
  co_await service.resume(actor_of(request));
  co_return answer(200, {{"held", false}});
}

Answer test(service::Service& service, const Request request) {
  const auto body = body_of(request, {"notifier", "to"});
  const model::NotifierId notifier(required_text(body, "notifier"));
  const model::PersonId to(required_text(body, "to"));
  const auto tested = co_await service.test(notifier, to, actor_of(request));
  co_return answer(200, to_json(tested));
}

}  // namespace

void add_control_routes(Router& router, service::Service& service) {
  const auto bind = [&service](auto function) {
    return [&service, function](Request request) { return function(service, std::move(request)); };
  };
  add(router, model::Scope::read, "GET", "/api/v1/status", bind(status));
  add(router, model::Scope::admin, "POST", "/api/v1/reload", bind(reload));
  add(router, model::Scope::admin, "POST", "/api/v1/hold", bind(hold));
  add(router, model::Scope::admin, "POST", "/api/v1/resume", bind(resume));
  add(router, model::Scope::admin, "POST", "/api/v1/test", bind(test));
}

}  // namespace dueward::web
