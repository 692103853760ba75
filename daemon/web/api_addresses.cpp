// SPDX-License-Identifier: MIT
#include <boost/json/object.hpp>

#include "web/api.hpp"
#include "web/problem.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace {

namespace json = boost::json;
using Answer = boost::asio::awaitable<Response>;

/// The path only: who asks knows at which address the service is seen.
Answer feed_path(service::Service& service, const Request request) {
  accept_query(request, {"person", "plan"});
  service::FeedOf of;
  if (const auto person = query(request, "person")) of.person = model::PersonId(*person);
  if (const auto plan = query(request, "plan")) of.plan = model::PlanId(*plan);
  if (of.person.empty() == of.plan.empty()) {
    throw Problem(400, "the query names either a person or a plan");
  }
  auto path = co_await service.feed_path(std::move(of));
  co_return answer(200, {{"path", path}});
}

service::OldKey old_key(const json::object& body) {
  const auto* now = body.if_contains("now");
  if (now == nullptr) return service::OldKey::stays;
  if (!now->is_bool()) throw Problem(422, "'now' has to be true or false");
  return now->get_bool() ? service::OldKey::dies : service::OldKey::stays;
}

std::string in_words(service::OldKey old) {
  if (old == service::OldKey::dies) {
    return "There is a new key. Links in mails and addresses of calendars given out until now open "
           "nothing any more, nor do links in mails that were written and wait to be sent. New "
           "mails carry new links, and 'dueward link send --all' mails everybody one now; 'dueward "
           "feed' prints the new address of each calendar.";
  }
  return "There is a new key. Addresses given out until now go on working until the key is changed "
         "once more, and stop then; those from before the last change have stopped now.";
}

Answer new_key(service::Service& service, const Request request) {
  const auto old = old_key(body_of(request, {"now"}));
  co_await service.change_signing_key(old, actor_of(request));
  co_return answer(200, {{"text", in_words(old)}});
}

}  // namespace

void add_address_routes(Router& router, service::Service& service) {
  const auto bind = [&service](auto function) {
    return [&service, function](Request request) { return function(service, std::move(request)); };
  };
  using enum model::Scope;
  add(router, admin, "GET", "/api/v1/feed", bind(feed_path));
  add(router, admin, "POST", "/api/v1/feed/key", bind(new_key));
}

}  // namespace dueward::web
