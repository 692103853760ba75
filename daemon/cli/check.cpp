// SPDX-License-Identifier: MIT
// dueward check: loads everything as the service would and tells what it finds.
#include <algorithm>

#include <CLI/CLI.hpp>
#include <boost/json/object.hpp>

#include "cli/command_list.hpp"
#include "cli/configuration.hpp"
#include "cli/decided.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "run/documents.hpp"
#include "service/decided.hpp"

namespace dueward::cli {

namespace {

/// The line with its severity emphasised: "file:1:2: error: …".
std::string shown(const Context& context, const config::Diagnostic& diagnostic) {
  auto line = printable(config::to_string(diagnostic));
  const std::string severity(config::to_string(diagnostic.severity));
  const auto at = line.find(": " + severity + ": ");
  if (at == std::string::npos) return line;
  const bool error = diagnostic.severity == config::Severity::error;
  const auto emphasised = error ? context.style.alarm(severity) : context.style.strong(severity);
  return line.replace(at + 2, severity.size(), emphasised);
}

std::string summary(const Checked& checked, const std::string& file) {
  const auto errors = std::count_if(
      checked.diagnostics.begin(), checked.diagnostics.end(),
      [](const auto& diagnostic) { return diagnostic.severity == config::Severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(checked.diagnostics.size()) - errors;
  const auto found = counted(errors, "error") + ", " + counted(warnings, "warning");
  if (!checked.configuration) return file + ": " + found + ".";
  const auto& configuration = *checked.configuration;
  const auto count = [](std::size_t number, const std::string& thing) {
    return counted(static_cast<std::int64_t>(number), thing);
  };
  return file + ": " + count(configuration.plans.size(), "plan") + ", " +
         count(configuration.actions.size(), "action") + ", " +
         std::to_string(configuration.people.size()) + " people and bodies, " +
         count(configuration.notifiers.size(), "notifier") + "; " + found + ".";
}

Exit run(Context& context) {
  context.accept_formats({Format::text, Format::json});
  auto checked = check_configuration(context.config_file);
  if (checked.configuration) {
    const auto decided = service::decided_otherwise(*checked.configuration, decided_since(context));
    checked.diagnostics.insert(checked.diagnostics.end(), decided.begin(), decided.end());
  }
  if (context.format == Format::json) {
    print_json(context.out, run::to_json(checked.diagnostics));
  } else {
    for (const auto& diagnostic : checked.diagnostics) {
      context.out.line(shown(context, diagnostic));
    }
    context.out.line(summary(checked, context.config_file));
  }
  return checked.sound() ? Exit::done : Exit::faults;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("check", "Is the configuration sound? Tells every fault, with its place");
  command->footer(R"(Examples:
  dueward check                   each fault with file, line and column
  dueward --config ofsted/dueward.toml check
                                  another configuration than the installed one)");
  command->callback([&context] { context.run = [&context] { return run(context); }; });
}

}  // namespace dueward::cli
