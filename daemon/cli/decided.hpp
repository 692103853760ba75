// SPDX-License-Identifier: MIT
/// Where the files say something else than what people decided since they were loaded.
#pragma once

#include <vector>

#include <boost/json/array.hpp>

#include "cli/context.hpp"
#include "config/configuration.hpp"
#include "config/diagnostic.hpp"

namespace dueward::cli {

/// What the running service stands by although the files it loaded say otherwise, as /api/v1 has
/// it. Nothing where no service runs, or none that answers soon: whoever asks about files must not
/// depend on it.
[[nodiscard]] boost::json::array decided_since(const Context& context);

/// A warning for each of these fields in which the configuration differs from what was decided,
/// with its place in the files.
[[nodiscard]] std::vector<config::Diagnostic> decided_otherwise(
    const config::Configuration& configuration, const boost::json::array& decided);

}  // namespace dueward::cli
