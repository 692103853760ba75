// SPDX-License-Identifier: MIT
/// The configuration as subcommands that work on files alone see it.
#pragma once

#include <string>

#include "cli/context.hpp"
#include "run/checked.hpp"

namespace dueward::cli {

using run::Checked;

/// Loads as the service would, with the plugins of this installation.
[[nodiscard]] Checked check_configuration(const std::string& file);

/// The same for subcommands that need a sound one: otherwise its errors are printed on standard
/// error and the program ends with Exit::config.
[[nodiscard]] Checked need_configuration(const std::string& file);

}  // namespace dueward::cli
