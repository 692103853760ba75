// SPDX-License-Identifier: MIT
#include "cli/commands.hpp"

namespace dueward::cli {

std::span<const Command> commands() {
  return {};
}

}  // namespace dueward::cli
