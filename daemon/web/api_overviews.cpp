// SPDX-License-Identifier: MIT
#include <charconv>

#include <boost/json/object.hpp>

#include "web/api.hpp"
#include "web/json_overviews.hpp"
#include "web/problem.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace {

using Answer = boost::asio::awaitable<Response>;

constexpr int four_weeks = 28;
constexpr int most_days = 366;

int days_of(const Request& request) {
  const auto text = query(request, "days");
  if (!text) return four_weeks;
  int days = 0;
  const auto* end = text->data() + text->size();
  const auto [rest, error] = std::from_chars(text->data(), end, days);
  if (error != std::errc() || rest != end || days < 0 || days > most_days) {
    throw Problem(400, "the query 'days' is a number from 0 to " + std::to_string(most_days));
  }
  return days;
}

Answer plan(service::PageService& pages, const Request request) {
  accept_query(request, {});
  model::PlanId plan(request.parameters.at("plan"));
  const auto overview = co_await pages.plan_overview(std::move(plan));
  co_return answer(200, to_json(overview));
}

Answer ahead(service::PageService& pages, const Request request) {
  accept_query(request, {"days"});
  const auto found = co_await pages.ahead(days_of(request));
  co_return answer(200, to_json(found));
}

Answer deliveries(service::PageService& pages, const Request request) {
  accept_query(request, {});
  const auto found = co_await pages.deliveries();
  co_return answer(200, to_json(found));
}

}  // namespace

void add_overview_routes(Router& router, service::PageService& pages) {
  const auto bind = [&pages](auto function) {
    return [&pages, function](Request request) { return function(pages, std::move(request)); };
  };
  add(router, model::Scope::read, "GET", "/api/v1/plans/{plan}", bind(plan));
  add(router, model::Scope::read, "GET", "/api/v1/ahead", bind(ahead));
  add(router, model::Scope::read, "GET", "/api/v1/deliveries", bind(deliveries));
}

}  // namespace dueward::web
