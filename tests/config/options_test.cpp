// SPDX-License-Identifier: MIT
// Notifier options against what their plugin declares.
#include <sys/stat.h>

#include "files.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace dueward::config;
using namespace dueward::config::test;

namespace {

OptionDeclaration declared(std::string name, OptionType type) {
  OptionDeclaration declaration;
  declaration.name = std::move(name);
  declaration.type = type;
  return declaration;
}

// One plugin, "email", with an option of each type.
class Catalogue : public PluginCatalogue {
 public:
  [[nodiscard]] std::vector<std::string> names() const override { return {"email", "broken"}; }

  [[nodiscard]] std::optional<std::string> plugin_fault(std::string_view plugin) const override {
    if (plugin == "broken") return "its file may be written by others";
    return std::nullopt;
  }

  [[nodiscard]] std::vector<OptionDeclaration> options(std::string_view) const override {
    auto server = declared("server", OptionType::text);
    server.required = true;
    auto tls = declared("tls", OptionType::text);
    tls.choices = {"required", "implicit", "none"};
    auto timeout = declared("timeout", OptionType::integer);
    timeout.at_least = 1;
    timeout.at_most = 300;
    auto networks = declared("networks", OptionType::text);
    networks.list = true;
    return {server,
            tls,
            timeout,
            networks,
            declared("factor", OptionType::number),
            declared("verify", OptionType::boolean),
            declared("ca_file", OptionType::path),
            declared("password_file", OptionType::secret_file)};
  }

  [[nodiscard]] std::vector<OptionsFault> options_faults(std::string_view,
                                                         const Options& options) const override {
    const auto tls = options.find("tls");
    const bool open = tls != options.end() && std::get<std::string>(tls->second.value) == "none";
    if (!open || !options.contains("password_file")) return {};
    return {{"tls", "tls is none, which would send the password in clear"}};
  }

  [[nodiscard]] std::optional<std::string> address_fault(std::string_view,
                                                         std::string_view address) const override {
    if (address.find('@') != std::string_view::npos) return std::nullopt;
    return "a mail address has an @";
  }

  [[nodiscard]] bool grouped(std::string_view) const override { return true; }
};

Files with_options(const std::string& options) {
  return sound_but("dueward.toml", "plugin = \"email\"\n",
                   "plugin = \"email\"\n[notifiers.email.options]\n" + options);
}

std::string checked(const Files& files) {
  const Catalogue catalogue;
  LoadOptions options;
  options.plugins = &catalogue;
  return findings(files, options);
}

const std::string at_options = "[notifiers.email.options]: ";

}  // namespace

TEST_CASE("64: options are held against what the plugin declares") {
  CHECK(checked(with_options("server = \"a\"\ntls = \"none\"\ntimeout = 300\nnetworks = []\n"
                             "factor = 2\nverify = true\nca_file = \"ca.pem\"\n")) == "");
  CHECK(checked(with_options("sever = \"a\"\n")) ==
        "dueward.toml:11:1: unknown-key: " + at_options +
            "unknown key \"sever\"; did you mean \"server\"?\n");
  CHECK(checked(with_options("tls = \"nome\"\n")) ==
        "dueward.toml:10:1: missing-key: " + at_options + "server is missing\n" +
            "dueward.toml:11:7: bad-value: " + at_options +
            "tls is \"nome\"; it may be one of \"required\", \"implicit\", \"none\"; did you mean "
            "\"none\"?\n");
  CHECK(checked(with_options("server = 1\ntimeout = 301\nnetworks = \"a\"\nverify = \"yes\"\n")) ==
        "dueward.toml:11:10: wrong-type: " + at_options +
            "server is 1, a whole number; text in quotation marks is needed\n"
            "dueward.toml:12:11: bad-value: " +
            at_options +
            "timeout is 301; it may be from 1 to 300\n"
            "dueward.toml:13:12: wrong-type: " +
            at_options +
            "networks is \"a\", text; a list such as [\"…\", \"…\"] is needed\n"
            "dueward.toml:14:10: wrong-type: " +
            at_options + "verify is \"yes\", text; true or false is needed\n");
}

TEST_CASE("64: a required option is missed where there are no options at all") {
  CHECK(checked(sound()) == "dueward.toml:8:1: missing-key: " + at_options + "server is missing\n");
}

TEST_CASE("64: a secret has to be there, and closed to others") {
  const Catalogue catalogue;
  LoadOptions options;
  options.plugins = &catalogue;
  const Folder folder;
  const auto codes = [&] {
    std::string result;
    for (const auto& finding : load(folder.path() / "dueward.toml", options).diagnostics) {
      result += std::to_string(finding.line) + ": " + finding.code + "\n";
    }
    return result;
  };
  for (const auto& [name, text] : with_options("server = \"a\"\npassword_file = \"secret\"\n")) {
    folder.write(name, text);
  }
  CHECK(codes() == "12: missing-file\n");
  folder.write("secret", "x");
  REQUIRE(::chmod((folder.path() / "secret").c_str(), 0640) == 0);
  CHECK(codes() == "12: open-secret\n");
  REQUIRE(::chmod((folder.path() / "secret").c_str(), 0600) == 0);
  CHECK(codes() == "");
  folder.write("dueward.toml",
               with_options("server = \"a\"\npassword_file = \"secret\"\ntls = \"none\"\n")
                   .at("dueward.toml"));
  CHECK(codes() == "13: bad-value\n");
}

TEST_CASE("62: a plugin that is not installed, or cannot be used, is refused with the reason") {
  CHECK(
      checked(sound_but("dueward.toml", "plugin = \"email\"", "plugin = \"emial\"")) ==
      "dueward.toml:9:10: unknown-plugin: [notifiers.email]: plugin names \"emial\", which is not "
      "installed; installed are email, broken; did you mean \"email\"?\n");
  CHECK(
      checked(sound_but("dueward.toml", "plugin = \"email\"", "plugin = \"broken\"")) ==
      "dueward.toml:9:10: unknown-plugin: [notifiers.email]: plugin \"broken\" cannot be used: its "
      "file may be written by others\n");
}

TEST_CASE("51: addresses are held against the plugin's syntax") {
  auto files = with_options("server = \"a\"\n");
  auto& people = files["people.toml"];
  people.replace(people.find("lead@example.gov.uk"), 19, "lead.example.gov.uk");
  CHECK(
      checked(files) ==
      "people.toml:8:20: bad-address: person lead: notify: email is \"lead.example.gov.uk\", which "
      "cannot be used: a mail address has an @\n");
}
