// SPDX-License-Identifier: MIT
#include "web/routes.hpp"

#include <memory>

#include "web/access.hpp"
#include "web/feed.hpp"
#include "web/metrics.hpp"
#include "web/page_routes.hpp"

namespace dueward::web {

Router api(service::Service& service, service::PageService& pages) {
  Router router;
  add_control_routes(router, service);
  add_action_routes(router, service);
  add_answer_routes(router, service);
  add_overview_routes(router, pages);
  add_file_routes(router, service);
  add_token_routes(router, service);
  add_address_routes(router, service);
  add_links_routes(router, service);
  add_document_routes(router);
  return router;
}

Handler guarded_api(service::Service& service, service::PageService& pages) {
  auto router = std::make_shared<const Router>(api(service, pages));
  return with_identity(service,
                       [router](Request request) { return router->answer(std::move(request)); });
}

namespace {

/// A person gets a page where there is nothing, a program a document.
boost::asio::awaitable<Response> with_page(std::shared_ptr<const Router> router, SitePtr site,
                                           Request request) {
  const bool person = request.header("accept").find("text/html") != std::string::npos;
  const bool by_link = request.target.starts_with("/link/");
  auto answer = co_await router->answer(std::move(request));
  if (!person || answer.content_type != "application/problem+json") co_return answer;
  const auto frame = site->frame(by_link);
  const bool ours = answer.status >= 500;
  auto page =
      ours
          ? site->fault(answer.status, "Something went wrong",
                        "The service could not answer; its log tells why.",
                        "Nothing was recorded. Try again, or tell whoever keeps the plan.", frame)
          : site->fault(answer.status, "There is nothing at this address",
                        "Look whether the address is whole, and as it was sent to you.", "", frame);
  co_return page;
}

}  // namespace

Handler network_site(service::Service& service, service::PageService& pages, SettingsNow settings) {
  auto router = std::make_shared<Router>();
  auto site = std::make_shared<Site>(service, pages, std::move(settings));
  add_link_routes(*router, site);
  add_staff_routes(*router, site);
  add_health_routes(*router, service);
  add_feed_routes(*router, service);
  return [api = guarded_api(service, pages), router, site](Request request) {
    const bool of_api = request.target.starts_with("/api/");
    return of_api ? api(std::move(request)) : with_page(router, site, std::move(request));
  };
}

}  // namespace dueward::web
