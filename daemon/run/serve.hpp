// SPDX-License-Identifier: MIT
#pragma once

#include "run/options.hpp"

namespace dueward::run {

/// Loads the configuration and runs the service until it is told to stop. What is wrong is printed
/// on standard error. Returns the exit status: 0 after an orderly stop, 1 where the store or the
/// socket could not be used, 78 where the configuration has faults.
[[nodiscard]] int serve(RunOptions options);

}  // namespace dueward::run
