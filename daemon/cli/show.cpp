// SPDX-License-Identifier: MIT
// dueward show: all there is about one action.
#include <memory>

#include <CLI/CLI.hpp>

#include "cli/client.hpp"
#include "cli/command_list.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "model/field_words.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;

constexpr std::size_t column = 18;

void print_field(Context& context, const std::string& label, const std::string& words) {
  if (words.empty()) return;
  const auto width = context.out.width() > 2 * column ? context.out.width() - column : 0;
  context.out.line(context.style.strong(label) + std::string(column - label.size(), ' ') +
                   wrapped(printable(words), width, std::string(column, ' ')));
}

void print_person(Context& context, const std::string& label, const json::object& action,
                  const std::string& role, const std::string& otherwise) {
  const auto id = text(action, role);
  const auto name = text(action, role + "_name");
  print_field(context, label, id.empty() ? otherwise : name + " (" + id + ")");
}

std::string due_of(const json::object& action) {
  const auto due = text(action, "due");
  const auto original = text(action, "original_due");
  return short_date(due) + (due == original ? "" : ", originally " + short_date(original));
}

std::string state_of(const json::object& action) {
  if (flag(action, "withdrawn")) return "withdrawn from the plan";
  if (!flag(action, "open")) return "closed: " + text(action, "closed_reason");
  const auto state = spaced(action, "state");
  return flag(action, "overdue") ? state + ", overdue" : state;
}

std::string rating_of(const json::object& action) {
  const auto& rating = part(action, "rating");
  auto words = text(rating, "letter") + ", " + text(rating, "word");
  if (const auto times = number(rating, "extended"); times > 0) {
    words += ", extended ×" + std::to_string(times) + " (originally due " +
             short_date(text(action, "original_due")) + ")";
  }
  if (flag(rating, "awaiting_sign_off")) words += ", awaiting sign-off";
  const auto reason = text(rating, "reason");
  return reason.empty() ? words : words + ": " + reason;
}

void print_list(Context& context, const std::string& label, const json::array& items) {
  std::string shown = label;
  for (const auto& item : items) {
    print_field(context, shown, std::string(item.as_string()));
    shown.clear();
  }
}

/// Of the claim that stands: "case audit: Audit of 40 referrals, in the audit folder".
void print_evidence(Context& context, const json::array& evidence) {
  std::string shown = "Evidence";
  for (const auto& item : evidence) {
    const auto& piece = item.as_object();
    const auto kind = spaced(piece, "kind");
    const auto where = text(piece, "where");
    print_field(context, shown,
                kind + ": " + text(piece, "what") + (where.empty() ? "" : ", " + where));
    shown.clear();
  }
}

void print_differences(Context& context, const json::array& differences) {
  for (const auto& entry : differences) {
    const auto& difference = entry.as_object();
    const auto field = text(difference, "field");
    print_field(context, "Decided since",
                field + " is " + model::value_in_words(field, text(difference, "decided")) +
                    "; the file says " + model::value_in_words(field, text(difference, "file")));
  }
}

/// By date: the ledger itself is in the order in which it was decided, and what was superseded was
/// decided last.
void print_ledger(Context& context, json::array ledger) {
  if (ledger.empty()) return;
  std::stable_sort(ledger.begin(), ledger.end(), [](const auto& one, const auto& other) {
    return text(one.as_object(), "date") < text(other.as_object(), "date");
  });
  Table table({"Date", "Step", "To", "State", "Heard"});
  for (const auto& item : ledger) {
    const auto& entry = item.as_object();
    table.row({short_date(text(entry, "date")), step_in_words(entry), text(entry, "recipient_name"),
               text(entry, "state"),
               text(entry, "heard_on").empty() ? text(entry, "reason")
                                               : short_date(text(entry, "heard_on"))});
  }
  context.out.line();
  context.out.line(context.style.strong("Notices"));
  table.print(context.out, context.style);
}

void print_answers(Context& context, const json::array& answers) {
  if (answers.empty()) return;
  Table table({"No", "Date", "Who", "Answer", "Day", "Note"});
  for (const auto& item : answers) {
    const auto& answer = item.as_object();
    const auto recorded_by = text(answer, "recorded_by");
    const auto who =
        text(answer, "by") + (recorded_by.empty() ? "" : ", recorded by " + recorded_by);
    const bool taken_back = flag(answer, "taken_back");
    table.row({std::to_string(number(answer, "number")),
               short_date(text(answer, "on")),
               who,
               {text(answer, "verb") + (taken_back ? ", taken back" : ""),
                taken_back ? Tone::faint : Tone::plain},
               short_date(text(answer, "date")),
               printable(text(answer, "note"))});
  }
  context.out.line();
  context.out.line(context.style.strong("Answers"));
  table.print(context.out, context.style);
}

void print(Context& context, const json::object& action) {
  context.out.line(
      context.style.strong(text(action, "action") + "  " + printable(text(action, "title"))));
  print_field(context, "State", state_of(action));
  if (!flag(action, "withdrawn")) print_field(context, "Rating", rating_of(action));
  print_field(context, "Act by", short_date(text(action, "act_by")));
  print_field(context, "Due", due_of(action));
  print_person(context, "Owner", action, "owner", "nobody yet");
  print_person(context, "Verifier", action, "verifier", "nobody yet");
  print_person(context, "Accountable", action, "accountable", "");
  print_field(context, "Portfolio holder", text(action, "portfolio_holder"));
  print_field(context, "Service", text(action, "service"));
  print_field(context, "Timescale", text(action, "timescale"));
  print_field(context, "Policy", text(action, "policy"));
  print_field(context, "Requirement", text(action, "requirement"));
  print_list(context, "Parts", list(action, "parts"));
  print_list(context, "Supporting", list(action, "supporting"));
  print_evidence(context, list(action, "evidence"));
  print_differences(context, list(action, "differences"));
  print_answers(context, list(action, "answers"));
  print_ledger(context, list(action, "ledger"));
  print_messages(context, list(action, "messages"));
}

Exit run(Context& context, const std::string& id) {
  context.accept_formats({Format::text, Format::json});
  auto client = client_of(context);
  const auto action = client.get(action_path(client, id));
  if (context.format == Format::json) {
    print_json(context.out, action);
  } else {
    print(context, action);
  }
  return Exit::done;
}

}  // namespace

void add_show(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("show", "All there is about one action");
  command->footer(R"(Examples:
  dueward show SG-07              owner, dates, what was sent
  dueward show ofsted-2011/SG-07  where several plans have an SG-07)");
  auto id = std::make_shared<std::string>();
  command->add_option("ID", *id, "The action: SG-07, or plan/SG-07")->required();
  command->callback([&context, id] { context.run = [&context, id] { return run(context, *id); }; });
}

}  // namespace dueward::cli
