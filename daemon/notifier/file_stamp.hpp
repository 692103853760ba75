// SPDX-License-Identifier: MIT
/// Whether a file is still the one it was, told without reading it: what a secret holds is for the
/// plugin's process alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "notifier/options.hpp"

namespace dueward::notifier {

/// Another one where the file was replaced, written, or given other rights.
struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t size = 0;
  std::int64_t written = 0;  ///< Nanoseconds since 1970.
  std::int64_t changed = 0;  ///< The same, of its rights and names too.

  bool operator==(const FileStamp&) const = default;
};

/// Of the regular file at this path, or behind the link there; nothing where there is none.
[[nodiscard]] std::optional<FileStamp> stamp_of(const std::filesystem::path& file);

/// Those of the files that the values name, secrets included, in their order.
[[nodiscard]] std::vector<std::optional<FileStamp>> stamps_of(
    const PluginDescription& plugin, const std::vector<OptionValue>& values);

}  // namespace dueward::notifier
