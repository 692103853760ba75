// SPDX-License-Identifier: MIT
/// The configuration as subcommands that work on files alone see it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "config/configuration.hpp"
#include "config/diagnostic.hpp"
#include "delivery/templates.hpp"
#include "run/installed_plugins.hpp"

namespace dueward::cli {

/// What a load found, templates included.
struct Checked {
  std::optional<config::Configuration> configuration;  ///< None where a file has an error.
  std::vector<config::Diagnostic> diagnostics;         ///< Those of templates last.
  std::shared_ptr<const run::InstalledPlugins> plugins;
  delivery::TemplatesPtr templates;  ///< None where there is no configuration.

  [[nodiscard]] bool sound() const { return !config::has_errors(diagnostics); }
};

/// Loads as the service would, with the plugins of this installation.
[[nodiscard]] Checked check_configuration(const std::string& file);

/// The same for subcommands that need a sound one: otherwise its errors are printed on standard
/// error and the program ends with Exit::config.
[[nodiscard]] Checked need_configuration(const std::string& file);

}  // namespace dueward::cli
