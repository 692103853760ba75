// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "config/configuration.hpp"
#include "config/diagnostic.hpp"
#include "delivery/templates.hpp"
#include "run/installed_plugins.hpp"

namespace dueward::run {

/// What a load found, templates included.
struct Checked {
  std::optional<config::Configuration> configuration;  ///< None where a file has an error.
  std::vector<config::Diagnostic> diagnostics;         ///< Those of templates last.
  std::shared_ptr<const InstalledPlugins> plugins;
  delivery::TemplatesPtr templates;  ///< None where there is no configuration.

  [[nodiscard]] bool sound() const { return !config::has_errors(diagnostics); }
};

/// Reads all that the service would read, with the plugins found at these places. Blocks; any
/// thread.
[[nodiscard]] Checked check_files(const std::filesystem::path& file, notifier::Places places,
                                  calendar::Date today);

}  // namespace dueward::run
