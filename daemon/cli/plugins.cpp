// SPDX-License-Identifier: MIT
// dueward plugins: what is installed, with the options of each.
#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "cli/command_list.hpp"
#include "cli/json.hpp"
#include "cli/table.hpp"
#include "notifier/catalogue.hpp"

namespace dueward::cli {

namespace {

using notifier::PluginFinding;
using notifier::PluginOption;

std::string type_of(const PluginOption& option) {
  std::string type(notifier::to_string(option.type));
  if (!option.choices.empty()) {
    type.clear();
    for (const auto& choice : option.choices)
      type += (type.empty() ? "" : " | ") + choice;
  }
  if (option.min != 0 || option.max != 0) {
    type += " " + std::to_string(option.min) + " to " + std::to_string(option.max);
  }
  return option.list ? "list of " + type : type;
}

std::string default_of(const PluginOption& option) {
  if (option.required) return "required";
  return option.default_value.empty() ? "-" : option.default_value;
}

void print_plugin(Context& context, const notifier::PluginDescription& plugin) {
  auto& out = context.out;
  out.line(context.style.strong(plugin.name) + " " + printable(plugin.version) + " (" +
           printable(plugin.licence) + "): " + printable(plugin.summary));
  out.line("Address: " + printable(plugin.address));
  out.line("File: " + printable(plugin.file));
  if (plugin.options.empty()) return;
  Table table({"Option", "Type", "Default", "Meaning"});
  for (const auto& option : plugin.options) {
    table.row({option.name, type_of(option), default_of(option), option.help});
  }
  table.print(out, context.style);
}

void print_refused(Context& context, const PluginFinding& finding) {
  context.out.line(context.style.strong(printable(finding.name)) + ": " +
                   context.style.alarm("refused") + ", " + printable(finding.refused));
}

boost::json::value to_json(const PluginFinding& finding) {
  if (finding.description) return boost::json::parse(notifier::to_json(*finding.description));
  return {{"name", finding.name}, {"file", finding.file.string()}, {"refused", finding.refused}};
}

void print(Context& context, const std::vector<PluginFinding>& findings) {
  for (const auto& finding : findings) {
    if (&finding != &findings.front()) context.out.line();
    if (finding.description) {
      print_plugin(context, *finding.description);
    } else {
      print_refused(context, finding);
    }
  }
}

void print_folders(Context& context, const notifier::Places& places) {
  context.out.line("No plugin is installed. These folders were looked in:");
  for (const auto& folder : places.folders)
    context.out.line("  " + folder.string());
}

Exit run(Context& context) {
  context.accept_formats({Format::text, Format::json});
  const auto places = notifier::places_of_this_program();
  const auto findings = notifier::list_plugins(places);
  if (context.format == Format::json) {
    boost::json::array plugins;
    for (const auto& finding : findings)
      plugins.push_back(to_json(finding));
    print_json(context.out, boost::json::object{{"plugins", std::move(plugins)}});
  } else if (findings.empty()) {
    print_folders(context, places);
  } else {
    print(context, findings);
  }
  for (const auto& finding : findings) {
    if (!finding.description) return Exit::faults;
  }
  return Exit::done;
}

}  // namespace

void add_plugins(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("plugins", "The plugins that are installed, with their options");
  command->footer(R"(Example:
  dueward plugins                 each plugin with its options)");
  command->callback([&context] { context.run = [&context] { return run(context); }; });
}

}  // namespace dueward::cli
