// SPDX-License-Identifier: MIT
/// Where a plugin's file is, and whether it may be trusted enough to be loaded. Looks at names,
/// owners, permissions and the ELF header; loads nothing.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueward::notifier {

/// A file, or why there is none; exactly one of the two is empty.
struct PluginFile {
  std::filesystem::path path;
  std::string refused;  ///< A sentence: the object, the cause, what to do.
};

/// NAME.so in exactly one of the folders. The name may hold [a-z0-9_-] only.
[[nodiscard]] PluginFile find_plugin_file(std::span<const std::filesystem::path> folders,
                                          std::string_view name);

/// The names of all *.so in the folders, in order, each once.
[[nodiscard]] std::vector<std::string> plugin_names(std::span<const std::filesystem::path> folders);

/// Why the file may not be loaded; nothing where it may: it is a regular file, or a link to one in
/// the same folder; file and folder belong to root or to the own user and no one else can write to
/// them; it is a shared object for this machine.
[[nodiscard]] std::optional<std::string> plugin_file_fault(const std::filesystem::path& file);

}  // namespace dueward::notifier
