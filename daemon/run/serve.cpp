// SPDX-License-Identifier: MIT
#include "run/serve.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <utility>

#include <spdlog/spdlog.h>

#include "clock/real.hpp"
#include "config/load.hpp"
#include "run/application.hpp"

namespace dueward::run {
namespace {

constexpr int failed = 1;
constexpr int unusable_configuration = 78;  // EX_CONFIG of sysexits.h

void print(const std::vector<config::Diagnostic>& diagnostics) {
  for (const auto& diagnostic : diagnostics) {
    if (diagnostic.severity == config::Severity::error) {
      spdlog::error("{}", config::to_string(diagnostic));
    } else {
      spdlog::warn("{}", config::to_string(diagnostic));
    }
  }
}

/// Today as far as it matters for warnings about dates: the zone is not known before the files are
/// read.
calendar::Date today_of(const RunOptions& options) {
  if (options.simulated) return options.simulated->from;
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return calendar::Date(now.time_since_epoch());
}

}  // namespace

int serve(RunOptions options) {
  auto plugins = std::make_shared<InstalledPlugins>(options.places);
  config::LoadOptions load_options;
  load_options.today = today_of(options);
  load_options.plugins = plugins.get();
  auto loaded = config::load(options.config, load_options);
  print(loaded.diagnostics);
  if (!loaded.configuration) return unusable_configuration;

  auto& configuration = *loaded.configuration;
  std::vector<delivery::TemplateFault> faults;
  auto templates =
      std::make_shared<const delivery::Templates>(configuration.service.templates, faults);
  for (const auto& fault : faults)
    spdlog::error("{}", delivery::to_string(fault));
  if (!faults.empty()) return unusable_configuration;

  try {
    std::filesystem::create_directories(configuration.service.state);
    Application application(std::move(options), std::move(plugins), std::move(configuration),
                            std::move(templates));
    return application.run();
  } catch (const std::exception& fault) {
    spdlog::critical("{}", fault.what());
    return failed;
  }
}

}  // namespace dueward::run
