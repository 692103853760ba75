// SPDX-License-Identifier: MIT
#include "cli/commands.hpp"

#include <array>

#include "cli/command_list.hpp"

namespace dueward::cli {

std::span<const Command> commands() {
  static constexpr std::array table{
      &add_run,   &add_check, &add_simulate, &add_diff,    &add_plan,   &add_status,     &add_list,
      &add_show,  &add_why,   &add_do,       &add_reload,  &add_hold,   &add_resume,     &add_test,
      &add_token, &add_feed,  &add_link,     &add_plugins, &add_plugin, &add_completion,
  };
  return table;
}

}  // namespace dueward::cli
