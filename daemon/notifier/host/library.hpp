// SPDX-License-Identifier: MIT
/// Loading a plugin. Host processes only: the one place of the project that calls dlopen.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "dueward/plugin.h"
#include "notifier/description.hpp"

namespace dueward::notifier::host {

/// Why a plugin is not used; `what()` is a sentence.
class PluginRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A loaded plugin whose table has been looked through. Never unloaded: threads, thread-local
/// destructors and handlers of libraries it brought along may outlive any moment that would be
/// safe.
class PluginLibrary {
 public:
  /// Refuses by the file's rights and header before loading, then by symbol, ABI, sizes and the
  /// description; calls nothing of the plugin. Throws PluginRefused.
  explicit PluginLibrary(const std::filesystem::path& file);

  [[nodiscard]] const dueward_plugin& table() const { return *table_; }
  [[nodiscard]] const PluginDescription& description() const { return description_; }

 private:
  const dueward_plugin* table_ = nullptr;
  PluginDescription description_;
};

/// What is wrong with a description, a sentence each: names, ranges, defaults that no option would
/// accept. For loading, where the first refuses, and for the checker.
[[nodiscard]] std::vector<std::string> description_faults(const PluginDescription& plugin);

}  // namespace dueward::notifier::host
