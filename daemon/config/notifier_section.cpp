// SPDX-License-Identifier: MIT
// [notifiers.NAME] and their options.
#include <algorithm>

#include <fmt/format.h>

#include "config/notifier_options.hpp"
#include "config/table_reader.hpp"
#include "config/text.hpp"

namespace dueward::config {
namespace {

// The plugin's name; nothing where there is none that can be used.
std::optional<std::string> read_plugin(Draft& draft, TableReader& reader) {
  auto name = reader.line("plugin", Need::required);
  const auto* plugins = draft.options.plugins;
  if (!name || plugins == nullptr) return name;
  const auto known = plugins->names();
  if (std::ranges::find(known, *name) == known.end()) {
    Nearest nearest(*name);
    std::string list;
    for (const auto& plugin : known) {
      nearest.offer(plugin);
      list += (list.empty() ? "" : ", ") + plugin;
    }
    const auto installed = list.empty() ? "no plugin is installed" : "installed are " + list;
    reader.fault("plugin", "unknown-plugin",
                 fmt::format("plugin names {}, which is not installed; {}{}", shown(*name),
                             installed, nearest.question()));
    return std::nullopt;
  }
  if (const auto fault = plugins->plugin_fault(*name)) {
    reader.fault("plugin", "unknown-plugin",
                 fmt::format("plugin {} cannot be used: {}", in_quotes(*name), *fault));
    return std::nullopt;
  }
  return name;
}

void read_group(TableReader& reader, NotifierSettings& settings) {
  const auto group = reader.line("group");
  if (!group) return;
  if (*group == "day" || *group == "none") {
    settings.grouped = *group == "day";
  } else {
    reader.fault("group", "bad-value",
                 fmt::format("group is {}; it may be \"day\" or \"none\"", shown(*group)));
  }
}

void read_give_up(TableReader& reader, NotifierSettings& settings) {
  const auto period = reader.period("give_up");
  if (!period) return;
  const bool fixed = period->unit == calendar::Unit::days || period->unit == calendar::Unit::weeks;
  if (!fixed || period->count == 0) {
    reader.fault("give_up", "bad-period",
                 fmt::format("give_up is \"{}\"; a number of days or weeks is needed, such as "
                             "\"5 days\"",
                             calendar::to_string(*period)));
    return;
  }
  const int days = period->unit == calendar::Unit::weeks ? 7 : 1;
  settings.give_up = std::chrono::days{period->count * days};
}

NotifierSettings read_notifier(Draft& draft, const Sited& section) {
  NotifierSettings settings;
  settings.id = model::NotifierId(section.name);
  settings.directory = section.file->directory;
  const auto subject = fmt::format("[notifiers.{}]", section.name);
  const auto key = fmt::format("notifiers/{}", section.name);
  TableReader reader(draft, *section.node, subject, key);
  if (!is_id(section.name)) {
    reader.fault_at(section.place, "bad-id",
                    fmt::format("the name {} may have letters, digits, dot, hyphen and underscore "
                                "only",
                                shown(section.name)));
  }
  const auto plugin = read_plugin(draft, reader);
  settings.plugin = plugin.value_or("");
  if (const auto workers = reader.count("workers", 1, 256)) {
    settings.workers = static_cast<std::size_t>(*workers);
  }
  if (const auto rate = reader.count("per_minute", 1, 1'000'000)) {
    settings.per_minute = static_cast<std::size_t>(*rate);
  }
  read_group(reader, settings);
  read_give_up(reader, settings);
  const auto* options = reader.any("options");
  const bool declared = plugin && draft.options.plugins != nullptr;
  settings.options =
      read_options(draft, *section.file, options != nullptr ? *options : *section.node,
                   options != nullptr, settings, declared);
  reader.finish();
  return settings;
}

}  // namespace

void read_notifiers(Draft& draft) {
  auto& notifiers = draft.configuration.notifiers;
  for (const auto& section : draft.sections.notifiers) {
    notifiers.push_back(read_notifier(draft, section));
  }
  std::ranges::sort(notifiers, {}, &NotifierSettings::id);
  if (notifiers.empty()) draft.missing_table("notifiers");
}

}  // namespace dueward::config
