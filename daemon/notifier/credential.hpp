// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace dueward::notifier {

/// Where systemd puts the credential of this name, whether or not it is there; empty where it gives
/// this process none, or where the name is a path.
[[nodiscard]] std::filesystem::path credential_path(const std::string& name);

}  // namespace dueward::notifier
