// SPDX-License-Identifier: MIT
#pragma once

#include <boost/json/array.hpp>

#include "cli/context.hpp"

namespace dueward::cli {

/// Messages of an answer as a table with a heading; nothing where there are none.
void print_messages(Context& context, const boost::json::array& messages);

}  // namespace dueward::cli
