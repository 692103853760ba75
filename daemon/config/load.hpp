// SPDX-License-Identifier: MIT
/// From files to a Configuration, with every fault found in one run.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "calendar/date.hpp"
#include "config/configuration.hpp"
#include "config/diagnostic.hpp"
#include "config/plugin_catalogue.hpp"

namespace dueward::config {

struct LoadOptions {
  /// Today, for the warnings about dates that lie in the past or far ahead; none: not looked at.
  std::optional<calendar::Date> today;
  /// Validates plugins, options and addresses; nullptr: only their shape is looked at. Not kept.
  const PluginCatalogue* plugins = nullptr;
};

struct Loaded {
  std::optional<Configuration> configuration;  ///< None where there is an error.
  std::vector<Diagnostic> diagnostics;         ///< By file in order of reading, line and column.
};

/// Reads the file and all it includes. Never throws for what stands in the files or for files that
/// cannot be read; std::bad_alloc passes. Blocks on the file system. Thread-safe.
[[nodiscard]] Loaded load(const std::filesystem::path& file, const LoadOptions& options = {});

}  // namespace dueward::config
