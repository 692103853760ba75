// SPDX-License-Identifier: MIT
#include "web/api.hpp"

#include <algorithm>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "web/access.hpp"
#include "web/problem.hpp"

namespace dueward::web {

namespace json = boost::json;

namespace {

unsigned status_of(service::Refused::Kind kind) {
  switch (kind) {
    case service::Refused::Kind::not_found:
      return 404;
    case service::Refused::Kind::invalid:
      return 422;
    case service::Refused::Kind::forbidden:
      return 403;
    case service::Refused::Kind::outdated:
      return 412;
    case service::Refused::Kind::ambiguous:
    case service::Refused::Kind::conflict:
      break;
  }
  return 409;
}

unsigned status_of(store::StoreError::Kind kind) {
  switch (kind) {
    case store::StoreError::Kind::unavailable:
      return 503;
    case store::StoreError::Kind::full:
      return 507;
    case store::StoreError::Kind::refused:
      return 409;
    case store::StoreError::Kind::damaged:
      break;
  }
  return 500;
}

/// With what this person can do instead, and each field that does not fit.
Response not_allowed(const service::NotAllowed& refused) {
  json::object more;
  if (refused.kind() == service::Refused::Kind::conflict ||
      refused.kind() == service::Refused::Kind::forbidden) {
    json::array possible;
    for (auto verb : refused.possible())
      possible.emplace_back(to_string(verb));
    more["possible"] = std::move(possible);
  }
  if (!refused.faults().empty()) {
    json::array errors;
    for (const auto& fault : refused.faults())
      errors.emplace_back(json::object{{"field", fault.field}, {"detail", fault.text}});
    more["errors"] = std::move(errors);
  }
  return problem(status_of(refused.kind()), refused.what(), more);
}

void need_reader(const Request& request, Readers readers) {
  if (readers == Readers::everybody || !request.identity || !request.identity->limited) return;
  throw Problem(403,
                "this is for staff of the council: a partner's token opens the actions that "
                "are theirs, at /api/v1/actions and /api/v1/waiting");
}

bool contains(std::initializer_list<std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void add(Router& router, model::Scope scope, std::string method, std::string_view pattern,
         Handler handler, Readers readers) {
  router.add(std::move(method), pattern,
             [scope, readers,
              handler = std::move(handler)](Request request) -> boost::asio::awaitable<Response> {
               try {
                 need_scope(request, scope);
                 need_reader(request, readers);
                 co_return co_await handler(std::move(request));
               } catch (const service::NotAllowed& refused) {
                 co_return not_allowed(refused);
               } catch (const service::Refused& refused) {
                 co_return problem(status_of(refused.kind()), refused.what());
               } catch (const store::StoreError& fault) {
                 co_return problem(status_of(fault.kind()), fault.what());
               }
             });
}

Response answer(unsigned status, const json::object& body) {
  return {status, "application/json", json::serialize(body), {}};
}

void accept_query(const Request& request, std::initializer_list<std::string_view> names) {
  for (const auto& [name, value] : request.query) {
    if (!contains(names, name)) throw Problem(400, "the query '" + name + "' is not known here");
  }
}

std::optional<std::string> query(const Request& request, const std::string& name) {
  const auto found = request.query.find(name);
  if (found == request.query.end()) return std::nullopt;
  return found->second;
}

bool query_flag(const Request& request, const std::string& name) {
  const auto value = query(request, name);
  if (!value || *value == "false") return false;
  if (*value == "true") return true;
  throw Problem(400, "the query '" + name + "' is true or false, not '" + *value + "'");
}

json::object body_object(const Request& request) {
  if (request.body.empty()) return {};
  if (request.content_type.rfind("application/json", 0) != 0) {
    throw Problem(415, "the body must be application/json");
  }
  json::error_code error;
  const auto value = json::parse(request.body, error);
  if (error) throw Problem(400, "the body is not JSON: " + error.message());
  if (!value.is_object()) throw Problem(400, "the body must be a JSON object");
  return value.get_object();
}

json::object body_of(const Request& request, std::initializer_list<std::string_view> keys) {
  auto body = body_object(request);
  for (const auto& member : body) {
    if (contains(keys, member.key())) continue;
    throw Problem(422, "the key '" + std::string(member.key()) + "' is not known here");
  }
  return body;
}

std::string required_text(const json::object& body, std::string_view key) {
  const auto* value = body.if_contains(key);
  if (value == nullptr || !value->is_string() || value->get_string().empty()) {
    throw Problem(422, "'" + std::string(key) + "' must be a text and not empty");
  }
  return std::string(value->get_string());
}

store::Actor actor_of(const Request& request) {
  const auto& identity = request.identity.value();
  if (!identity.person.empty()) return {identity.person, identity.via};
  return {"uid " + std::to_string(request.peer.uid.value_or(0)), identity.via};
}

}  // namespace dueward::web
