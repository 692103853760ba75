// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "service/service.hpp"

namespace dueward::service {

/// plans/ID.toml as it stands: with all actions that are in the files, and what people decided over
/// them. Of a plan that the directory has. Loop thread, in parts; the store outlives it.
Await<std::string> plan_file(store::Store& store, model::DirectoryPtr directory, model::PlanId id);

}  // namespace dueward::service
