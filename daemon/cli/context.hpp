// SPDX-License-Identifier: MIT
/// What every subcommand is given.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>

#include "cli/exit.hpp"
#include "cli/output.hpp"
#include "cli/style.hpp"

namespace dueward::cli {

enum class Format { text, json, csv };

/// Lives as long as the program. Options are filled in before the chosen subcommand runs.
struct Context {
  std::string config_file;
  std::string socket;  ///< Empty: the one the configuration names.
  Format format = Format::text;
  std::string version;
  Output out;
  Style style;
  std::function<Exit()> run;  ///< Set by the subcommand that the command line names.

  /// Refuses a --format that the subcommand has no use for: a usage error.
  void accept_formats(std::initializer_list<Format> formats) const;
};

}  // namespace dueward::cli
