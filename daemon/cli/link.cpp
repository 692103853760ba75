// SPDX-License-Identifier: MIT
// dueward link: what was mailed to somebody.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/fields.hpp"

namespace dueward::cli {

namespace {

struct Wish {
  std::string person;
  std::string plan;
};

Exit revoke(Context& context, const Wish& wish) {
  context.accept_formats({Format::text});
  auto client = client_of(context);
  const auto told = wish.person.empty() ? client.post("links/revoke", {{"plan", wish.plan}})
                                        : client.post("links/revoke", {{"person", wish.person}});
  context.out.line(text(told, "text"));
  return Exit::done;
}

void add_revoke(CLI::App& parent, Context& context) {
  auto* command = parent.add_subcommand("revoke",
                                        "Ends what one person was sent: their links in mails and "
                                        "their calendar open nothing any more");
  auto wish = std::make_shared<Wish>();
  auto* person = command->add_option("PERSON", wish->person, "Whose links and calendar");
  command->add_option("--plan", wish->plan, "Or the calendar of a plan")
      ->option_text("PLAN")
      ->excludes(person);
  command->callback([&context, wish] {
    if (wish->person.empty() && wish->plan.empty()) throw CLI::RequiredError("PERSON or --plan");
    context.run = [&context, wish] { return revoke(context, *wish); };
  });
}

}  // namespace

void add_link(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("link", "Links in mails, and addresses of calendars");
  command->footer(R"(Examples:
  dueward link revoke systems-lead          a mail has got into wrong hands
  dueward link revoke --plan ofsted-2011    the address of a plan's calendar has)");
  command->require_subcommand(1);
  add_revoke(*command, context);
}

}  // namespace dueward::cli
