// SPDX-License-Identifier: MIT
// dueward list: the actions.
#include <memory>

#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/csv.hpp"
#include "cli/fields.hpp"
#include "cli/table.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;

struct Filters {
  std::string plan;
  std::string owner;
  bool overdue = false;
  bool closed = false;
};

Client::Query query_of(const Filters& filters) {
  Client::Query query{{"limit", "1000"}};
  if (!filters.plan.empty()) query.emplace_back("plan", filters.plan);
  if (!filters.owner.empty()) query.emplace_back("owner", filters.owner);
  if (filters.overdue) query.emplace_back("overdue", "true");
  if (filters.closed) query.emplace_back("closed", "true");
  return query;
}

/// Calls `use` with every action, page by page.
template <typename Use>
void for_each_action(Client& client, const Filters& filters, Use use) {
  std::string after;
  do {
    auto query = query_of(filters);
    if (!after.empty()) query.emplace_back("after", after);
    const auto page = client.get("actions", query);
    for (const auto& action : list(page, "actions"))
      use(action.as_object());
    after = text(page, "next");
  } while (!after.empty());
}

std::string state_of(const json::object& action) {
  const auto state = spaced(action, "state");
  const bool was_open = state == "proposed" || state == "agreed" || state == "in progress";
  if (!flag(action, "open") && was_open) return "closed";
  return flag(action, "overdue") ? "overdue" : state;
}

void print_json_list(Context& context, Client& client, const Filters& filters) {
  context.out.write("{\"actions\":[");
  bool first = true;
  for_each_action(client, filters, [&](const json::object& action) {
    context.out.write((first ? "\n" : ",\n") + json::serialize(action));
    first = false;
  });
  context.out.line(first ? "]}" : "\n]}");
}

void print_csv_list(Context& context, Client& client, const Filters& filters) {
  context.out.write(csv_line({"plan", "id", "state", "act_by", "due", "original_due", "owner",
                              "owner_name", "service", "timescale", "title"}));
  for_each_action(client, filters, [&](const json::object& action) {
    context.out.write(
        csv_line({text(action, "plan"), text(action, "id"), state_of(action),
                  text(action, "act_by"), text(action, "due"), text(action, "original_due"),
                  text(action, "owner"), text(action, "owner_name"), text(action, "service"),
                  text(action, "timescale"), text(action, "title")}));
  });
}

Cell state_cell(const json::object& action) {
  const auto state = state_of(action);
  const auto tone = state == "overdue"      ? Tone::alarm
                    : !flag(action, "open") ? Tone::faint
                                            : Tone::plain;
  return {state, tone};
}

void print_table(Context& context, Client& client, const Filters& filters) {
  Table table({"Action", "Act by", "State", "Owner", "Title"});
  std::int64_t count = 0;
  for_each_action(client, filters, [&](const json::object& action) {
    ++count;
    const auto owner = text(action, "owner_name");
    table.row({text(action, "action"), short_date(text(action, "act_by")), state_cell(action),
               owner.empty() ? Cell("nobody yet", Tone::alarm) : Cell(owner),
               text(action, "title")});
  });
  if (table.empty()) {
    context.out.line("No action matches.");
    return;
  }
  table.print(context.out, context.style);
  context.out.line();
  context.out.line(counted(count, "action"));
}

Exit run(Context& context, const Filters& filters) {
  auto client = client_of(context);
  switch (context.format) {
    case Format::json:
      print_json_list(context, client, filters);
      break;
    case Format::csv:
      print_csv_list(context, client, filters);
      break;
    case Format::text:
      print_table(context, client, filters);
      break;
  }
  return Exit::done;
}

}  // namespace

void add_list(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("list", "The actions, with who owns them and by when");
  command->footer(R"(Examples:
  dueward list --overdue          what is late
  dueward --format csv list       all actions, for a spreadsheet)");
  auto filters = std::make_shared<Filters>();
  command->add_option("--plan", filters->plan, "Only of this plan")->option_text("PLAN");
  command->add_option("--owner", filters->owner, "Only of this person")->option_text("PERSON");
  command->add_flag("--overdue", filters->overdue, "Only those that are late");
  command->add_flag("--closed", filters->closed, "Those that are closed too");
  command->callback([&context, filters] {
    context.run = [&context, filters] { return run(context, *filters); };
  });
}

}  // namespace dueward::cli
