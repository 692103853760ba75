// SPDX-License-Identifier: MIT
#include <chrono>

#include "pages/lists.hpp"
#include "web/answer_form.hpp"
#include "web/page_routes.hpp"
#include "web/problem.hpp"

namespace dueward::web {
namespace {

using Answer = boost::asio::awaitable<Response>;

service::LinkPath path_of(const Request& request) {
  const auto& given = request.parameters;
  service::LinkPath path{model::PersonId(given.at("person")), std::nullopt, given.at("expires"),
                         given.at("signature")};
  if (const auto plan = given.find("plan"); plan != given.end())
    path.action = {model::PlanId(plan->second), given.at("id")};
  return path;
}

/// The same for every reason: an address tells nothing.
Response dead(Site& site, const Request& request) {
  const auto frame = site.frame(true);
  if (!site.throttle().mistake(request.peer.address, std::chrono::steady_clock::now())) {
    auto answer = site.fault(429, "Too many attempts", "Wait a minute, and try again.", "", frame);
    answer.headers.emplace_back("Retry-After", "60");
    return answer;
  }
  return site.fault(
      404, "This link does not work any more",
      "It may have expired, the action may have gone to somebody else, or a part of the link may "
      "be missing.",
      "Use the link in the newest mail about it, or tell whoever keeps the plan.", frame);
}

/// Nothing outside the signature is taken.
bool is_bare(const Request& request) {
  return request.query.empty();
}

ActionPlace place_of(const Request& request, const Site& site, service::MailLink link) {
  ActionPlace place;
  const auto directory = site.service().directory();
  place.ref = link.action.value();
  place.viewer = pages::viewer_of(*directory, link.person);
  // Many may read what is sent to a body.
  place.viewer.acts = !place.viewer.body;
  place.path = request.target;
  place.link = std::move(link);
  return place;
}

Answer all_open(SitePtr site, const Request request) {
  auto path = path_of(request);
  const auto link = co_await site->pages().open_link(std::move(path));
  if (!link || !is_bare(request)) co_return dead(*site, request);
  const auto open = co_await site->pages().open_with(link->person);
  const auto to = [&](const model::ActionRef& ref, const model::PersonId& holder) {
    auto one = *link;
    one.action = ref;
    return site->pages().link_path(one, holder);
  };
  const auto frame = site->frame(true);
  const auto viewer = pages::viewer_of(*open.directory, link->person);
  co_return site->show(200, "person", pages::person_page(open, viewer, to), frame);
}

/// To a form that was sent twice, whose first half ended its own link.
Response recorded_before(const Site& site, const std::string& id) {
  return site.fault(200, "Recorded", "Your answer about " + id + " was recorded.",
                    "This link does not open the action any more. The receipt that went to you by "
                    "mail has one that does, while it is your business.",
                    site.frame(true));
}

Answer one_action(SitePtr site, const Request request) {
  const auto path = path_of(request);
  auto link = co_await site->pages().open_link(path);
  if (!link && is_bare(request) && request.method == "POST") {
    const bool before = co_await was_recorded(site, path.action.value(), path.person, request);
    if (before) co_return recorded_before(*site, path.action->id);
  }
  if (!link || !is_bare(request)) co_return dead(*site, request);
  auto place = place_of(request, *site, *std::move(link));
  if (request.method == "POST") co_return co_await answer_form(site, std::move(place), request);
  co_return co_await action_page(site, std::move(place));
}

Answer style_sheet(SitePtr site, const Request) {
  co_return Response{200,
                     "text/css; charset=utf-8",
                     site->style_sheet(),
                     {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

Answer accessibility(SitePtr site, const Request) {
  const auto frame = site->frame(true);
  co_return site->show(200, "accessibility",
                       pages::accessibility_page(*site->service().directory()), frame);
}

}  // namespace

void add_link_routes(Router& router, SitePtr site) {
  PageRoutes routes(router, std::move(site), true);
  routes.add("GET", "/link/assets/{name}", style_sheet);
  routes.add("GET", "/link/accessibility", accessibility);
  routes.add("GET", "/link/{person}/{expires}/{signature}", all_open);
  const std::string action = "/link/{person}/{plan}/{id}/{expires}/{signature}";
  routes.add("GET", action, one_action);
  routes.add("POST", action, one_action);
}

}  // namespace dueward::web
