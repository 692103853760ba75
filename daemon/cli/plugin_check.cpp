// SPDX-License-Identifier: MIT
// dueward plugin check: proves a plugin against the contract of the SDK.
#include "notifier/plugin_check.hpp"

#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "cli/command_list.hpp"
#include "cli/json.hpp"
#include "cli/style.hpp"
#include "notifier/catalogue.hpp"

namespace dueward::cli {

namespace {

struct Wish {
  std::string file;
  std::vector<std::string> options;  ///< "name=value".
};

std::vector<notifier::OptionValue> values_of(const std::vector<std::string>& options) {
  std::vector<notifier::OptionValue> values;
  for (const auto& option : options) {
    const auto equals = option.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Failure(Exit::usage, "--option takes NAME=VALUE, not '" + option + "'");
    }
    const auto written = option.substr(equals + 1);
    values.push_back({option.substr(0, equals), written,
                      std::filesystem::absolute(written).lexically_normal().string()});
  }
  return values;
}

void print(Context& context, const std::vector<notifier::Proof>& proofs) {
  std::size_t failed = 0;
  for (const auto& proof : proofs) {
    if (!proof.holds()) ++failed;
    context.out.line(
        (proof.holds() ? context.style.good("holds ") : context.style.alarm("FAILS ")) +
        std::string(proof.claims) + (proof.holds() ? "" : ": " + printable(proof.fault)));
  }
  context.out.line();
  context.out.line(failed == 0 ? "The plugin keeps the contract."
                               : std::to_string(failed) + " of " + std::to_string(proofs.size()) +
                                     " proofs failed.");
}

boost::json::object to_json(const std::string& file, const std::vector<notifier::Proof>& proofs) {
  boost::json::array list;
  for (const auto& proof : proofs) {
    list.push_back(boost::json::object{{"id", proof.id},
                                       {"claims", proof.claims},
                                       {"holds", proof.holds()},
                                       {"fault", proof.fault}});
  }
  return {{"plugin", file}, {"proofs", std::move(list)}};
}

Exit run(Context& context, const Wish& wish) {
  context.accept_formats({Format::text, Format::json});
  const auto file = std::filesystem::absolute(wish.file).lexically_normal();
  const auto host = notifier::places_of_this_program().host;
  const auto proofs = notifier::check_plugin(host, file, values_of(wish.options));
  if (context.format == Format::json) {
    print_json(context.out, to_json(file.string(), proofs));
  } else {
    print(context, proofs);
  }
  for (const auto& proof : proofs) {
    if (!proof.holds()) return Exit::faults;
  }
  return Exit::done;
}

}  // namespace

void add_plugin(CLI::App& app, Context& context) {
  auto* plugin = app.add_subcommand("plugin", "For authors of plugins");
  plugin->require_subcommand(1);
  auto* command = plugin->add_subcommand("check", "Proves a plugin against the contract");
  command->footer(R"(Example:
  dueward plugin check build/plugins/pager.so --option server=127.0.0.1)");
  auto wish = std::make_shared<Wish>();
  command->add_option("FILE", wish->file, "The shared object")->required();
  command
      ->add_option("--option", wish->options,
                   "A value to use where the plugin refuses what is made up; may be repeated")
      ->option_text("NAME=VALUE");
  command->callback(
      [&context, wish] { context.run = [&context, wish] { return run(context, *wish); }; });
}

}  // namespace dueward::cli
