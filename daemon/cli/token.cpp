// SPDX-License-Identifier: MIT
// dueward token: keys to the API.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/csv.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "cli/table.hpp"
#include "cli/validators.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;

struct Wish {
  std::string person;
  std::string scope;
  std::string expires;
};

/// The token alone, so that a script can put it where it belongs.
Exit create(Context& context, const Wish& wish) {
  context.accept_formats({Format::text, Format::json});
  json::object body{{"person", wish.person}, {"scope", wish.scope}};
  if (!wish.expires.empty()) body["expires"] = wish.expires;
  auto client = client_of(context);
  const auto made = client.post("tokens", body);
  if (context.format == Format::json) {
    print_json(context.out, made);
  } else {
    context.out.line(text(made, "token"));
  }
  return Exit::done;
}

std::string state_of(const json::object& token) {
  if (!text(token, "revoked").empty()) return "revoked " + short_moment(text(token, "revoked"));
  const auto expires = text(token, "expires");
  return expires.empty() ? "good" : "good until " + short_date(expires);
}

void print_csv(Context& context, const json::array& tokens) {
  context.out.write(
      csv_line({"id", "person", "scope", "created", "expires", "last_used", "revoked"}));
  for (const auto& entry : tokens) {
    const auto& token = entry.as_object();
    context.out.write(csv_line({text(token, "id"), text(token, "person"), text(token, "scope"),
                                text(token, "created"), text(token, "expires"),
                                text(token, "last_used"), text(token, "revoked")}));
  }
}

void print_table(Context& context, const json::array& tokens) {
  Table table({"Id", "As", "Scope", "Made", "Last used", "State"});
  for (const auto& entry : tokens) {
    const auto& token = entry.as_object();
    const auto used = text(token, "last_used");
    table.row({text(token, "id"),
               text(token, "person"),
               text(token, "scope"),
               short_moment(text(token, "created")),
               used.empty() ? "never" : short_moment(used),
               {state_of(token), text(token, "revoked").empty() ? Tone::plain : Tone::faint}});
  }
  if (table.empty()) {
    context.out.line("There are no tokens.");
  } else {
    table.print(context.out, context.style);
  }
}

Exit list_all(Context& context) {
  auto client = client_of(context);
  const auto answer = client.get("tokens");
  switch (context.format) {
    case Format::json:
      print_json(context.out, answer);
      break;
    case Format::csv:
      print_csv(context, list(answer, "tokens"));
      break;
    case Format::text:
      print_table(context, list(answer, "tokens"));
      break;
  }
  return Exit::done;
}

Exit revoke(Context& context, const std::string& id) {
  context.accept_formats({Format::text});
  auto client = client_of(context);
  (void)client.post("tokens/" + Client::segment(id) + "/revoke", {});
  context.out.line("Revoked: " + id + " opens nothing any more.");
  return Exit::done;
}

void add_create(CLI::App& parent, Context& context) {
  auto* command =
      parent.add_subcommand("create", "Makes one and prints it: it is never shown again");
  auto wish = std::make_shared<Wish>();
  command->add_option("--as", wish->person, "As whom its holder asks and answers")
      ->option_text("PERSON")
      ->required();
  command->add_option("--scope", wish->scope, "What it allows; each includes the ones before it")
      ->option_text("read|act|admin")
      ->required()
      ->check(CLI::IsMember({"read", "act", "admin"}));
  command->add_option("--expires", wish->expires, "The last day on which it is good")
      ->option_text("DATE")
      ->check(&date_fault);
  command->callback(
      [&context, wish] { context.run = [&context, wish] { return create(context, *wish); }; });
}

}  // namespace

void add_token(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("token", "Keys to the API");
  command->footer(R"(Examples:
  dueward token create --as systems-lead --scope act --expires 2012-03-31
  dueward token revoke 3f2a91c07d)");
  command->require_subcommand(1);
  add_create(*command, context);
  command->add_subcommand("list", "Those there are, by whom and when they were last used")
      ->callback([&context] { context.run = [&context] { return list_all(context); }; });
  auto* revoking = command->add_subcommand("revoke", "Makes one good for nothing");
  auto id = std::make_shared<std::string>();
  revoking->add_option("ID", *id, "The token, as the list names it")->required();
  revoking->callback(
      [&context, id] { context.run = [&context, id] { return revoke(context, *id); }; });
}

}  // namespace dueward::cli
