// SPDX-License-Identifier: MIT
#include "notifier/options.hpp"
#include "support/catch.hpp"

using namespace dueward::notifier;

namespace {

PluginDescription mailer() {
  PluginDescription plugin;
  plugin.name = "mailer";
  PluginOption server{.name = "server", .required = true, .help = "Where the mail goes."};
  PluginOption tls{.name = "tls",
                   .type = OptionType::choice,
                   .choices = {"required", "none"},
                   .default_value = "required"};
  PluginOption port{.name = "port", .type = OptionType::integer, .min = 1, .max = 65535};
  PluginOption quiet{.name = "quiet", .type = OptionType::boolean};
  PluginOption cc{.name = "cc", .list = true, .default_value = "a\nb"};
  plugin.options = {server, tls, port, quiet, cc};
  return plugin;
}

/// "name=value …" to the faults, one a line.
std::string faults(std::vector<OptionValue> values, bool with_server = true) {
  if (with_server) values.push_back({"server", "smtp://example.org", ""});
  std::string text;
  for (const auto& fault : option_faults(mailer(), values))
    text += fault.text + "\n";
  return text;
}

}  // namespace

TEST_CASE("Options that fit have no fault") {
  CHECK(faults({{"tls", "none", ""}, {"port", "25", ""}, {"quiet", "true", ""}}) == "");
  CHECK(faults({{"cc", "x", ""}, {"cc", "y", ""}}) == "");
}

TEST_CASE("Each fault names the option, the value and what is allowed") {
  CHECK(faults({}, false) == "option \"server\" is missing: Where the mail goes.\n");
  CHECK(faults({{"colour", "red", ""}}) == "the plugin \"mailer\" has no option \"colour\"\n");
  CHECK(faults({{"tls", "maybe", ""}}) ==
        "option \"tls\": \"maybe\" is none of \"required\", \"none\"\n");
  CHECK(faults({{"port", "0", ""}}) == "option \"port\": 0 is not between 1 and 65535\n");
  CHECK(faults({{"port", "25x", ""}}) == "option \"port\": \"25x\" is not a whole number\n");
  CHECK(faults({{"quiet", "yes", ""}}) == "option \"quiet\": \"yes\" is neither true nor false\n");
  CHECK(faults({{"port", "25", ""}, {"port", "26", ""}}) == "option \"port\" is given twice\n");
}

TEST_CASE("Defaults fill in what is not set, a list's one for each line") {
  std::string shown;
  for (const auto& value : with_defaults(mailer(), {{"tls", "none", ""}}))
    shown += value.name + "=" + value.written + " ";
  CHECK(shown == "tls=none cc=a cc=b ");
}
