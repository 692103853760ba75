// SPDX-License-Identifier: MIT
/// What is wrong with a configuration, and where.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dueward::config {

/// A place in one of the files that were read. `file` counts in Configuration::files; lines and
/// columns from 1, columns in bytes. Line 0: the file as a whole.
struct Place {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  auto operator<=>(const Place&) const = default;
};

enum class Severity { error, warning };
[[nodiscard]] std::string_view to_string(Severity severity);

/// One finding. `code` is a stable word of codes.hpp; `message` names the key, the value, what is
/// allowed and, where a name is close, "did you mean …?".
struct Diagnostic {
  std::string file;  ///< Path as a person may open it from where the program runs.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Severity severity = Severity::error;
  std::string code;
  std::string message;

  bool operator==(const Diagnostic&) const = default;
};

/// "plans/ofsted.toml:12:9: error: …"; line and column are left out where they are 0.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

[[nodiscard]] bool has_errors(const std::vector<Diagnostic>& diagnostics);

}  // namespace dueward::config
