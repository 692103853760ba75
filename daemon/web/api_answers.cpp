// SPDX-License-Identifier: MIT
#include <boost/json/object.hpp>

#include "policy/lifecycle.hpp"
#include "web/api.hpp"
#include "web/json.hpp"
#include "web/json_answers.hpp"
#include "web/problem.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace {

namespace json = boost::json;
using Answer = boost::asio::awaitable<Response>;

model::ActionRef action_of(const Request& request) {
  return {model::PlanId(request.parameters.at("plan")), request.parameters.at("id")};
}

std::optional<std::string> text_of(const json::object& body, std::string_view key) {
  const auto* value = body.if_contains(key);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string(value->get_string());
}

[[noreturn]] void unfit(std::string field, std::string text) {
  throw service::NotAllowed(service::Refused::Kind::invalid, "the body does not fit",
                            {{std::move(field), std::move(text)}}, {});
}

/// Whose answer it is: whoever asks, or whom they record it for.
void sign(service::Wish& wish, const json::object& body) {
  const auto as = text_of(body, "as");
  if (!as || as->empty()) unfit("as", "name the person who answers");
  const auto said_by = text_of(body, "for");
  wish.answer.by = model::PersonId(said_by.value_or(*as));
  if (said_by && *said_by != *as) wish.answer.recorded_by = model::PersonId(*as);
  if (const auto on = text_of(body, "on")) {
    wish.on = calendar::parse_date(*on);
    if (!wish.on) unfit("on", "has to be a day such as 2011-11-18");
  }
  const auto* confirmed = body.if_contains("confirmed");
  wish.confirmed = confirmed != nullptr && confirmed->is_bool() && confirmed->get_bool();
}

service::Wish wish_of(const Request& request, model::Verb verb, const json::object& body) {
  service::Wish wish;
  wish.action = action_of(request);
  wish.answer = answer_from(verb, body);
  // "SG-08" is an action of the same plan.
  auto& other = wish.answer.other;
  if (!other.id.empty() && other.plan.empty()) other.plan = wish.action.plan;
  sign(wish, body);
  return wish;
}

Answer answered(service::Service& service, service::Wish wish, store::Actor actor) {
  const auto ref = wish.action;
  const auto done = co_await service.answer(std::move(wish), std::move(actor));
  const auto detail = co_await service.show(ref);
  auto object = to_json(detail);
  object["answer"] = done.number;
  co_return answer(200, object);
}

store::Actor actor_for(const service::Wish& wish, const Request& request) {
  auto actor = actor_of(request);
  actor.who = (wish.answer.recorded_by.empty() ? wish.answer.by : wish.answer.recorded_by).str();
  return actor;
}

Answer do_verb(service::Service& service, const Request request) {
  accept_query(request, {});
  const auto verb = model::parse_verb(request.parameters.at("verb"));
  if (!verb) throw Problem(404, "there is no verb \"" + request.parameters.at("verb") + "\"");
  auto wish = wish_of(request, *verb, body_object(request));
  auto actor = actor_for(wish, request);
  co_return co_await answered(service, std::move(wish), std::move(actor));
}

/// The n-th extension of an action is the answer of that number.
boost::asio::awaitable<int> request_of(service::Service& service, model::ActionRef ref,
                                       std::string n) {
  const auto detail = co_await service.show(ref);
  const auto life = policy::lifecycle_of(detail.record.action, detail.record.state.answers,
                                         detail.directory->zone);
  for (const auto& extension : life.extensions) {
    if (std::to_string(extension.number) == n) co_return extension.asked->number;
  }
  throw Problem(404, to_string(ref) + " has no extension " + n);
}

template <model::Verb verb>
Answer decide_extension(service::Service& service, const Request request) {
  accept_query(request, {});
  auto wish = wish_of(request, verb, body_object(request));
  auto actor = actor_for(wish, request);
  wish.answer.about = co_await request_of(service, wish.action, request.parameters.at("n"));
  co_return co_await answered(service, std::move(wish), std::move(actor));
}

}  // namespace

void add_answer_routes(Router& router, service::Service& service) {
  const auto bind = [&service](auto function) {
    return [&service, function](Request request) { return function(service, std::move(request)); };
  };
  const std::string action = "/api/v1/plans/{plan}/actions/{id}";
  add(router, "POST", action + "/{verb}", bind(do_verb));
  add(router, "POST", action + "/extensions/{n}/approve",
      bind(decide_extension<model::Verb::approve>));
  add(router, "POST", action + "/extensions/{n}/refuse",
      bind(decide_extension<model::Verb::refuse>));
}

}  // namespace dueward::web
