// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/configuration.hpp"
#include "config/plugin_catalogue.hpp"
#include "notifier/catalogue.hpp"

namespace dueward::run {

/// The plugins of this installation as a configuration is checked against them. Each is described
/// once, by a short-lived process, when it is first asked about. One thread at a time.
class InstalledPlugins final : public config::PluginCatalogue {
 public:
  explicit InstalledPlugins(notifier::Places places) : places_(std::move(places)) {}

  [[nodiscard]] std::vector<std::string> names() const override;
  [[nodiscard]] std::optional<std::string> plugin_fault(std::string_view plugin) const override;
  [[nodiscard]] std::vector<config::OptionDeclaration> options(
      std::string_view plugin) const override;
  [[nodiscard]] std::vector<config::OptionsFault> options_faults(
      std::string_view plugin, const config::Options& options) const override;
  [[nodiscard]] std::optional<std::string> address_fault(std::string_view plugin,
                                                         std::string_view address) const override;
  /// True too where it cannot be used any longer, as in a rehearsal of what was loaded before.
  [[nodiscard]] bool grouped(std::string_view plugin) const override;

  /// Null where it cannot be used.
  [[nodiscard]] const notifier::PluginDescription* description(std::string_view plugin) const;
  /// Of the plugin's file as it was described.
  [[nodiscard]] std::optional<notifier::FileStamp> stamp(std::string_view plugin) const;
  [[nodiscard]] const notifier::Places& places() const { return places_; }

 private:
  [[nodiscard]] const notifier::PluginFinding& find(std::string_view plugin) const;

  notifier::Places places_;
  mutable std::map<std::string, notifier::PluginFinding, std::less<>> found_;
};

/// Options as configured, in the form a plugin's host takes them; relative paths count from
/// `directory`.
[[nodiscard]] std::vector<notifier::OptionValue> option_values(
    const config::Options& options, const std::filesystem::path& directory);

}  // namespace dueward::run
