// SPDX-License-Identifier: MIT
// dueward diff: what a new configuration would change, in dates and in messages.
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "cli/command_list.hpp"
#include "cli/comparison.hpp"
#include "cli/configuration.hpp"
#include "cli/fields.hpp"
#include "cli/json.hpp"
#include "cli/progress.hpp"
#include "cli/store_reader.hpp"
#include "cli/table.hpp"

namespace dueward::cli {

namespace {

namespace json = boost::json;

struct Found {
  std::vector<ActionChange> actions;
  std::vector<NoticeChange> notices;
  std::vector<store::Difference> decided;  ///< What people decided over the present files.

  [[nodiscard]] bool nothing() const {
    return actions.empty() && notices.empty() && decided.empty();
  }
};

/// From the first day on which one of the two sends to four weeks after the last due date: the
/// whole ladder of every action, and some of its repetitions.
run::SimulationSpan span_of(const config::Configuration& before,
                            const config::Configuration& after) {
  run::SimulationSpan span{calendar::Date::max(), calendar::Date::min()};
  for (const auto* configuration : {&before, &after}) {
    for (const auto& [id, plan] : configuration->plans) {
      span.from = std::min(span.from, plan.active_from);
      span.to = std::max(span.to, plan.active_from);
    }
    for (const auto& action : configuration->actions)
      span.to = std::max(span.to, action.due);
  }
  span.to += std::chrono::weeks(4);
  return span;
}

Schedule schedule_of(const Checked& checked, run::SimulationSpan span, const std::string& which) {
  const auto& configuration = *checked.configuration;
  const calendar::Zone zone(configuration.service.timezone);
  Progress progress("Simulating the " + which + " configuration");
  Schedule schedule;
  run::SimulationPorts ports;
  ports.each = [&](const run::SimulatedMessage& message) { add_to(schedule, message, zone); };
  ports.today = [&](calendar::Date today) { progress.show(calendar::in_short(today)); };
  run::simulate(configuration, *checked.plugins, checked.templates, span, ports);
  return schedule;
}

Found compare(const Checked& before, const Checked& after) {
  Found found;
  found.actions = compare_actions(*before.configuration, *after.configuration);
  const auto span = span_of(*before.configuration, *after.configuration);
  if (span.from <= span.to) {
    found.notices =
        compare_schedules(schedule_of(before, span, "present"), schedule_of(after, span, "new"));
  }
  if (StoreReader::exists(*before.configuration)) {
    found.decided = StoreReader(*before.configuration).differences();
  }
  return found;
}

std::string sendings_in_words(const std::set<Sending>& sendings) {
  if (sendings.empty()) return "not sent";
  std::string words;
  for (const auto& sending : sendings) {
    words += (words.empty() ? "" : ", ") + calendar::in_short(sending.day) + " to " +
             sending.to.str() + " by " + sending.notifier.str();
  }
  return words;
}

std::string step_in_words(const NoticeName& notice) {
  const auto& [action, step, occurrence, entry] = notice;
  return step + (occurrence > 1 ? " " + std::to_string(occurrence) : "") + " (" + entry + ")";
}

void print_actions(Context& context, const std::vector<ActionChange>& changes) {
  if (changes.empty()) return;
  Table table({"Action", "Field", "Now", "New"});
  for (const auto& change : changes) {
    table.row({change.action, change.field, short_date(change.before), short_date(change.after)});
  }
  context.out.line(context.style.strong("Actions"));
  table.print(context.out, context.style);
  context.out.line();
}

void print_notices(Context& context, const std::vector<NoticeChange>& changes) {
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

void print(Context& context, const Found& found) {
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

json::array to_json(const std::set<Sending>& sendings) {
  json::array list;
  for (const auto& sending : sendings) {
    list.push_back(json::object{{"day", calendar::to_string(sending.day)},
                                {"to", sending.to.str()},
                                {"notifier", sending.notifier.str()}});
  }
  return list;
}

json::object to_json(const Found& found) {
  json::array actions;
  for (const auto& change : found.actions) {
    actions.push_back(json::object{{"action", change.action},
                                   {"field", change.field},
                                   {"before", change.before},
                                   {"after", change.after}});
  }
  json::array notices;
  for (const auto& change : found.notices) {
    const auto& [action, step, occurrence, entry] = change.notice;
    notices.push_back(json::object{{"action", model::to_string(action)},
                                   {"step", step},
                                   {"occurrence", occurrence},
                                   {"to", entry},
                                   {"before", to_json(change.before)},
                                   {"after", to_json(change.after)}});
  }
  json::array decided;
  for (const auto& difference : found.decided) {
    decided.push_back(json::object{{"kind", model::to_string(difference.kind)},
                                   {"key", difference.key},
                                   {"field", difference.field},
                                   {"file", difference.file},
                                   {"decided", difference.decided}});
  }
  return {{"actions", std::move(actions)},
          {"notices", std::move(notices)},
          {"decided", std::move(decided)}};
}

Exit run(Context& context, const std::string& against) {
  context.accept_formats({Format::text, Format::json});
  const auto found = compare(need_configuration(context.config_file), need_configuration(against));
  if (context.format == Format::json) {
    print_json(context.out, to_json(found));
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
