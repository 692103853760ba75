// SPDX-License-Identifier: MIT
/// Where a webhook may go. A URL comes from a file that many people write; behind it may stand a
/// name that leads into our own network. So the address is judged that is really connected, not the
/// name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "webhook/network.hpp"

namespace dueward::webhook {

/// Immutable after construction; any thread.
class AddressRules {
 public:
  explicit AddressRules(std::vector<Network> allowed) : allowed_(std::move(allowed)) {}

  /// Why nobody may connect there, as a clause for the log; nothing where all is well. Metadata
  /// services of clouds and link-local addresses: never. Else whatever `allowed` names, and what is
  /// globally reachable (IANA's special-purpose registries) and not an address of this machine.
  [[nodiscard]] std::optional<std::string> objection(const Address& address) const;

 private:
  std::vector<Network> allowed_;
};

}  // namespace dueward::webhook
