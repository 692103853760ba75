// SPDX-License-Identifier: MIT
/// Answers of the service as JSON: the shapes of /api/v1.
///
/// Dates are "2011-11-19", moments "2011-10-21T08:00:00+01:00" in the service's zone. What does not
/// apply is null; persons are ids, with their names beside them under `…_name`.
#pragma once

#include <boost/json/fwd.hpp>

#include "service/service.hpp"

namespace dueward::web {

[[nodiscard]] boost::json::object to_json(const service::Status& status);
[[nodiscard]] boost::json::object to_json(const service::ActionList& list);
[[nodiscard]] boost::json::object to_json(const service::ActionDetail& detail);
[[nodiscard]] boost::json::object to_json(const std::vector<store::Difference>& differences);
[[nodiscard]] boost::json::object to_json(const std::vector<service::WaitingItem>& waiting,
                                          const model::Directory& directory);
[[nodiscard]] boost::json::object to_json(const service::Why& why);
[[nodiscard]] boost::json::object to_json(const service::Reloaded& reloaded);
[[nodiscard]] boost::json::object to_json(const service::Tested& tested);

/// Messages as they stand in an action.
[[nodiscard]] boost::json::array messages_json(const std::vector<store::MessageRecord>& messages,
                                               const model::Directory& directory);

}  // namespace dueward::web
