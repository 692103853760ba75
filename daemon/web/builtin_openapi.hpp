// SPDX-License-Identifier: MIT
/// openapi.json, compiled into the program; the source is written by the build.
#pragma once

#include <string_view>

namespace dueward::web {

[[nodiscard]] std::string_view builtin_openapi();

}  // namespace dueward::web
