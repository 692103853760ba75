// SPDX-License-Identifier: MIT
/// The style sheet of the pages as the build left it (daemon/pages/style).
#pragma once

#include <string_view>

namespace dueward::pages {

/// UTF-8. What the configuration says of colours goes in front of it; own.css tells which rules
/// those are. From any thread.
[[nodiscard]] std::string_view builtin_style_sheet();

}  // namespace dueward::pages
