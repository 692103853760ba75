// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>

namespace dueward::config {

/// Where a service that runs with this configuration listens: service.socket, or its default. Reads
/// the one file and needs nothing else of it to be sound, so that a running service can be asked
/// what is wrong with it. Nothing where the file cannot be read, or its [service] cannot.
[[nodiscard]] std::optional<std::filesystem::path> control_socket(
    const std::filesystem::path& file);

}  // namespace dueward::config
