// SPDX-License-Identifier: MIT
// dueward reload: the service reads its configuration again.
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "cli/style.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;

void print(Context& context, const json::object& result, bool accepted) {
  auto& out = context.out;
  for (const auto& line : list(result, "diagnostics")) {
    out.line(printable(std::string(line.as_string())));
  }
  for (const auto& change : list(result, "changes")) {
    out.line("  " + printable(std::string(change.as_string())));
  }
  if (accepted) {
    out.line("Loaded: " + counted(number(result, "added"), "action") + " added, " +
             std::to_string(number(result, "changed")) + " changed, " +
             std::to_string(number(result, "withdrawn")) + " withdrawn.");
    return;
  }
  const auto refusal = text(result, "refusal");
  out.line("Not loaded, the configuration in force stays: " +
           (refusal.empty() ? "the files have the faults named above" : printable(refusal)) + ".");
}

Exit run(Context& context, std::optional<std::size_t> withdraw) {
  context.accept_formats({Format::text, Format::json});
  auto client = client_of(context);
  json::object wish;
  if (withdraw) wish["withdraw"] = *withdraw;
  const auto answer = client.try_post("reload", wish);
  if (context.format == Format::json) {
    print_json(context.out, answer.body);
  } else {
    print(context, answer.body, answer.accepted);
  }
  return answer.accepted ? Exit::done : Exit::faults;
}

}  // namespace

void add_reload(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("reload", "Has the service read its configuration again");
  command->footer(R"(Examples:
  dueward reload                  after the files were edited
  dueward reload --withdraw 12    where it was refused for the 12 actions it would withdraw)");
  auto withdraw = std::make_shared<std::optional<std::size_t>>();
  command
      ->add_option("--withdraw", *withdraw,
                   "Let this many actions go: the exact number that a refused reload names")
      ->option_text("N");
  command->callback([&context, withdraw] {
    context.run = [&context, withdraw] { return run(context, *withdraw); };
  });
}

}  // namespace dueward::cli
