// SPDX-License-Identifier: MIT
#include "cli/client.hpp"
#include "config/control_socket.hpp"

namespace dueward::cli {

namespace {

/// Where the installed configuration has it: for people who may use the service but may not read
/// its configuration.
constexpr auto installed_socket = "/run/dueward/dueward.sock";

}  // namespace

Client client_of(const Context& context) {
  if (!context.socket.empty()) return Client(context.socket);
  return Client(config::control_socket(context.config_file).value_or(installed_socket));
}

}  // namespace dueward::cli
