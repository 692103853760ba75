// SPDX-License-Identifier: MIT
#include "cli/configuration.hpp"

#include <chrono>
#include <iostream>

#include "config/load.hpp"
#include "notifier/catalogue.hpp"

namespace dueward::cli {

namespace {

/// In no zone in particular: the zone stands in the file that is about to be read.
calendar::Date today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return calendar::Date(now.time_since_epoch());
}

config::Diagnostic to_diagnostic(const delivery::TemplateFault& fault) {
  config::Diagnostic diagnostic;
  diagnostic.file = fault.file;
  diagnostic.line = static_cast<std::uint32_t>(fault.line);
  diagnostic.code = "bad-template";
  diagnostic.message = fault.cause;
  return diagnostic;
}

}  // namespace

Checked check_configuration(const std::string& file) {
  Checked checked;
  checked.plugins =
      std::make_shared<const run::InstalledPlugins>(notifier::places_of_this_program());
  config::LoadOptions options;
  options.today = today();
  options.plugins = checked.plugins.get();
  auto loaded = config::load(file, options);
  checked.configuration = std::move(loaded.configuration);
  checked.diagnostics = std::move(loaded.diagnostics);
  if (!checked.configuration) return checked;

  std::vector<delivery::TemplateFault> faults;
  checked.templates =
      std::make_shared<const delivery::Templates>(checked.configuration->service.templates, faults);
  for (const auto& fault : faults)
    checked.diagnostics.push_back(to_diagnostic(fault));
  return checked;
}

Checked need_configuration(const std::string& file) {
  auto checked = check_configuration(file);
  if (checked.sound()) return checked;
  for (const auto& diagnostic : checked.diagnostics) {
    if (diagnostic.severity == config::Severity::error) {
      std::cerr << config::to_string(diagnostic) << '\n';
    }
  }
  throw Failure(Exit::config, "the configuration " + file +
                                  " cannot be used: mend the errors above; 'dueward check' "
                                  "finds them all");
}

}  // namespace dueward::cli
