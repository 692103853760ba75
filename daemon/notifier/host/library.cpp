// SPDX-License-Identifier: MIT
#include "notifier/host/library.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <set>

#include <dlfcn.h>

#include "notifier/options.hpp"
#include "notifier/plugin_file.hpp"

namespace dueward::notifier::host {
namespace {

constexpr std::size_t most_options = 200;
constexpr std::size_t most_text = 2000;

std::string text(dueward_text raw, const char* of_what) {
  if (raw.size > most_text || (raw.data == nullptr && raw.size > 0))
    throw PluginRefused(std::string("its ") + of_what + " is no text of a sensible length");
  std::string result(raw.size > 0 ? std::string_view(raw.data, raw.size) : std::string_view());
  if (!is_utf8(result) || result.find('\0') != std::string::npos)
    throw PluginRefused(std::string("its ") + of_what + " is not valid UTF-8");
  return result;
}

template <typename Enum>
Enum word(std::uint32_t number, Enum last, const char* of_what) {
  if (number > static_cast<std::uint32_t>(last))
    throw PluginRefused(std::string("its ") + of_what + " is " + std::to_string(number) +
                        ", which this version of dueward does not know");
  return static_cast<Enum>(number);
}

PluginOption read_option(const dueward_option& raw) {
  PluginOption option;
  option.name = text(raw.name, "option name");
  option.type = word(raw.type, OptionType::secret_file, "option type");
  option.required = (raw.flags & DUEWARD_REQUIRED) != 0;
  option.list = (raw.flags & DUEWARD_LIST) != 0;
  option.secret = (raw.flags & DUEWARD_SECRET) != 0 || option.type == OptionType::secret_file;
  if (raw.choice_count > most_options || (raw.choice_count > 0 && raw.choices == nullptr))
    throw PluginRefused("option \"" + option.name + "\" has an impossible number of choices");
  for (std::uint32_t i = 0; i < raw.choice_count; ++i)
    option.choices.push_back(text(raw.choices[i], "choice"));
  option.min = raw.min;
  option.max = raw.max;
  option.default_value = text(raw.default_value, "default");
  option.help = text(raw.help, "help");
  option.example = text(raw.example, "example");
  return option;
}

std::vector<PluginOption> read_options(const dueward_plugin& table) {
  std::vector<PluginOption> options;
  if (table.option_count == 0) return options;
  if (table.option_count > most_options || table.options == nullptr)
    throw PluginRefused("it has an impossible number of options");
  // A later SDK may have made the lines longer: they are as far apart as the first one says.
  const std::size_t stride = table.options->size;
  if (stride < sizeof(dueward_option) || stride > 16 * sizeof(dueward_option) ||
      stride % alignof(dueward_option) != 0)
    throw PluginRefused("its options are of the wrong size (" + std::to_string(stride) +
                        " bytes); build it with this version's plugin.h");
  const auto* at = reinterpret_cast<const std::byte*>(table.options);
  for (std::uint32_t i = 0; i < table.option_count; ++i, at += stride)
    options.push_back(read_option(*reinterpret_cast<const dueward_option*>(at)));
  return options;
}

PluginDescription describe(const dueward_plugin& table, const std::filesystem::path& file) {
  PluginDescription description;
  description.name = text(table.name, "name");
  description.version = text(table.version, "version");
  description.licence = text(table.licence, "licence");
  description.summary = text(table.summary, "summary");
  description.address = text(table.address, "description of addresses");
  description.syntax = word(table.address_syntax, AddressSyntax::path, "address syntax");
  description.destination = word(table.destination, DestinationPart::domain, "destination");
  description.grouped = table.grouped != 0;
  description.options = read_options(table);
  description.file = file.string();
  return description;
}

bool is_option_name(const std::string& name) {
  return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string option_fault(const PluginDescription& plugin, const PluginOption& option) {
  if (!is_option_name(option.name)) return "its name may hold a-z, 0-9 and _ only";
  if (option.help.empty()) return "it has no help";
  if (option.required && !option.default_value.empty()) return "it is required and has a default";
  if (option.min > option.max) return "its range ends before it begins";
  if (option.type == OptionType::choice && option.choices.empty()) return "it has no choices";
  PluginDescription alone;
  alone.name = plugin.name;
  alone.options = {option};
  alone.options.front().required = false;
  if (const auto faults = option_faults(alone, with_defaults(alone, {})); !faults.empty())
    return "its default is refused: " + faults.front().text;
  if (option.example.empty()) return {};
  const auto faults = option_faults(alone, {{option.name, option.example, {}}});
  return faults.empty() ? "" : "its example is refused: " + faults.front().text;
}

}  // namespace

std::vector<std::string> description_faults(const PluginDescription& plugin) {
  std::vector<std::string> faults;
  const auto expect = [&](bool holds, const char* fault) {
    if (!holds) faults.emplace_back(fault);
  };
  expect(!plugin.version.empty(), "it has no version");
  expect(!plugin.licence.empty(), "it has no licence");
  expect(!plugin.summary.empty(), "it has no summary");
  expect(!plugin.address.empty(), "it does not say what an address looks like");
  const std::string expected = std::filesystem::path(plugin.file).stem().string();
  if (plugin.name != expected)
    faults.push_back("it calls itself \"" + one_line(plugin.name, 60) + "\", but its file is \"" +
                     expected + ".so\"");
  std::set<std::string> names;
  for (const auto& option : plugin.options) {
    const std::string which = "option \"" + one_line(option.name, 60) + "\": ";
    if (!names.insert(option.name).second) faults.push_back(which + "it is there twice");
    if (auto fault = option_fault(plugin, option); !fault.empty()) faults.push_back(which + fault);
  }
  return faults;
}

PluginLibrary::PluginLibrary(const std::filesystem::path& file) {
  if (auto fault = plugin_file_fault(file)) throw PluginRefused(*fault);
  const auto refuse = [&](const std::string& why) {
    return PluginRefused(file.string() + ": " + why);
  };
  void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) throw refuse(std::string("it cannot be loaded: ") + ::dlerror());
  const auto* table = static_cast<const dueward_plugin*>(::dlsym(library, "dueward_notifier"));
  if (table == nullptr) throw refuse("it exports no symbol dueward_notifier; it is no plugin");
  // Nothing else is read before these two.
  if (table->abi != DUEWARD_ABI)
    throw refuse("it is built for plugin interface " + std::to_string(table->abi) +
                 ", and this is " + std::to_string(DUEWARD_ABI) + "; build it anew");
  if (table->size < sizeof(dueward_plugin) || table->size > 16 * sizeof(dueward_plugin))
    throw refuse("its table has the wrong size (" + std::to_string(table->size) + " bytes, not " +
                 std::to_string(sizeof(dueward_plugin)) + "); build it anew");
  if (table->open == nullptr || table->deliver == nullptr || table->close == nullptr)
    throw refuse("its table lacks open, deliver or close");
  try {
    description_ = describe(*table, file);
  } catch (const PluginRefused& fault) {
    throw refuse(fault.what());
  }
  const auto faults = description_faults(description_);
  if (!faults.empty()) throw refuse(faults.front());
  table_ = table;
}

}  // namespace dueward::notifier::host
