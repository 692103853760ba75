// SPDX-License-Identifier: MIT
/// The proofs of `dueward plugin check`, each run in a process of its own that may well crash or
/// hang: then the proof has failed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notifier/options.hpp"

namespace dueward::notifier::host {

/// What is wrong, as a sentence; nothing where the proof holds. Options that are required and not
/// among `values` are made up, paths of theirs lie in `folder`. Throws PluginRefused where the
/// plugin cannot even be loaded.
[[nodiscard]] std::optional<std::string> prove(std::string_view proof,
                                               const std::filesystem::path& file,
                                               const std::filesystem::path& folder,
                                               std::vector<OptionValue> values);

}  // namespace dueward::notifier::host
