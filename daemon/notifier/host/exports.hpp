// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dueward::notifier::host {

/// The names a shared object offers to others: defined, global or weak, in its dynamic symbol
/// table. Read from the file by its section headers; empty where it has none. The file must have
/// passed plugin_file_fault().
[[nodiscard]] std::vector<std::string> exported_symbols(const std::filesystem::path& file);

}  // namespace dueward::notifier::host
