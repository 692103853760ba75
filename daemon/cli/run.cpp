// SPDX-License-Identifier: MIT
// dueward run: the service, in the foreground.
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "calendar/date.hpp"
#include "cli/command_list.hpp"
#include "cli/exit.hpp"
#include "cli/validators.hpp"
#include "run/log.hpp"
#include "run/serve.hpp"

namespace dueward::cli {

namespace {

struct Wish {
  bool simulated = false;
  std::string from;
  std::string to;
  double speed = 1;
};

std::optional<run::SimulatedSpan> span_of(const Wish& wish) {
  if (!wish.simulated) return std::nullopt;
  run::SimulatedSpan span;
  span.from = *calendar::parse_date(wish.from);
  if (!wish.to.empty()) span.to = calendar::parse_date(wish.to);
  if (span.to && *span.to < span.from) throw Failure(Exit::usage, "--to lies before --from");
  span.speed = wish.speed;
  return span;
}

Exit serve(Context& context, const Wish& wish) {
  run::set_up_log();
  run::RunOptions options;
  options.config = context.config_file;
  options.simulated = span_of(wish);
  options.places = notifier::places_of_this_program();
  options.version = context.version;
  return static_cast<Exit>(run::serve(std::move(options)));
}

}  // namespace

void add_run(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("run", "Runs the service in the foreground");
  command->footer(R"(Examples:
  dueward run                     as the system service does
  dueward run --simulated-clock --from 2011-08-19 --to 2012-03-31 --speed 86400
                                  a day in each second; the notifiers really send)");
  auto wish = std::make_shared<Wish>();
  auto* simulated = command->add_flag("--simulated-clock", wish->simulated,
                                      "Time passes by command; the notifiers really send");
  auto* from = command->add_option("--from", wish->from, "First day of the simulated clock")
                   ->option_text("DATE")
                   ->check(date_fault)
                   ->needs(simulated);
  command->add_option("--to", wish->to, "Last day; the service ends with it")
      ->option_text("DATE")
      ->check(date_fault)
      ->needs(simulated);
  command->add_option("--speed", wish->speed, "Simulated seconds in each real one")
      ->option_text("N")
      ->check(CLI::PositiveNumber)
      ->needs(simulated);
  simulated->needs(from);
  command->callback([&context, wish] {
    context.accept_formats({Format::text});
    context.run = [&context, wish] { return serve(context, *wish); };
  });
}

}  // namespace dueward::cli
