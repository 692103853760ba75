// SPDX-License-Identifier: MIT
#pragma once

#include <boost/json/object.hpp>

#include "service/page_service.hpp"

namespace dueward::pages {

/// For the page "plan": exceptions and what waits first, then how far it has come, by service and
/// timescale, each picture with its numbers in a table. `waiting`: decisions of any plan; those of
/// this one are shown.
[[nodiscard]] boost::json::object plan_page(const service::PlanOverview& overview,
                                            const std::vector<service::WaitingItem>& waiting);

}  // namespace dueward::pages
