// SPDX-License-Identifier: MIT
// dueward test: one message to one person, now.
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "cli/style.hpp"

namespace dueward::cli {

namespace {

struct Wish {
  std::string notifier;
  std::string to;
};

bool is_good(const std::string& result) {
  return result == "delivered" || result == "accepted";
}

Exit run(Context& context, const Wish& wish) {
  context.accept_formats({Format::text, Format::json});
  auto client = client_of(context);
  const auto answer = client.post("test", {{"notifier", wish.notifier}, {"to", wish.to}});
  const auto result = text(answer, "result");
  if (context.format == Format::json) {
    print_json(context.out, answer);
  } else {
    const auto said = text(answer, "said");
    context.out.line(text(answer, "address") + ": " + result +
                     (said.empty() ? "" : ", the other side said: " + printable(said)));
  }
  return is_good(result) ? Exit::done : Exit::faults;
}

}  // namespace

void add_test(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("test", "Sends one test message through a notifier and tells its outcome");
  command->footer(R"(Example:
  dueward test email --to systems-lead
                                  does mail reach this person?)");
  auto wish = std::make_shared<Wish>();
  command->add_option("NOTIFIER", wish->notifier, "The notifier, as the configuration names it")
      ->required();
  command->add_option("--to", wish->to, "The person who gets it")
      ->option_text("PERSON")
      ->required();
  command->callback(
      [&context, wish] { context.run = [&context, wish] { return run(context, *wish); }; });
}

}  // namespace dueward::cli
