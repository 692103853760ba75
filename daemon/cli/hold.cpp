// SPDX-License-Identifier: MIT
// dueward hold and resume: sending stops and starts again.
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/json.hpp"

namespace dueward::cli {

namespace {

Exit post(Context& context, const std::string& wish, const boost::json::object& body,
          const std::string& done) {
  context.accept_formats({Format::text, Format::json});
  auto client = client_of(context);
  const auto answer = client.post(wish, body);
  if (context.format == Format::json) {
    print_json(context.out, answer);
  } else {
    context.out.line(done);
  }
  return Exit::done;
}

}  // namespace

void add_hold(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("hold", "Stops sending until 'dueward resume'");
  command->footer(R"(Example:
  dueward hold --reason "the relay is being moved")");
  auto reason = std::make_shared<std::optional<std::string>>();
  command
      ->add_option("--reason", *reason, "Why, in a sentence; it is shown and kept in the history")
      ->option_text("TEXT");
  command->callback([&context, reason] {
    context.run = [&context, reason] {
      boost::json::object wish;
      if (*reason) wish["reason"] = **reason;
      return post(context, "hold", wish,
                  "Sending is held. What falls due waits until 'dueward resume'.");
    };
  });
}

void add_resume(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("resume", "Starts sending again; what waited goes as after an outage");
  command->footer(R"(Example:
  dueward resume                  proceeds as after an outage)");
  command->callback([&context] {
    context.run = [&context] { return post(context, "resume", {}, "Sending goes on."); };
  });
}

}  // namespace dueward::cli
