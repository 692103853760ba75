// SPDX-License-Identifier: MIT
#include "notifier/catalogue.hpp"

#include <stdexcept>

#include "notifier/install_paths.hpp"
#include "notifier/plugin_file.hpp"
#include "notifier/spawn.hpp"

namespace dueward::notifier {
namespace {

namespace fs = std::filesystem;

constexpr auto describe_limit = std::chrono::seconds(10);

/// The plugin's description, asked of a host process.
PluginFinding describe(const fs::path& host, std::string name, const fs::path& file) {
  PluginFinding finding{std::move(name), file, {}, {}, stamp_of(file)};
  try {
    const HelperAnswer answer = ask_helper(host, {"--describe", file.string()}, describe_limit);
    if (answer.well)
      finding.description = description_from_json(answer.output);
    else if (answer.said_no)
      finding.refused = one_line(answer.output, 2000);
    else
      finding.refused = file.string() + ": the process that reads its description " + answer.how;
  } catch (const std::exception& error) {
    finding.refused = file.string() + ": " + error.what();
  }
  return finding;
}

/// A command line can be read by others: no secret goes there, only that there is one.
std::string shown_to_everybody(const PluginDescription& plugin, const OptionValue& value) {
  const PluginOption* option = plugin.option(value.name);
  if (option == nullptr) return value.written;
  if (option->type == OptionType::secret_file) return "-";
  if (option->secret) return {};
  return option->type == OptionType::path ? value.path : value.written;
}

}  // namespace

Places places_of(const fs::path& executable) {
  const fs::path bin = executable.parent_path();
  const fs::path above = bin.parent_path();
  if (fs::exists(bin / "dueward-host")) return {bin / "dueward-host", {above / "plugins"}};
  Places places{above / installed_host, {above / installed_plugins}};
  const fs::path local = locally_installed_plugins;
  if (local != places.folders.front()) places.folders.push_back(local);
  return places;
}

Places places_of_this_program() {
  return places_of(fs::read_symlink("/proc/self/exe"));
}

PluginFinding find_plugin(const Places& places, std::string_view name) {
  PluginFile found = find_plugin_file(places.folders, name);
  if (!found.refused.empty())
    return {std::string(name), found.path, {}, std::move(found.refused), {}};
  return describe(places.host, std::string(name), found.path);
}

std::vector<PluginFinding> list_plugins(const Places& places) {
  std::vector<PluginFinding> findings;
  for (const auto& name : plugin_names(places.folders))
    findings.push_back(find_plugin(places, name));
  return findings;
}

std::optional<std::string> plugin_objection(const Places& places, const PluginDescription& plugin,
                                            const std::vector<OptionValue>& values) {
  std::vector<std::string> words{"--check", plugin.file};
  for (const auto& value : values)
    words.push_back(value.name + "=" + shown_to_everybody(plugin, value));
  const HelperAnswer answer = ask_helper(places.host, words, describe_limit);
  if (answer.well) return std::nullopt;
  if (answer.said_no) return one_line(answer.output, 2000);
  return plugin.file + ": the process that checks its options " + answer.how;
}

}  // namespace dueward::notifier
