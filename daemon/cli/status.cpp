// SPDX-License-Identifier: MIT
// dueward status: how the service is.
#include <CLI/CLI.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "cli/table.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;

std::string labelled(const Context& context, const std::string& label, const std::string& words) {
  constexpr std::size_t column = 10;
  const std::string gap(column - label.size(), ' ');
  const auto width = context.out.width() > 40 ? context.out.width() - column : 0;
  return context.style.strong(label) + gap +
         wrapped(printable(words), width, std::string(column, ' '));
}

std::string actions_line(const json::object& actions) {
  auto line = std::to_string(number(actions, "open")) + " open, " +
              std::to_string(number(actions, "overdue")) + " overdue";
  if (const auto orphans = number(actions, "without_owner"); orphans > 0) {
    line += ", " + std::to_string(orphans) + " without an owner";
  }
  if (const auto proposed = number(actions, "proposed"); proposed > 0) {
    line += "; " + std::to_string(proposed) + " proposed, and not agreed to yet";
  }
  return line;
}

std::string messages_line(const json::object& status) {
  std::string line;
  for (const auto& message : part(status, "messages")) {
    if (!message.value().is_int64() || message.value().get_int64() == 0) continue;
    line += (line.empty() ? "" : ", ") + std::to_string(message.value().get_int64()) + " " +
            std::string(message.key());
  }
  if (const auto loose = number(status, "unsealed_notices"); loose > 0) {
    line += (line.empty() ? "" : "; ") + std::to_string(loose) + " to be put into messages";
  }
  return line.empty() ? "none yet" : line;
}

std::string next_line(const json::object& status) {
  const auto check = text(status, "next_check_at");
  const auto attempt = text(status, "next_attempt_at");
  std::string line = check.empty() ? "nothing is owed as things stand"
                                   : "looks at the plan on " + short_moment(check);
  if (!attempt.empty()) line += "; next attempt to send on " + short_moment(attempt);
  return line;
}

void print_hold(Context& context, const json::object& hold) {
  if (hold.empty()) return;
  context.out.line(labelled(context, "Held",
                            text(hold, "reason") + " (since " + short_moment(text(hold, "since")) +
                                "). Nothing is sent until 'dueward resume'."));
}

void print_notifiers(Context& context, const json::array& notifiers) {
  Table table({"Notifier", "Plugin", "Busy", "State"});
  for (const auto& entry : notifiers) {
    const auto& notifier = entry.as_object();
    table.row({text(notifier, "id"),
               text(notifier, "plugin"),
               std::to_string(number(notifier, "under_way")) + " of " +
                   std::to_string(number(notifier, "workers")),
               {text(notifier, "text"), flag(notifier, "usable") ? Tone::plain : Tone::alarm}});
  }
  if (table.empty()) return;
  context.out.line();
  table.print(context.out, context.style);
}

/// Sentences under a heading, one a line; nothing where there are none.
void print_list(Context& context, const std::string& heading,
                const std::vector<std::string>& sentences) {
  auto& out = context.out;
  if (sentences.empty()) return;
  out.line();
  out.line(context.style.strong(heading));
  for (const auto& sentence : sentences) {
    out.line("  - " + wrapped(printable(sentence), out.width() > 40 ? out.width() - 4 : 0, "    "));
  }
}

std::vector<std::string> waiting_lines(const json::object& status) {
  std::vector<std::string> lines;
  for (const auto& item : list(status, "waiting"))
    lines.push_back(text(item.as_object(), "text"));
  const auto more = number(status, "waiting_in_all") - static_cast<std::int64_t>(lines.size());
  if (more > 0) lines.push_back("and " + std::to_string(more) + " more");
  return lines;
}

std::vector<std::string> warnings(const json::object& status) {
  std::vector<std::string> lines;
  for (const auto& warning : list(status, "warnings"))
    lines.emplace_back(warning.as_string());
  return lines;
}

void print(Context& context, const json::object& status) {
  auto& out = context.out;
  out.line(context.style.strong(printable(text(status, "service"))));
  out.line(labelled(context, "Running",
                    "since " + short_moment(text(status, "started")) + ", dueward " +
                        text(status, "version") +
                        (flag(status, "simulated")
                             ? ", with a simulated clock at " + short_moment(text(status, "now"))
                             : "")));
  print_hold(context, part(status, "hold"));
  out.line(labelled(context, "Actions", actions_line(part(status, "actions"))));
  out.line(labelled(context, "Messages", messages_line(status)));
  out.line(labelled(context, "Next", next_line(status)));
  if (const auto loaded = text(status, "loaded"); !loaded.empty()) {
    out.line(
        labelled(context, "Loaded", short_moment(loaded) + " from " + text(status, "config_file")));
  }
  if (const auto fault = text(status, "load_fault"); !fault.empty()) {
    out.line(labelled(context, "Refused", "the last load: " + fault));
  }
  print_notifiers(context, list(status, "notifiers"));
  print_list(context, "Waiting for a decision", waiting_lines(status));
  print_list(context, "To look at", warnings(status));
}

Exit run(Context& context) {
  context.accept_formats({Format::text, Format::json});
  auto client = client_of(context);
  const auto status = client.get("status");
  if (context.format == Format::json) {
    print_json(context.out, status);
  } else {
    print(context, status);
  }
  return Exit::done;
}

}  // namespace

void add_status(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("status", "How the service is: what is held, late, waiting");
  command->footer(R"(Example:
  dueward status                  is it running, is anything held, late or failing?)");
  command->callback([&context] { context.run = [&context] { return run(context); }; });
}

}  // namespace dueward::cli
