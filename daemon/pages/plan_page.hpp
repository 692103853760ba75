// SPDX-License-Identifier: MIT
#pragma once

#include <boost/json/object.hpp>

#include "service/page_service.hpp"

namespace dueward::pages {

/// For the page "plan": exceptions first, then how far it has come, by service and timescale, each
/// picture with its numbers in a table.
[[nodiscard]] boost::json::object plan_page(const service::PlanOverview& overview);

}  // namespace dueward::pages
