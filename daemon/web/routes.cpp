// SPDX-License-Identifier: MIT
#include "web/routes.hpp"

#include <memory>

#include "web/access.hpp"
#include "web/feed.hpp"
#include "web/metrics.hpp"

namespace dueward::web {

Router api(service::Service& service) {
  Router router;
  add_control_routes(router, service);
  add_action_routes(router, service);
  add_answer_routes(router, service);
  add_file_routes(router, service);
  add_token_routes(router, service);
  add_document_routes(router);
  return router;
}

Handler guarded_api(service::Service& service) {
  auto router = std::make_shared<const Router>(api(service));
  return with_identity(service,
                       [router](Request request) { return router->answer(std::move(request)); });
}

Handler network_site(service::Service& service) {
  auto router = std::make_shared<Router>();
  add_health_routes(*router, service);
  add_feed_routes(*router, service);
  return [api = guarded_api(service), router](Request request) {
    const bool of_api = request.target.starts_with("/api/");
    return of_api ? api(std::move(request)) : router->answer(std::move(request));
  };
}

}  // namespace dueward::web
