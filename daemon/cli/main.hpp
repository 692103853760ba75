// SPDX-License-Identifier: MIT
#pragma once

namespace dueward::cli {

/// The whole program: understands the command line, runs the subcommand it names, reports what went
/// wrong on standard error. Returns the exit status.
[[nodiscard]] int main(int argc, char** argv);

}  // namespace dueward::cli
