// SPDX-License-Identifier: MIT
// dueward why: each date and each message of one action, explained.
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "cli/validators.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;

struct Question {
  std::string id;
  std::string on;
};

std::string who_of(const json::object& rung) {
  const auto recipient = text(rung, "recipient_name");
  auto named = text(rung, "named_name");
  if (recipient.empty()) return named;
  return named.empty() || named == recipient ? recipient : recipient + " for " + named;
}

std::string step_of(const json::object& rung) {
  return step_in_words(rung);
}

/// Where the step stands, as one word, and how it should strike the eye.
Cell standing_of(const json::object& rung) {
  const auto verdict = text(rung, "verdict");
  const auto state = text(part(rung, "entry"), "state");
  if (verdict == "settled") {
    if (state == "delivered") return {"delivered", Tone::good};
    const bool bad = state == "failed" || state == "unreachable";
    return {state, bad ? Tone::alarm : Tone::plain};
  }
  return {verdict, verdict == "never" ? Tone::faint : Tone::plain};
}

void print_ladder(Context& context, const json::array& rungs) {
  Table table({"Date", "Who", "Step", "What", "State", "Why"});
  for (const auto& entry : rungs) {
    const auto& rung = entry.as_object();
    table.row({short_date(text(rung, "sending_day")), who_of(rung), step_of(rung),
               text(rung, "kind"), standing_of(rung), text(rung, "reason")});
  }
  context.out.line();
  context.out.line(context.style.strong("Ladder"));
  if (table.empty()) {
    context.out.line("No step of the policy concerns this action.");
  } else {
    table.print(context.out, context.style);
  }
}

void print(Context& context, const json::object& why) {
  auto& out = context.out;
  out.line(context.style.strong(text(why, "action") + "  " + printable(text(why, "title"))));
  const auto owner = text(why, "owner_name");
  const bool past = flag(why, "past");
  out.line("Owner: " + (owner.empty() ? "nobody yet" : printable(owner)) +
           (past ? ". As things stood at the end of " : ". As things stand on ") +
           short_date(text(why, "day")) + ".");
  if (!flag(why, "open")) {
    out.line(past ? "The action is closed today: what it was to owe afterwards is not shown."
                  : "The action is not open: it owes nothing.");
  }
  if (flag(why, "held")) out.line("Sending is held: nothing goes out until 'dueward resume'.");
  out.line();
  out.line(context.style.strong("Dates"));
  for (const auto& sentence : list(why, "dates")) {
    out.line("  " + wrapped(printable(std::string(sentence.as_string())),
                            out.width() > 40 ? out.width() - 2 : 0, "  "));
  }
  print_ladder(context, list(why, "rungs"));
  print_messages(context, list(why, "messages"));
}

Exit run(Context& context, const Question& question) {
  context.accept_formats({Format::text, Format::json});
  auto client = client_of(context);
  Client::Query query;
  if (!question.on.empty()) query.emplace_back("on", question.on);
  const auto why = client.get(action_path(client, question.id) + "/why", query);
  if (context.format == Format::json) {
    print_json(context.out, why);
  } else {
    print(context, why);
  }
  return Exit::done;
}

}  // namespace

void add_why(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("why", "Why each date, and why each message was, will be or was not sent");
  command->footer(R"(Examples:
  dueward why SG-07               each date and each message of the action
  dueward why SG-07 --on 2011-11-21
                                  as it stood at the end of that day)");
  auto question = std::make_shared<Question>();
  command->add_option("ID", question->id, "The action: SG-07, or plan/SG-07")->required();
  command->add_option("--on", question->on, "As things stand at the end of this day")
      ->option_text("DATE")
      ->check(&date_fault);
  command->callback([&context, question] {
    context.run = [&context, question] { return run(context, *question); };
  });
}

}  // namespace dueward::cli
