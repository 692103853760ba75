// SPDX-License-Identifier: MIT
#include "run/channels.hpp"

#include <utility>

#include <spdlog/spdlog.h>

namespace dueward::run {
namespace {

/// Long against a transaction, short for a person.
constexpr std::chrono::milliseconds gather{10};

void log_of_plugin(const std::string& notifier, notifier::LogLevel level, std::string_view line) {
  switch (level) {
    case notifier::LogLevel::debug:
      spdlog::debug("notifier {}: {}", notifier, line);
      break;
    case notifier::LogLevel::info:
      spdlog::info("notifier {}: {}", notifier, line);
      break;
    case notifier::LogLevel::warning:
      spdlog::warn("notifier {}: {}", notifier, line);
      break;
    case notifier::LogLevel::error:
      spdlog::error("notifier {}: {}", notifier, line);
      break;
  }
}

notifier::HostSettings host_settings(const config::NotifierSettings& settings,
                                     const std::string& service, const InstalledPlugins& plugins,
                                     const std::string& version) {
  notifier::HostSettings host;
  host.id = settings.id;
  host.plugin = *plugins.description(settings.plugin);
  host.workers = settings.workers;
  host.values =
      notifier::with_defaults(host.plugin, option_values(settings.options, settings.directory));
  host.stamps = notifier::stamps_of(host.plugin, host.values);
  host.stamps.push_back(plugins.stamp(settings.plugin));
  host.host = plugins.places().host;
  host.service = service;
  host.version = version;
  host.log = [name = settings.id.str()](notifier::LogLevel level, std::string_view line) {
    log_of_plugin(name, level, line);
  };
  return host;
}

/// The notifier that goes on, or a new one.
std::shared_ptr<notifier::HostNotifier> host_for(const boost::asio::any_io_executor& loop,
                                                 notifier::HostSettings settings,
                                                 const Channels& before) {
  for (const auto& host : before.hosts) {
    if (!notifier::alike(host->settings(), settings)) continue;
    host->try_again();
    return host;
  }
  return std::make_shared<notifier::HostNotifier>(loop, std::move(settings));
}

}  // namespace

std::set<model::NotifierId> ungrouped_notifiers(const config::Configuration& configuration,
                                                const InstalledPlugins& plugins) {
  std::set<model::NotifierId> ungrouped;
  for (const auto& settings : configuration.notifiers) {
    if (!settings.grouped.value_or(plugins.grouped(settings.plugin))) ungrouped.insert(settings.id);
  }
  return ungrouped;
}

std::string destination_of(const config::Configuration& configuration,
                           const InstalledPlugins& plugins, const model::NotifierId& notifier,
                           const std::string& address) {
  const auto* settings = configuration.notifier(notifier);
  if (settings == nullptr) return {};
  return notifier::destination_of(plugins.description(settings->plugin)->destination, address);
}

Channels make_channels(const boost::asio::any_io_executor& loop,
                       const config::Configuration& configuration, const InstalledPlugins& plugins,
                       const std::string& version, const Channels& before) {
  Channels result;
  for (const auto& settings : configuration.notifiers) {
    auto host = host_for(
        loop, host_settings(settings, configuration.service.name, plugins, version), before);
    delivery::ChannelSettings channel;
    channel.per_minute = settings.per_minute;
    channel.retry.give_up = settings.give_up;
    channel.gather = gather;
    result.channels.push_back({host, channel});
    result.hosts.push_back(std::move(host));
  }
  return result;
}

}  // namespace dueward::run
