// SPDX-License-Identifier: MIT
// Links in mails: that they open nothing any more, and others in their place.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "pages/words.hpp"
#include "web/api.hpp"
#include "web/links_in_words.hpp"
#include "web/problem.hpp"
#include "web/routes.hpp"

namespace dueward::web {

namespace {

namespace json = boost::json;
using Answer = boost::asio::awaitable<Response>;

service::FeedOf whose_links(const json::object& body) {
  if (body.size() != 1) throw Problem(422, "the body names either a 'person' or a 'plan'");
  service::FeedOf of;
  if (body.contains("person")) {
    of.person = model::PersonId(required_text(body, "person"));
  } else {
    of.plan = model::PlanId(required_text(body, "plan"));
  }
  return of;
}

std::string revoked_in_words(const service::FeedOf& of, const model::Directory& directory) {
  if (of.person.empty()) {
    return "The address of the calendar of " + of.plan.str() +
           " opens nothing any more; 'dueward feed --plan " + of.plan.str() +
           "' prints the new one.";
  }
  return "The links mailed to " + pages::name_of(directory, of.person) +
         " so far and their calendar feed open nothing any more, nor do links in a mail to them "
         "that was written and waits to be sent. New mails carry new links, and 'dueward link "
         "send " +
         of.person.str() + "' mails one now; 'dueward feed --for " + of.person.str() +
         "' prints the new address of the feed.";
}

Answer revoke(service::Service& service, const Request request) {
  accept_query(request, {});
  const auto of = whose_links(body_of(request, {"person", "plan"}));
  co_await service.revoke_links(of, actor_of(request));
  co_return answer(200, {{"text", revoked_in_words(of, *service.directory())}});
}

/// Nobody named: everybody.
std::optional<model::PersonId> whom(const json::object& body) {
  const auto* all = body.if_contains("all");
  const bool everybody = all != nullptr && all->is_bool() && all->get_bool();
  if (body.size() != 1 || (all != nullptr && !everybody))
    throw Problem(422, "the body has either a 'person', or 'all' with true");
  if (everybody) return std::nullopt;
  return model::PersonId(required_text(body, "person"));
}

json::array ids_of(const std::vector<model::PersonId>& people) {
  json::array ids;
  for (const auto& id : people)
    ids.emplace_back(id.str());
  return ids;
}

Answer send(service::Service& service, const Request request) {
  accept_query(request, {});
  const auto to = whom(body_of(request, {"person", "all"}));
  const auto sent = co_await service.send_links(to, actor_of(request));
  const auto directory = service.directory();
  const auto text = to ? in_words(sent, *to, *directory) : in_words(sent);
  co_return answer(200, {{"text", text},
                         {"sent", ids_of(sent.to)},
                         {"sent_before", ids_of(sent.before)},
                         {"nothing_open", sent.nothing_open},
                         {"without_address", ids_of(sent.without_address)},
                         {"held", sent.held}});
}

}  // namespace

void add_links_routes(Router& router, service::Service& service) {
  const auto bind = [&service](auto function) {
    return [&service, function](Request request) { return function(service, std::move(request)); };
  };
  using enum model::Scope;
  add(router, admin, "POST", "/api/v1/links/revoke", bind(revoke));
  add(router, admin, "POST", "/api/v1/links/send", bind(send));
}

}  // namespace dueward::web
