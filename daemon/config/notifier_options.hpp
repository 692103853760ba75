// SPDX-License-Identifier: MIT
#pragma once

#include "config/draft.hpp"

namespace dueward::config {

/// The options of one notifier. `node` is their table where `present`, else the notifier's own, for
/// its place. Where `declared`, the plugin's declarations are known and everything is held against
/// them; otherwise only the shape is looked at.
[[nodiscard]] Options read_options(Draft& draft, const SourceFile& file, const Node& node,
                                   bool present, const NotifierSettings& settings, bool declared);

}  // namespace dueward::config
