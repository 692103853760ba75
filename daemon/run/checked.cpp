// SPDX-License-Identifier: MIT
#include "run/checked.hpp"

#include <utility>

#include "config/load.hpp"

namespace dueward::run {
namespace {

config::Diagnostic to_diagnostic(const delivery::TemplateFault& fault) {
  config::Diagnostic diagnostic;
  diagnostic.file = fault.file;
  diagnostic.line = static_cast<std::uint32_t>(fault.line);
  diagnostic.code = "bad-template";
  diagnostic.message = fault.cause;
  return diagnostic;
}

}  // namespace

Checked check_files(const std::filesystem::path& file, notifier::Places places,
                    calendar::Date today) {
  Checked checked;
  checked.plugins = std::make_shared<const InstalledPlugins>(std::move(places));
  config::LoadOptions options;
  options.today = today;
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

}  // namespace dueward::run
