// SPDX-License-Identifier: MIT
#include <boost/json/object.hpp>

#include "policy/lifecycle.hpp"
#include "secret/secret.hpp"
#include "web/access.hpp"
#include "web/api.hpp"
#include "web/entity_tag.hpp"
#include "web/json.hpp"
#include "web/json_answers.hpp"
#include "web/problem.hpp"
#include "web/reader.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace {

namespace json = boost::json;
using Answer = boost::asio::awaitable<Response>;

constexpr std::size_t most_key = 255;

model::ActionRef action_of(const Request& request) {
  return {model::PlanId(request.parameters.at("plan")), request.parameters.at("id")};
}

[[noreturn]] void unfit(std::string field, std::string text) {
  throw service::NotAllowed(service::Refused::Kind::invalid, "the body does not fit",
                            {{std::move(field), std::move(text)}}, {});
}

/// Nothing where `key` is missing or null: what cannot be taken back is not guessed at.
std::optional<std::string> text_of(const json::object& body, std::string_view key) {
  const auto* value = body.if_contains(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (!value->is_string()) unfit(std::string(key), "has to be a text");
  return std::string(value->get_string());
}

bool yes_of(const json::object& body, std::string_view key) {
  const auto* value = body.if_contains(key);
  if (value == nullptr || value->is_null()) return false;
  if (!value->is_bool()) unfit(std::string(key), "has to be true or false");
  return value->get_bool();
}

/// Who asks: the holder of the token, or on the Unix socket whom they name.
std::string asking(const Request& request, const json::object& body) {
  const auto& own = request.identity->person;
  const auto as = text_of(body, "as").value_or(own);
  if (as.empty()) unfit("as", "name the person who answers");
  if (!own.empty() && as != own) {
    throw service::Refused(service::Refused::Kind::forbidden,
                           "this token answers as " + own + " only");
  }
  return as;
}

/// Whose answer it is: whoever asks, or whom they record it for.
void sign(service::Wish& wish, const Request& request, const json::object& body) {
  const auto as = asking(request, body);
  const auto said_by = text_of(body, "for").value_or(as);
  wish.answer.by = model::PersonId(said_by);
  if (said_by != as) {
    need_scope(request, model::Scope::admin);
    wish.answer.recorded_by = model::PersonId(as);
  }
  if (const auto on = text_of(body, "on")) {
    wish.on = calendar::parse_date(*on);
    if (!wish.on) unfit("on", "has to be a day such as 2011-11-18");
  }
  wish.confirmed = yes_of(body, "confirmed");
}

/// Idempotency-Key and If-Match, where they are sent.
void take_conditions(service::Wish& wish, const Request& request) {
  const auto key = request.header("idempotency-key");
  if (key.size() > most_key)
    throw Problem(400, "the Idempotency-Key is longer than 255 characters");
  if (!key.empty()) {
    // Keys of one person are none of another's.
    wish.once = "api " + wish.answer.by.str() + " " + key;
    wish.fingerprint = secret::hex(secret::sha256(request.target + "\n" + request.body));
  }
  wish.if_version = matched_version(request.header("if-match"));
}

service::Wish wish_of(const Request& request, model::Verb verb, const json::object& body) {
  service::Wish wish;
  wish.action = action_of(request);
  wish.answer = answer_from(verb, body);
  // "SG-08" is an action of the same plan.
  auto& other = wish.answer.other;
  if (!other.id.empty() && other.plan.empty()) other.plan = wish.action.plan;
  sign(wish, request, body);
  take_conditions(wish, request);
  return wish;
}

store::Actor actor_for(const service::Wish& wish, const Request& request) {
  auto actor = actor_of(request);
  actor.who = (wish.answer.recorded_by.empty() ? wish.answer.by : wish.answer.recorded_by).str();
  return actor;
}

Answer answered(service::Service& service, service::Wish wish, const Request request) {
  const auto ref = wish.action;
  auto actor = actor_for(wish, request);
  const auto done = co_await service.answer(std::move(wish), std::move(actor));
  const auto detail = co_await service.show(ref);
  // What was answered may have made it somebody else's.
  const auto reader = reader_of(request, *detail.directory);
  auto object = may_see(reader, detail) ? to_json_for(reader, detail) : json::object();
  object["answer"] = done.number;
  auto reply = answer(200, object);
  reply.headers.emplace_back("ETag", tag_of(detail));
  co_return reply;
}

Answer do_verb(service::Service& service, const Request request) {
  accept_query(request, {});
  const auto verb = model::parse_verb(request.parameters.at("verb"));
  if (!verb) throw Problem(404, "there is no verb \"" + request.parameters.at("verb") + "\"");
  if (request.identity->limited) co_await shown_to_reader(service, request, action_of(request));
  auto wish = wish_of(request, *verb, body_object(request));
  co_return co_await answered(service, std::move(wish), request);
}

/// The n-th extension of an action is the answer of that number.
boost::asio::awaitable<int> request_of(service::Service& service, Request request,
                                       model::ActionRef ref, std::string n) {
  const auto detail = co_await shown_to_reader(service, request, ref);
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
  wish.answer.about =
      co_await request_of(service, request, wish.action, request.parameters.at("n"));
  co_return co_await answered(service, std::move(wish), request);
}

}  // namespace

void add_answer_routes(Router& router, service::Service& service) {
  const auto bind = [&service](auto function) {
    return [&service, function](Request request) { return function(service, std::move(request)); };
  };
  const std::string action = "/api/v1/plans/{plan}/actions/{id}";
  add(router, model::Scope::act, "POST", action + "/{verb}", bind(do_verb), Readers::everybody);
  add(router, model::Scope::act, "POST", action + "/extensions/{n}/approve",
      bind(decide_extension<model::Verb::approve>), Readers::everybody);
  add(router, model::Scope::act, "POST", action + "/extensions/{n}/refuse",
      bind(decide_extension<model::Verb::refuse>), Readers::everybody);
}

}  // namespace dueward::web
