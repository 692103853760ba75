// SPDX-License-Identifier: MIT
/// Pages that list: plans, actions, what is open with somebody, what will go and what went.
#pragma once

#include <functional>
#include <string>

#include <boost/json/object.hpp>

#include "pages/words.hpp"
#include "service/page_service.hpp"

namespace dueward::pages {

/// One action in a list, with its page below the public address.
[[nodiscard]] boost::json::object action_line(const service::ActionLine& line,
                                              const model::Directory& directory,
                                              const Viewer& viewer);

/// "Check that it is done": what is to be decided about an answer of this verb.
[[nodiscard]] std::string what_waits(model::Verb verb);

/// Where the page of an action stands, for whoever reads the list.
using PathOf = std::function<std::string(const model::ActionRef&, const model::PersonId& holder)>;

/// For the page "person": what is open with the viewer's person, as the viewer may see it.
[[nodiscard]] boost::json::object person_page(const service::OpenWith& open, const Viewer& viewer,
                                              const PathOf& path_of);

// What follows is for staff alone: it names everybody.

/// For the page "plans".
[[nodiscard]] boost::json::object plans_page(const model::Directory& directory);

/// For the page "actions": one page of a plan's actions.
[[nodiscard]] boost::json::object actions_page(const service::ActionList& list,
                                               const model::PlanId& plan);

/// For the page "messages".
[[nodiscard]] boost::json::object messages_page(const service::Ahead& ahead);

/// For the page "deliveries".
[[nodiscard]] boost::json::object deliveries_page(const service::Deliveries& deliveries);

/// For the page "accessibility", which anybody can open: a number to ring, and no name.
[[nodiscard]] boost::json::object accessibility_page(const model::Directory& directory);

}  // namespace dueward::pages
