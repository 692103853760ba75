// SPDX-License-Identifier: MIT
/// The subcommands: one function and one file each.
///
/// A function adds its subcommand to the parser and binds its options; the callback it gives sets
/// Context::run to what is to be done once the whole command line has been understood.
#pragma once

#include <span>

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace dueward::cli {

using Command = void (*)(CLI::App& app, Context& context);

/// In the order in which help lists them.
[[nodiscard]] std::span<const Command> commands();

}  // namespace dueward::cli
