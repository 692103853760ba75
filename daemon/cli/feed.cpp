// SPDX-License-Identifier: MIT
// dueward feed: the address of a calendar.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/configuration.hpp"
#include "cli/fields.hpp"

namespace dueward::cli {

namespace {

struct Wish {
  std::string person;
  std::string plan;
  bool new_key = false;
  bool now = false;
};

/// Where people see the service, or else where it listens.
std::string base_of(Client& client, const std::string& public_url) {
  if (!public_url.empty()) return public_url;
  const auto listens = text(client.get("status"), "listens_at");
  if (listens.empty()) {
    throw Failure(Exit::faults,
                  "the service does not listen on the network: give it a [web], with listen and "
                  "public_url");
  }
  return "http://" + listens;
}

Exit change_key(Context& context, bool now) {
  auto client = client_of(context);
  context.out.line(text(client.post("feed/key", {{"now", now}}), "text"));
  return Exit::done;
}

Exit run(Context& context, const Wish& wish) {
  context.accept_formats({Format::text});
  if (wish.new_key) return change_key(context, wish.now);
  const auto checked = need_configuration(context.config_file);
  auto client = client_of(context);
  const auto path = text(
      client.get("feed", {wish.person.empty() ? std::pair{std::string("plan"), wish.plan}
                                              : std::pair{std::string("person"), wish.person}}),
      "path");
  context.out.line(base_of(client, checked.configuration->web.public_url) + path);
  return Exit::done;
}

}  // namespace

void add_feed(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand(
      "feed", "The secret address of a calendar with the act-by days of a person or a plan");
  command->footer(R"(Examples:
  dueward feed --for systems-lead
  dueward feed --plan ofsted-2011
  dueward feed --new-key --now    the key itself has got into wrong hands
An address of one person or plan in wrong hands: dueward link revoke)");
  auto wish = std::make_shared<Wish>();
  auto* person = command->add_option("--for", wish->person, "Whose actions it has");
  person->option_text("PERSON");
  auto* plan = command->add_option("--plan", wish->plan, "Or all actions of a plan");
  plan->option_text("PLAN")->excludes(person);
  auto* new_key =
      command->add_flag("--new-key", wish->new_key,
                        "Change the key of all secret addresses; after the second change those "
                        "given out before the first have stopped working");
  new_key->excludes(person)->excludes(plan);
  command->add_flag("--now", wish->now, "And let all given out before stop at once")
      ->needs(new_key);
  command->callback([&context, wish] {
    if (wish->person.empty() && wish->plan.empty() && !wish->new_key) {
      throw CLI::RequiredError("--for, --plan or --new-key");
    }
    context.run = [&context, wish] { return run(context, *wish); };
  });
}

}  // namespace dueward::cli
