// SPDX-License-Identifier: MIT
#include "cli/main.hpp"

#include <csignal>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/suggestion.hpp"

namespace dueward::cli {

namespace {

constexpr auto examples = R"(Examples:
  dueward check                         is the configuration sound?
  dueward simulate --from 2011-08-19 --to 2012-03-31
                                        every message that would be sent
  dueward list --overdue                what is late
  dueward why SG-07                     why each date, why each message
  dueward --format csv list             for a spreadsheet

Exit status: 0 done, 1 it found faults or refused, 2 wrong usage,
69 service not reachable, 78 configuration unusable.)";

void complain(std::string_view text) {
  std::cerr << "dueward: " << text << '\n';
}

void add_global_options(CLI::App& app, Context& context) {
  app.add_option("--config", context.config_file, "Configuration file")
      ->option_text("FILE")
      ->default_val(DUEWARD_CONFIG_FILE);
  app.add_option("--socket", context.socket,
                 "Socket of the running service, where it is not the configured one")
      ->option_text("PATH");
  app.add_option_function<std::string>(
         "--format",
         [&context](const std::string& name) {
           context.format = name == "json"  ? Format::json
                            : name == "csv" ? Format::csv
                                            : Format::text;
         },
         "How data is printed: text, json or csv")
      ->option_text("FORMAT")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  app.set_version_flag("--version", "dueward " + context.version, "Print the version and end");
}

/// Whoever names a file or folder where none belongs means the configuration.
std::string config_hint(const std::string& word) {
  std::error_code error;
  const std::filesystem::path path(word);
  if (!std::filesystem::exists(path, error)) return {};
  const auto file = std::filesystem::is_directory(path, error) ? path / "dueward.toml" : path;
  return "; a configuration is named with --config " + file.string();
}

/// The words of the command line at which a subcommand is expected but none is known.
std::string explained(const CLI::App& app, const CLI::ParseError& error) {
  const auto remaining = app.remaining(true);
  const bool unknown = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
                       dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  if (!unknown || remaining.empty()) return error.what();
  const CLI::App* place = &app;
  while (!place->get_subcommands().empty())
    place = place->get_subcommands().front();
  std::vector<std::string> known;
  for (const auto* sub : place->get_subcommands([](const CLI::App*) { return true; })) {
    known.push_back(sub->get_name());
  }
  for (const auto* option : place->get_options())
    known.push_back(option->get_name());
  for (const auto* option : app.get_options())
    known.push_back(option->get_name());
  const auto near = nearest(remaining.front(), known);
  const auto hint = config_hint(remaining.front());
  if (!hint.empty()) return "'" + remaining.front() + "' is not known here" + hint;
  return "'" + remaining.front() + "' is not known here" +
         (near.empty() ? "" : "; did you mean '" + near + "'?");
}

Failure usage_error(const CLI::App& app, const CLI::ParseError& error) {
  return {Exit::usage, explained(app, error) +
                           "\nrun 'dueward --help', or 'dueward SUBCOMMAND --help', for what is "
                           "allowed"};
}

/// Understands the command line. Afterwards Context::run is set, or Failure tells why not.
void parse(CLI::App& app, Context& context, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) throw usage_error(app, error);
    std::ostringstream asked_for;
    app.exit(error, asked_for, asked_for);
    context.run = [&context, text = asked_for.str()] {
      context.out.write(text);
      return Exit::done;
    };
  }
}

Exit parse_and_run(CLI::App& app, Context& context, int argc, char** argv) {
  try {
    parse(app, context, argc, argv);
    const auto status = context.run();
    context.out.flush();
    return status;
  } catch (const Failure& failure) {
    if (*failure.what() != '\0') complain(failure.what());
    return failure.status();
  } catch (const std::exception& error) {
    complain(error.what());
    return Exit::faults;
  }
}

}  // namespace

void Context::accept_formats(std::initializer_list<Format> formats) const {
  for (const auto accepted : formats) {
    if (accepted == format) return;
  }
  throw Failure(Exit::usage, format == Format::csv
                                 ? "this subcommand has no table to print as csv; use text or json"
                                 : "this subcommand prints text only");
}

int main(int argc, char** argv) {
  // A reader that goes away is met where the output is written.
  (void)std::signal(SIGPIPE, SIG_IGN);
  Context context;
  context.version = DUEWARD_VERSION;
  context.style = Style(wants_colour(context.out.is_terminal()));

  CLI::App app{
      "dueward watches the deadlines of an improvement plan: it reminds owners while there is\n"
      "still time and escalates what is missed, step by step.",
      "dueward"};
  app.require_subcommand(1);
  app.fallthrough();
  add_global_options(app, context);
  for (const auto command : commands())
    command(app, context);
  app.footer(examples);  // last, or every subcommand would begin with it
  return static_cast<int>(parse_and_run(app, context, argc, argv));
}

}  // namespace dueward::cli
