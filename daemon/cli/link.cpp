// SPDX-License-Identifier: MIT
// dueward link: what was mailed to somebody, and what is mailed in its place.
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

struct Whom {
  std::string person;
  bool all = false;
};

Exit send(Context& context, const Whom& whom) {
  context.accept_formats({Format::text});
  auto client = client_of(context);
  const auto told = whom.all ? client.post("links/send", {{"all", true}})
                             : client.post("links/send", {{"person", whom.person}});
  context.out.line(text(told, "text"));
  return Exit::done;
}

void add_send(CLI::App& parent, Context& context) {
  auto* command = parent.add_subcommand(
      "send", "Mails a new link to all that is open with a person, for those that were revoked");
  auto whom = std::make_shared<Whom>();
  auto* person = command->add_option("PERSON", whom->person, "To whom");
  command->add_flag("--all", whom->all, "To everybody who has something open")->excludes(person);
  command->callback([&context, whom] {
    if (whom->person.empty() && !whom->all) throw CLI::RequiredError("PERSON or --all");
    context.run = [&context, whom] { return send(context, *whom); };
  });
}

}  // namespace

void add_link(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("link", "Links in mails, and addresses of calendars");
  command->footer(R"(Examples:
  dueward link revoke systems-lead          a mail has got into wrong hands
  dueward link revoke --plan ofsted-2011    the address of a plan's calendar has
  dueward link send systems-lead            mails another link in their place
  dueward link send --all                   after 'dueward feed --new-key --now')");
  command->require_subcommand(1);
  add_revoke(*command, context);
  add_send(*command, context);
}

}  // namespace dueward::cli
