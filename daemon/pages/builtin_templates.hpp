// SPDX-License-Identifier: MIT
/// The texts of daemon/pages/templates, compiled into the program; the source is written by the
/// build.
#pragma once

#include <span>
#include <string_view>

namespace dueward::pages {

struct BuiltinTemplate {
  std::string_view name;
  std::string_view text;
};

[[nodiscard]] std::span<const BuiltinTemplate> builtin_templates();

}  // namespace dueward::pages
