// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "notifier/options.hpp"

namespace dueward::notifier::host {

/// The options as the plugin gets them: defaults added, paths absolute, secret files read. Throws
/// PluginRefused where an option is at fault or a secret cannot be had; the text names the file and
/// never holds the secret.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> resolve_values(
    const PluginDescription& plugin, const std::vector<OptionValue>& values);

/// The same without reading a file: secrets are empty. For the plugin's own check of its options.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> resolve_without_secrets(
    const PluginDescription& plugin, const std::vector<OptionValue>& values);

}  // namespace dueward::notifier::host
