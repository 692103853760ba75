// SPDX-License-Identifier: MIT
/// JSON for the output of subcommands.
#pragma once

#include <boost/json/fwd.hpp>

#include "cli/output.hpp"

namespace dueward::cli {

/// One value and a line feed.
void print_json(Output& out, const boost::json::value& value);

}  // namespace dueward::cli
