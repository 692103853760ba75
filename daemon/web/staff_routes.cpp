// SPDX-License-Identifier: MIT
#include "pages/lists.hpp"
#include "pages/plan_page.hpp"
#include "service/facts.hpp"
#include "web/answer_form.hpp"
#include "web/page_routes.hpp"
#include "web/problem.hpp"
#include "web/visitor.hpp"

namespace dueward::web {
namespace {

using Answer = boost::asio::awaitable<Response>;

constexpr int days_ahead = 28;

pages::Viewer visitor(const Site& site, const Request& request) {
  return visitor_of(request, site.settings(), *site.service().directory());
}

/// Partners and bodies see what is open with them and nothing else.
pages::Viewer staff(const Site& site, const Request& request) {
  auto viewer = visitor(site, request);
  if (viewer.limited()) throw Problem(403, "this is for staff of the council: look at /mine");
  return viewer;
}

pages::Frame frame_of(const Site& site, const pages::Viewer& viewer) {
  auto frame = site.frame(false);
  frame.reading_only = !viewer.acts;
  frame.limited = viewer.limited();
  if (!viewer.person.empty())
    frame.reader = pages::name_of(*site.service().directory(), viewer.person);
  return frame;
}

/// The same for pages that tell whether sending is held.
boost::asio::awaitable<pages::Frame> frame_with_hold(const Site& site,
                                                     const pages::Viewer& viewer) {
  auto frame = frame_of(site, viewer);
  const auto status = co_await site.service().recent_status();
  if (status->hold) frame.held = status->hold->reason;
  co_return frame;
}

std::string staff_path(const model::ActionRef& ref, const model::PersonId& /*holder*/) {
  return pages::action_path(ref);
}

Answer plans(SitePtr site, const Request request) {
  const auto viewer = staff(*site, request);
  const auto frame = co_await frame_with_hold(*site, viewer);
  co_return site->show(200, "plans", pages::plans_page(*site->service().directory()), frame);
}

Answer open_with(SitePtr site, pages::Viewer reader, model::PersonId person) {
  if (site->service().directory()->person(person) == nullptr)
    throw Problem(404, "there is no person \"" + person.str() + "\"");
  const auto open = co_await site->pages().open_with(person);
  auto shown = reader;
  shown.person = person;
  co_return site->show(200, "person", pages::person_page(open, shown, staff_path),
                       frame_of(*site, reader));
}

Answer mine(SitePtr site, const Request request) {
  auto viewer = visitor(*site, request);
  if (viewer.person.empty()) throw Problem(401, "nobody has logged in");
  co_return co_await open_with(site, viewer, viewer.person);
}

Answer person(SitePtr site, const Request request) {
  auto viewer = staff(*site, request);
  co_return co_await open_with(site, viewer, model::PersonId(request.parameters.at("person")));
}

Answer plan(SitePtr site, const Request request) {
  const auto viewer = staff(*site, request);
  model::PlanId plan(request.parameters.at("plan"));
  const auto overview = co_await site->pages().plan_overview(std::move(plan));
  const auto waiting = co_await site->service().waiting(std::nullopt);
  const auto frame = co_await frame_with_hold(*site, viewer);
  co_return site->show(200, "plan", pages::plan_page(overview, waiting), frame);
}

Answer actions(SitePtr site, const Request request) {
  const auto viewer = staff(*site, request);
  const model::PlanId plan(request.parameters.at("plan"));
  service::ListQuery query;
  query.plan = plan;
  query.closed = true;
  if (const auto after = request.query.find("after"); after != request.query.end())
    query.after = plan.str() + "/" + after->second;
  const auto list = co_await site->service().list(std::move(query));
  co_return site->show(200, "actions", pages::actions_page(list, plan), frame_of(*site, viewer));
}

ActionPlace place_of(const Request& request, pages::Viewer viewer) {
  ActionPlace place;
  place.ref = {model::PlanId(request.parameters.at("plan")), request.parameters.at("id")};
  place.viewer = std::move(viewer);
  place.viewer.acts = place.viewer.acts && !place.viewer.body;
  place.path = pages::action_path(place.ref);
  place.back = place.viewer.limited() ? "/mine" : "/plans/" + place.ref.plan.str();
  place.back_text = place.viewer.limited() ? "All that is open with you" : "The plan";
  return place;
}

/// An action that is not there is none of theirs: what is said does not tell the two apart.
boost::asio::awaitable<bool> is_for(SitePtr site, model::ActionRef ref, model::PersonId person) {
  try {
    const auto view = co_await site->pages().view(std::move(ref), person);
    co_return service::concerns(view.detail, person);
  } catch (const service::Refused&) {
    co_return false;
  }
}

Answer one_action(SitePtr site, const Request request) {
  auto place = place_of(request, visitor(*site, request));
  const bool seen =
      !place.viewer.limited() || co_await is_for(site, place.ref, place.viewer.person);
  if (!seen) throw Problem(404, "nothing of yours is here: look at /mine");
  if (request.method == "POST") co_return co_await answer_form(site, std::move(place), request);
  co_return co_await action_page(site, std::move(place));
}

Answer messages(SitePtr site, const Request request) {
  const auto viewer = staff(*site, request);
  const auto ahead = co_await site->pages().ahead(days_ahead);
  const auto frame = co_await frame_with_hold(*site, viewer);
  co_return site->show(200, "messages", pages::messages_page(ahead), frame);
}

Answer deliveries(SitePtr site, const Request request) {
  const auto viewer = staff(*site, request);
  const auto all = co_await site->pages().deliveries();
  const auto frame = co_await frame_with_hold(*site, viewer);
  co_return site->show(200, "deliveries", pages::deliveries_page(all), frame);
}

}  // namespace

void add_staff_routes(Router& router, SitePtr site) {
  PageRoutes routes(router, std::move(site), false);
  routes.add("GET", "/", plans);
  routes.add("GET", "/mine", mine);
  routes.add("GET", "/plans/{plan}", plan);
  routes.add("GET", "/plans/{plan}/actions", actions);
  routes.add("GET", "/plans/{plan}/actions/{id}", one_action);
  routes.add("POST", "/plans/{plan}/actions/{id}", one_action);
  routes.add("GET", "/people/{person}", person);
  routes.add("GET", "/messages", messages);
  routes.add("GET", "/deliveries", deliveries);
}

}  // namespace dueward::web
