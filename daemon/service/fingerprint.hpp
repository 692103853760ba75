// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include "config/configuration.hpp"

namespace dueward::service {

/// What every action's dates and recipients depend on beside the action itself, each as a short
/// text that changes when the thing does: where one differs from the last load, all actions are
/// looked at again. Not a secret and not a proof: a 64-bit FNV-1a sum.
[[nodiscard]] std::map<std::string, std::string> fingerprints(
    const config::Configuration& configuration);

}  // namespace dueward::service
