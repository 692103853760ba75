// SPDX-License-Identifier: MIT
#include "run/channels.hpp"

#include <boost/asio/io_context.hpp>

#include "notifier/built.hpp"
#include "support/catch.hpp"

using namespace dueward;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// A service with one webhook, between two reloads.
class Service {
 public:
  Service() {
    fs::create_directory(plugins());
    fs::copy_file(test::build_folder() / "plugins/webhook.so", plugins() / "webhook.so");
    fs::permissions(plugins() / "webhook.so", fs::perms(0644));
    folder_.file("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    folder_.file("ca.pem", "a certificate");
    configuration.service.name = "Example Council";
    config::NotifierSettings settings;
    settings.id = model::NotifierId("hook");
    settings.plugin = "webhook";
    settings.options["secret_file"].value = "secret";
    settings.options["ca_file"].value = "ca.pem";
    settings.directory = folder_.path();
    configuration.notifiers = {settings};
    (void)goes_on_after_reload();
  }

  /// Whether the notifier, with its process, is the one there was before.
  bool goes_on_after_reload() {
    const auto before = channels.hosts;
    const run::InstalledPlugins installed({test::host_program(), {plugins()}});
    channels = run::make_channels(loop_.get_executor(), configuration, installed, "1.0", channels);
    return channels.hosts == before && channels.channels[0].notifier == before[0];
  }

  config::NotifierSettings& hook() { return configuration.notifiers[0]; }
  [[nodiscard]] fs::path plugins() const { return folder_.path() / "plugins"; }
  /// Another file of that name, of another size.
  void replace(const std::string& name) const { folder_.file(name, "something else altogether"); }

  config::Configuration configuration;
  run::Channels channels;

 private:
  test::TemporaryFolder folder_;
  boost::asio::io_context loop_;
};

}  // namespace

TEST_CASE("A reload leaves a notifier alone of which nothing has changed") {
  Service service;
  CHECK(service.goes_on_after_reload());
  service.hook().options["secret_file"].place.line = 7;  // moved within its file
  CHECK(service.goes_on_after_reload());
}

TEST_CASE("A reload leaves a notifier alone whose pace or patience has changed, and brings them") {
  Service service;
  service.hook().per_minute = 25;
  service.hook().give_up = 48h;
  CHECK(service.goes_on_after_reload());
  CHECK(service.channels.channels[0].settings.per_minute == 25);
  CHECK(service.channels.channels[0].settings.retry.give_up == 48h);
}

TEST_CASE("A reload renews a notifier of which something has changed, once") {
  Service service;
  SECTION("an option") {
    service.hook().options["timeout"].value = std::int64_t{5};
  }
  SECTION("the number of workers") {
    service.hook().workers = 2;
  }
  SECTION("what the service is called") {
    service.configuration.service.name = "Another";
  }
  SECTION("its secret") {
    service.replace("secret");
  }
  SECTION("a file that an option names") {
    service.replace("ca.pem");
  }
  SECTION("a file that is no longer there") {
    fs::remove(service.hook().directory / "ca.pem");
  }
  SECTION("63: its plugin, upgraded on disk") {
    const auto file = service.plugins() / "webhook.so";
    fs::copy_file(file, service.plugins() / "new");
    fs::rename(service.plugins() / "new", file);
  }
  CHECK_FALSE(service.goes_on_after_reload());
  CHECK(service.goes_on_after_reload());
}
