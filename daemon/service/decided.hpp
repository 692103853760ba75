// SPDX-License-Identifier: MIT
/// Where the files say something else than what people decided since they were loaded. Pure; any
/// thread.
#pragma once

#include <span>
#include <vector>

#include "config/configuration.hpp"
#include "config/diagnostic.hpp"
#include "store/store.hpp"

namespace dueward::service {

/// A warning for each of these fields in which the configuration differs from what was decided,
/// with its place in the files.
[[nodiscard]] std::vector<config::Diagnostic> decided_otherwise(
    const config::Configuration& configuration, std::span<const store::Difference> decided);

}  // namespace dueward::service
