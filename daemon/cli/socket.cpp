// SPDX-License-Identifier: MIT
#include "cli/client.hpp"
#include "config/control_socket.hpp"

namespace dueward::cli {

namespace {

/// The default: for people who may use the service but may not read its configuration.
constexpr auto usual_socket = "/var/lib/dueward/dueward.sock";

}  // namespace

Client client_of(const Context& context) {
  if (!context.socket.empty()) return Client(context.socket);
  return Client(config::control_socket(context.config_file).value_or(usual_socket));
}

}  // namespace dueward::cli
