// SPDX-License-Identifier: MIT
/// The plugins that are installed, for `dueward plugins` and for checking a configuration.
///
/// Everything here blocks while a short-lived host process reads a descriptor (some milliseconds
/// for each plugin, at most ten seconds); the caller never maps a plugin itself.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notifier/description.hpp"
#include "notifier/file_stamp.hpp"
#include "notifier/options.hpp"

namespace dueward::notifier {

/// Where the programs and plugins are.
struct Places {
  std::filesystem::path host;                  ///< The host executable.
  std::vector<std::filesystem::path> folders;  ///< Of plugins; those that do not exist are empty.
};

/// For the program at `executable`: its neighbours where it stands in a build tree (a folder
/// "plugins" beside its own "bin"), else the folders it was installed with.
[[nodiscard]] Places places_of(const std::filesystem::path& executable);

/// The same for the program that runs now.
[[nodiscard]] Places places_of_this_program();

/// A plugin, or why it is refused.
struct PluginFinding {
  std::string name;
  std::filesystem::path file;  ///< Empty where there is none.
  std::optional<PluginDescription> description;
  std::string refused;             ///< A sentence; empty where it can be used.
  std::optional<FileStamp> stamp;  ///< Of the file as it was before it was described.
};

/// One plugin by name.
[[nodiscard]] PluginFinding find_plugin(const Places& places, std::string_view name);

/// All of them, in order of name, refused ones too.
[[nodiscard]] std::vector<PluginFinding> list_plugins(const Places& places);

/// What the plugin itself says about options that option_faults() found right: nothing, or a
/// sentence. Opens no session and no file.
[[nodiscard]] std::optional<std::string> plugin_objection(const Places& places,
                                                          const PluginDescription& plugin,
                                                          const std::vector<OptionValue>& values);

}  // namespace dueward::notifier
