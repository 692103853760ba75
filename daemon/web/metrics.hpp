// SPDX-License-Identifier: MIT
/// The service in numbers, in Prometheus' text format 0.0.4. No label names a person or an action.
#pragma once

#include <string>

#include "service/service.hpp"
#include "web/router.hpp"

namespace dueward::web {

[[nodiscard]] std::string metrics_text(const service::Status& status);

///   GET /metrics   for Prometheus
///   GET /healthz   200 as long as the process answers
///   GET /readyz    200 as long as the store answers, else 503
void add_health_routes(Router& router, service::Service& service);

}  // namespace dueward::web
