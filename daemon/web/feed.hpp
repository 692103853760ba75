// SPDX-License-Identifier: MIT
#pragma once

#include "service/service.hpp"
#include "web/router.hpp"

namespace dueward::web {

///   GET /link/feed/person/{id}/{signature}   a calendar, for whoever knows its address
///   GET /link/feed/plan/{id}/{signature}
void add_feed_routes(Router& router, service::Service& service);

}  // namespace dueward::web
