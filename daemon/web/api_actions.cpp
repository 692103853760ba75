// SPDX-License-Identifier: MIT
#include <charconv>

#include <boost/json/object.hpp>
#include <boost/url/url.hpp>

#include "web/api.hpp"
#include "web/entity_tag.hpp"
#include "web/json.hpp"
#include "web/problem.hpp"
#include "web/reader.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace {

using Answer = boost::asio::awaitable<Response>;

constexpr std::size_t most_at_once = 1000;

model::ActionRef action_of(const Request& request) {
  return {model::PlanId(request.parameters.at("plan")), request.parameters.at("id")};
}

std::size_t limit_of(const Request& request) {
  const auto text = query(request, "limit");
  if (!text) return 100;
  std::size_t limit = 0;
  const auto* end = text->data() + text->size();
  const auto [rest, error] = std::from_chars(text->data(), end, limit);
  if (error != std::errc() || rest != end || limit == 0 || limit > most_at_once) {
    throw Problem(400, "the query 'limit' is a number from 1 to " + std::to_string(most_at_once));
  }
  return limit;
}

service::ListQuery list_query(const Request& request) {
  accept_query(request, {"plan", "owner", "overdue", "closed", "after", "limit"});
  service::ListQuery wish;
  if (const auto plan = query(request, "plan")) wish.plan = model::PlanId(*plan);
  if (const auto owner = query(request, "owner")) wish.owner = model::PersonId(*owner);
  wish.overdue = query_flag(request, "overdue");
  wish.closed = query_flag(request, "closed");
  wish.after = query(request, "after").value_or("");
  wish.limit = limit_of(request);
  return wish;
}

std::optional<calendar::Date> day_of(const Request& request) {
  const auto text = query(request, "on");
  if (!text) return std::nullopt;
  const auto day = calendar::parse_date(*text);
  if (!day) throw Problem(400, "the query 'on' is a day such as 2011-10-21, not '" + *text + "'");
  return day;
}

Answer find(service::Service& service, const Request request) {
  accept_query(request, {"action"});
  const auto id = query(request, "action");
  if (!id || id->empty()) throw Problem(400, "the query 'action' must name an action");
  const auto found = co_await service.find_action(*id);
  co_return answer(
      200, {{"action", model::to_string(found)}, {"plan", found.plan.str()}, {"id", found.id}});
}

/// The address of the page after `last`, as RFC 8288 has it.
std::string next_page(const Request& request, const std::string& last) {
  boost::urls::url url("/api/v1/actions");
  for (const auto& [name, value] : request.query) {
    if (name != "after") url.params().append({name, value});
  }
  url.params().append({"after", last});
  return "<" + std::string(url.buffer()) + ">; rel=\"next\"";
}

Answer list(service::Service& service, const Request request) {
  auto wish = list_query(request);
  const auto reader = reader_of(request, *service.directory());
  if (reader.limited()) wish.owner = reader.person;
  const auto found = co_await service.list(std::move(wish));
  auto reply = answer(200, to_json_for(reader, found));
  if (!found.next.empty()) reply.headers.emplace_back("Link", next_page(request, found.next));
  co_return reply;
}

Answer show(service::Service& service, const Request request) {
  accept_query(request, {});
  const auto detail = co_await shown_to_reader(service, request, action_of(request));
  const auto reader = reader_of(request, *detail.directory);
  const auto tag = tag_of(detail);
  auto reply = names(request.header("if-none-match"), tag)
                   ? Response{304, "", "", {}}
                   : answer(200, to_json_for(reader, detail));
  reply.headers.emplace_back("ETag", tag);
  co_return reply;
}

Answer differences(service::Service& service, const Request request) {
  accept_query(request, {});
  const auto found = co_await service.differences();
  co_return answer(200, to_json(found));
}

Answer waiting(service::Service& service, const Request request) {
  accept_query(request, {"decider"});
  std::optional<model::PersonId> decider;
  if (const auto person = query(request, "decider")) decider = model::PersonId(*person);
  const auto directory = service.directory();
  const auto reader = reader_of(request, *directory);
  if (reader.limited()) decider = reader.person;
  const auto found = co_await service.waiting(std::move(decider));
  co_return answer(200, to_json_for(reader, found, *directory));
}

Answer why(service::Service& service, const Request request) {
  accept_query(request, {"on"});
  const auto explained = co_await service.why(action_of(request), day_of(request));
  co_return answer(200, to_json(explained));
}

}  // namespace

void add_action_routes(Router& router, service::Service& service) {
  const auto bind = [&service](auto function) {
    return [&service, function](Request request) { return function(service, std::move(request)); };
  };
  add(router, model::Scope::read, "GET", "/api/v1/find", bind(find));
  add(router, model::Scope::read, "GET", "/api/v1/actions", bind(list), Readers::everybody);
  add(router, model::Scope::read, "GET", "/api/v1/plans/{plan}/actions/{id}", bind(show),
      Readers::everybody);
  add(router, model::Scope::read, "GET", "/api/v1/plans/{plan}/actions/{id}/why", bind(why));
  add(router, model::Scope::read, "GET", "/api/v1/waiting", bind(waiting), Readers::everybody);
  add(router, model::Scope::read, "GET", "/api/v1/differences", bind(differences));
}

}  // namespace dueward::web
