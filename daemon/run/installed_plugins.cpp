// SPDX-License-Identifier: MIT
#include "run/installed_plugins.hpp"

#include <type_traits>
#include <utility>
#include <variant>

#include "notifier/plugin_file.hpp"

namespace dueward::run {
namespace {

config::OptionType type_of(notifier::OptionType type) {
  switch (type) {
    case notifier::OptionType::text:
    case notifier::OptionType::choice:
      return config::OptionType::text;
    case notifier::OptionType::boolean:
      return config::OptionType::boolean;
    case notifier::OptionType::integer:
      return config::OptionType::integer;
    case notifier::OptionType::path:
      return config::OptionType::path;
    case notifier::OptionType::secret_file:
      return config::OptionType::secret_file;
  }
  return config::OptionType::text;
}

config::OptionDeclaration declaration_of(const notifier::PluginOption& option) {
  config::OptionDeclaration declaration;
  declaration.name = option.name;
  declaration.type = type_of(option.type);
  declaration.list = option.list;
  declaration.choices = option.choices;
  if (option.min != 0 || option.max != 0) {
    declaration.at_least = static_cast<double>(option.min);
    declaration.at_most = static_cast<double>(option.max);
  }
  declaration.default_value = option.default_value;
  declaration.required = option.required;
  declaration.secret = option.secret;
  declaration.help = option.help;
  return declaration;
}

std::vector<std::string> written(const config::OptionValue& option) {
  return std::visit(
      [](const auto& value) -> std::vector<std::string> {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, std::string>) return {value};
        if constexpr (std::is_same_v<T, bool>) return {value ? "true" : "false"};
        if constexpr (std::is_same_v<T, std::vector<std::string>>) return value;
        if constexpr (std::is_arithmetic_v<T>) return {std::to_string(value)};
      },
      option.value);
}

}  // namespace

const notifier::PluginFinding& InstalledPlugins::find(std::string_view plugin) const {
  auto known = found_.find(plugin);
  if (known == found_.end()) {
    known = found_.emplace(std::string(plugin), notifier::find_plugin(places_, plugin)).first;
  }
  return known->second;
}

const notifier::PluginDescription* InstalledPlugins::description(std::string_view plugin) const {
  const auto& finding = find(plugin);
  return finding.description ? &*finding.description : nullptr;
}

std::optional<notifier::FileStamp> InstalledPlugins::stamp(std::string_view plugin) const {
  return find(plugin).stamp;
}

std::vector<std::string> InstalledPlugins::names() const {
  return notifier::plugin_names(places_.folders);
}

std::optional<std::string> InstalledPlugins::plugin_fault(std::string_view plugin) const {
  const auto& finding = find(plugin);
  if (finding.description) return std::nullopt;
  return finding.refused;
}

std::vector<config::OptionDeclaration> InstalledPlugins::options(std::string_view plugin) const {
  std::vector<config::OptionDeclaration> declarations;
  for (const auto& option : description(plugin)->options)
    declarations.push_back(declaration_of(option));
  return declarations;
}

std::vector<config::OptionsFault> InstalledPlugins::options_faults(
    std::string_view plugin, const config::Options& options) const {
  auto objection =
      notifier::plugin_objection(places_, *description(plugin), option_values(options, {}));
  if (!objection) return {};
  return {{{}, std::move(*objection)}};
}

std::optional<std::string> InstalledPlugins::address_fault(std::string_view plugin,
                                                           std::string_view address) const {
  return notifier::address_fault(description(plugin)->syntax, address);
}

bool InstalledPlugins::grouped(std::string_view plugin) const {
  const auto* known = description(plugin);
  return known == nullptr || known->grouped;
}

std::vector<notifier::OptionValue> option_values(const config::Options& options,
                                                 const std::filesystem::path& directory) {
  std::vector<notifier::OptionValue> values;
  for (const auto& [name, option] : options) {
    for (auto& text : written(option)) {
      notifier::OptionValue value;
      value.name = name;
      value.path = (directory / text).lexically_normal().string();
      value.written = std::move(text);
      values.push_back(std::move(value));
    }
  }
  return values;
}

}  // namespace dueward::run
