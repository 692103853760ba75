// SPDX-License-Identifier: MIT
#pragma once

#include "config/action_builder.hpp"
#include "config/draft.hpp"
#include "config/table_reader.hpp"

namespace dueward::config {

/// One [[actions]] table.
void read_action_table(Draft& draft, const Node& node, ActionBuilder& builder);

/// The rows of a CSV file, named relative to `file` at `named.place`.
void read_action_rows(Draft& draft, const SourceFile& file, const At<std::string>& named,
                      ActionBuilder& builder);

}  // namespace dueward::config
