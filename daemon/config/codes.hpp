// SPDX-License-Identifier: MIT
/// The stable words for what a load can find: for scripts that read `check --format json`.
#pragma once

#include <span>
#include <string_view>

#include "config/diagnostic.hpp"

namespace dueward::config {

struct Code {
  std::string_view name;
  Severity severity;
  std::string_view meaning;  ///< One sentence.
};

/// All of them, in order of name. A code keeps its meaning for ever.
[[nodiscard]] std::span<const Code> codes();

/// nullptr for a word that is no code.
[[nodiscard]] const Code* find_code(std::string_view name);

}  // namespace dueward::config
