// SPDX-License-Identifier: MIT
#include <array>
#include <cstdlib>

#include "cli/client.hpp"

namespace dueward::cli {

Client client_of(const Context& context) {
  return Client(context.socket.empty() ? "/run/dueward/dueward.sock" : context.socket);
}

}  // namespace dueward::cli
