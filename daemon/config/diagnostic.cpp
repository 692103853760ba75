// SPDX-License-Identifier: MIT
#include "config/diagnostic.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace dueward::config {

std::string_view to_string(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string to_string(const Diagnostic& diagnostic) {
  auto where = diagnostic.file;
  if (diagnostic.line != 0) where += fmt::format(":{}", diagnostic.line);
  if (diagnostic.line != 0 && diagnostic.column != 0)
    where += fmt::format(":{}", diagnostic.column);
  return fmt::format("{}: {}: {}", where, to_string(diagnostic.severity), diagnostic.message);
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
}

}  // namespace dueward::config
