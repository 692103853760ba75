// SPDX-License-Identifier: MIT
/// What the configuration needs to know about plugins. Whoever can read their descriptors
/// implements it; this room never loads one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/diagnostic.hpp"

namespace dueward::config {

enum class OptionType {
  text,
  integer,
  number,
  boolean,
  path,         ///< A file or folder; a relative one counts from the file that names it.
  secret_file,  ///< The same, holding a secret: it must be there, and closed to group and others.
                ///< A name without a slash is looked for in $CREDENTIALS_DIRECTORY first.
};
[[nodiscard]] std::string_view to_string(OptionType type);

/// One option as a plugin declares it.
struct OptionDeclaration {
  std::string name;
  OptionType type = OptionType::text;
  bool list = false;                 ///< An array of such values.
  std::vector<std::string> choices;  ///< Of text; empty: any.
  std::optional<double> at_least;    ///< Of integer and number, inclusive.
  std::optional<double> at_most;
  std::string default_value;  ///< As a person would write it; empty: none.
  bool required = false;
  bool secret = false;  ///< Its value is never shown.
  std::string help;     ///< One sentence.
};

/// One option as configured.
struct OptionValue {
  std::variant<std::string, std::int64_t, double, bool, std::vector<std::string>> value;
  Place place;
};
using Options = std::map<std::string, OptionValue, std::less<>>;

/// A fault that only shows when several options are looked at together.
struct OptionsFault {
  std::string option;  ///< The one to point at; empty: the notifier.
  std::string message;
};

/// Used during a load only, from the loading thread.
class PluginCatalogue {
 public:
  virtual ~PluginCatalogue() = default;

  /// Names of all plugins that may be used.
  [[nodiscard]] virtual std::vector<std::string> names() const = 0;

  /// Why the plugin cannot be used, as a sentence; nothing where it can.
  [[nodiscard]] virtual std::optional<std::string> plugin_fault(std::string_view plugin) const = 0;

  /// Asked only about plugins without a fault.
  [[nodiscard]] virtual std::vector<OptionDeclaration> options(std::string_view plugin) const = 0;
  [[nodiscard]] virtual std::vector<OptionsFault> options_faults(std::string_view /*plugin*/,
                                                                 const Options& /*options*/) const {
    return {};
  }

  /// Why an address can never be used, as a sentence; nothing where it can.
  [[nodiscard]] virtual std::optional<std::string> address_fault(
      std::string_view plugin, std::string_view address) const = 0;

  /// Whether messages are grouped where the configuration does not say.
  [[nodiscard]] virtual bool grouped(std::string_view plugin) const = 0;
};

}  // namespace dueward::config
