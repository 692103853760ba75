// SPDX-License-Identifier: MIT
#include "cli/configuration.hpp"

#include <chrono>
#include <iostream>

#include "notifier/catalogue.hpp"

namespace dueward::cli {

namespace {

/// In no zone in particular: the zone stands in the file that is about to be read.
calendar::Date today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return calendar::Date(now.time_since_epoch());
}

}  // namespace

Checked check_configuration(const std::string& file) {
  return run::check_files(file, notifier::places_of_this_program(), today());
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
