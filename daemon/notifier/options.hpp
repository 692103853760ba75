// SPDX-License-Identifier: MIT
/// The options of one notifier: as the configuration wrote them, checked against what the plugin
/// declares, and as the plugin gets them.
#pragma once

#include <string>
#include <vector>

#include "notifier/description.hpp"

namespace dueward::notifier {

/// One value; a list has one for each element. An option without any is not set: its default
/// counts.
struct OptionValue {
  std::string name;
  std::string written;  ///< Booleans "true" or "false", integers in decimal, else as written.
  std::string path;     ///< For files: `written`, counted from the file that names it; absolute.

  bool operator==(const OptionValue&) const = default;
};

/// What is wrong with one option.
struct OptionFault {
  std::string option;
  std::string text;  ///< A sentence that names the option, the value (unless secret) and what is
                     ///< allowed.
};

/// Names, types, ranges, choices, what is required and what is given twice. Pure: opens no file.
[[nodiscard]] std::vector<OptionFault> option_faults(const PluginDescription& plugin,
                                                     const std::vector<OptionValue>& values);

/// Adds the defaults of options that are not set.
[[nodiscard]] std::vector<OptionValue> with_defaults(const PluginDescription& plugin,
                                                     std::vector<OptionValue> values);

}  // namespace dueward::notifier
