// SPDX-License-Identifier: MIT
/// What pages show of plans and messages as a whole, as JSON: shapes of /api/v1 (json.hpp).
#pragma once

#include <boost/json/fwd.hpp>

#include "service/overview.hpp"

namespace dueward::web {

[[nodiscard]] boost::json::object to_json(const service::PlanOverview& overview);
[[nodiscard]] boost::json::object to_json(const service::Ahead& ahead);
[[nodiscard]] boost::json::object to_json(const service::Deliveries& deliveries);

}  // namespace dueward::web
