// SPDX-License-Identifier: MIT
/// What dueward knows of a plugin, as plain data: read in a process of its own, so that whoever
/// holds it never mapped foreign code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "notifier/address.hpp"
#include "notifier/notifier.hpp"

namespace dueward::notifier {

/// As `enum dueward_option_type` of the SDK, in its order.
enum class OptionType { text, boolean, integer, choice, path, secret_file };

[[nodiscard]] std::string_view to_string(OptionType type);

/// One line of a plugin's options table.
struct PluginOption {
  std::string name;
  OptionType type = OptionType::text;
  bool required = false;
  bool list = false;
  bool secret = false;  ///< Its value is never shown.
  std::vector<std::string> choices;
  std::int64_t min = 0;  ///< Of an integer; both 0: no limits.
  std::int64_t max = 0;
  std::string default_value;  ///< Empty: none. Of a list: elements with line feeds between.
  std::string help;
  std::string example;  ///< A value that works; may be empty.

  bool operator==(const PluginOption&) const = default;
};

struct PluginDescription {
  std::string name;
  std::string version;
  std::string licence;
  std::string summary;
  std::string address;  ///< What an address looks like, in words.
  AddressSyntax syntax = AddressSyntax::any;
  DestinationPart destination = DestinationPart::none;
  bool grouped = true;  ///< The default of the notifier's `group`.
  std::vector<PluginOption> options;
  std::string file;  ///< The shared object, absolute.

  /// The option of that name, or null.
  [[nodiscard]] const PluginOption* option(std::string_view option_name) const;

  bool operator==(const PluginDescription&) const = default;
};

/// One JSON object, and back. Reading throws std::runtime_error where the text is none of ours.
[[nodiscard]] std::string to_json(const PluginDescription& description);
[[nodiscard]] PluginDescription description_from_json(std::string_view json);

}  // namespace dueward::notifier
