// SPDX-License-Identifier: MIT
#include "web/routes.hpp"

namespace dueward::web {

Router api(service::Service& service) {
  Router router;
  add_control_routes(router, service);
  add_action_routes(router, service);
  add_answer_routes(router, service);
  return router;
}

}  // namespace dueward::web
