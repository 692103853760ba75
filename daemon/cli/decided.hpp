// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "cli/context.hpp"
#include "store/store.hpp"

namespace dueward::cli {

/// What the running service stands by although the files it loaded say otherwise. Nothing where no
/// service runs, or none that answers soon: whoever asks about files must not depend on it.
[[nodiscard]] std::vector<store::Difference> decided_since(const Context& context);

}  // namespace dueward::cli
