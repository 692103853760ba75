// SPDX-License-Identifier: MIT
// What `dueward` does with files, over the API.
#include <boost/json/object.hpp>

#include "web/api.hpp"
#include "web/problem.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace json = boost::json;

namespace {

using Answer = boost::asio::awaitable<Response>;

Response toml(std::string text) {
  return {200, "application/toml", std::move(text), {}};
}

calendar::Date day_of(const json::object& body, std::string_view key) {
  const auto day = calendar::parse_date(required_text(body, key));
  if (!day) throw Problem(422, "'" + std::string(key) + "' must be a day such as 2011-08-19");
  return *day;
}

std::string text_of(const json::object& body, std::string_view key) {
  return body.contains(key) ? required_text(body, key) : std::string();
}

service::SimulationWish wish_of(const Request& request) {
  const auto body = body_of(request, {"from", "to", "events", "events_form"});
  service::SimulationWish wish;
  wish.from = day_of(body, "from");
  wish.to = day_of(body, "to");
  wish.events = text_of(body, "events");
  const auto form = text_of(body, "events_form");
  if (!form.empty() && form != "toml" && form != "csv") {
    throw Problem(422, "'events_form' is \"toml\" or \"csv\"");
  }
  wish.csv = form == "csv";
  return wish;
}

Answer simulate(service::Service& service, const Request request) {
  auto text = co_await service.simulate(wish_of(request));
  co_return Response{200, "application/json", std::move(text), {}};
}

Answer check(service::Service& service, const Request request) {
  accept_query(request, {});
  auto text = co_await service.check();
  co_return Response{200, "application/json", std::move(text), {}};
}

Answer diff(service::Service& service, const Request request) {
  accept_query(request, {});
  auto text = co_await service.compare();
  co_return Response{200, "application/json", std::move(text), {}};
}

Answer plan_file(service::Service& service, const Request request) {
  accept_query(request, {});
  model::PlanId plan(request.parameters.at("plan"));
  auto text = co_await service.plan_file(std::move(plan));
  co_return toml(std::move(text));
}

Answer people_file(service::Service& service, const Request request) {
  accept_query(request, {});
  auto text = co_await service.people_file();
  co_return toml(std::move(text));
}

}  // namespace

void add_file_routes(Router& router, service::Service& service) {
  const auto bind = [&service](auto function) {
    return [&service, function](Request request) { return function(service, std::move(request)); };
  };
  add(router, model::Scope::read, "POST", "/api/v1/simulate", bind(simulate));
  add(router, model::Scope::read, "GET", "/api/v1/check", bind(check));
  add(router, model::Scope::read, "GET", "/api/v1/diff", bind(diff));
  add(router, model::Scope::read, "GET", "/api/v1/plans/{plan}/file", bind(plan_file));
  // With everybody's addresses.
  add(router, model::Scope::admin, "GET", "/api/v1/people/file", bind(people_file));
}

}  // namespace dueward::web
