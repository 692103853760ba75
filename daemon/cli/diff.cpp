// SPDX-License-Identifier: MIT
// dueward diff: what a new configuration would change, in dates and in messages.
#include <memory>

#include <CLI/CLI.hpp>
#include <boost/json/object.hpp>

#include "cli/command_list.hpp"
#include "cli/configuration.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "cli/progress.hpp"
#include "cli/store_reader.hpp"
#include "cli/table.hpp"
#include "run/comparison.hpp"
#include "run/documents.hpp"

namespace dueward::cli {

namespace {

run::Schedule schedule_of(const Checked& checked, run::SimulationSpan span,
                          const std::string& which) {
  Progress progress("Simulating the " + which + " configuration");
  run::SimulationPorts ports;
  ports.today = [&](calendar::Date today) { progress.show(calendar::in_short(today)); };
  return run::schedule_of(*checked.configuration, *checked.plugins, checked.templates, span,
                          std::move(ports));
}

run::Comparison compare(const Checked& before, const Checked& after) {
  run::Comparison found;
  found.actions = run::compare_actions(*before.configuration, *after.configuration);
  const auto span = run::span_of(*before.configuration, *after.configuration);
  if (span.from <= span.to) {
    found.notices = run::compare_schedules(schedule_of(before, span, "present"),
                                           schedule_of(after, span, "new"));
  }
  if (StoreReader::exists(*before.configuration)) {
    found.decided = StoreReader(*before.configuration).differences();
  }
  return found;
}

std::string sendings_in_words(const std::set<run::Sending>& sendings) {
  if (sendings.empty()) return "not sent";
  std::string words;
  for (const auto& sending : sendings) {
    words += (words.empty() ? "" : ", ") + calendar::in_short(sending.day) + " to " +
             sending.to.str() + " by " + sending.notifier.str();
  }
  return words;
}

std::string step_in_words(const run::NoticeName& notice) {
  const auto& [action, step, occurrence, entry] = notice;
  return step + (occurrence > 1 ? " " + std::to_string(occurrence) : "") + " (" + entry + ")";
}

void print_actions(Context& context, const std::vector<run::ActionChange>& changes) {
  if (changes.empty()) return;
  Table table({"Action", "Field", "Now", "New"});
  for (const auto& change : changes) {
    table.row({change.action, change.field, short_date(change.before), short_date(change.after)});
  }
  context.out.line(context.style.strong("Actions"));
  table.print(context.out, context.style);
  context.out.line();
}

void print_notices(Context& context, const std::vector<run::NoticeChange>& changes) {
  if (changes.empty()) return;
  Table table({"Action", "Step", "Now", "New"});
  for (const auto& change : changes) {
    table.row({model::to_string(std::get<0>(change.notice)), step_in_words(change.notice),
               sendings_in_words(change.before), sendings_in_words(change.after)});
  }
  context.out.line(context.style.strong("Notices"));
  table.print(context.out, context.style);
  context.out.line();
}

void print_decided(Context& context, const std::vector<store::Difference>& decided) {
  if (decided.empty()) return;
  Table table({"Thing", "Field", "The file says", "Decided since, and in force"});
  for (const auto& difference : decided) {
    table.row({std::string(model::to_string(difference.kind)) + " " + difference.key,
               difference.field, short_date(difference.file), short_date(difference.decided)});
  }
  context.out.line(context.style.strong("Decided since the files were loaded"));
  table.print(context.out, context.style);
  context.out.line();
}

void print(Context& context, const run::Comparison& found) {
  if (found.nothing()) {
    context.out.line("Nothing would change.");
    return;
  }
  print_actions(context, found.actions);
  print_notices(context, found.notices);
  print_decided(context, found.decided);
  context.out.line(counted(static_cast<std::int64_t>(found.actions.size()), "field") + " and " +
                   counted(static_cast<std::int64_t>(found.notices.size()), "notice") +
                   " would change.");
}

Exit run(Context& context, const std::string& against) {
  context.accept_formats({Format::text, Format::json});
  const auto found = compare(need_configuration(context.config_file), need_configuration(against));
  if (context.format == Format::json) {
    print_json(context.out, run::to_json(found));
  } else {
    print(context, found);
  }
  return Exit::done;
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  auto* command =
      app.add_subcommand("diff", "What a new configuration would change, in dates and in messages");
  command->footer(R"(Example:
  dueward diff --against new/dueward.toml
                                  before a reload: which dates and mails would change)");
  auto against = std::make_shared<std::string>();
  command->add_option("--against", *against, "The new configuration")
      ->option_text("FILE")
      ->required();
  command->callback([&context, against] {
    context.run = [&context, against] { return run(context, *against); };
  });
}

}  // namespace dueward::cli
