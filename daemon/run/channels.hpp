// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "config/configuration.hpp"
#include "delivery/delivery.hpp"
#include "notifier/host_notifier.hpp"
#include "run/installed_plugins.hpp"

namespace dueward::run {

/// The configured notifiers, each ready to be started as a process of its own with the first
/// delivery.
struct Channels {
  std::vector<std::shared_ptr<notifier::HostNotifier>> hosts;
  std::vector<delivery::Channel> channels;
};

/// The configuration was loaded with these plugins and has no faults. Of the notifiers `before`
/// those go on, with their process and its connections, of which nothing has changed that the
/// process is made of: its options, its plugin's file, the files that options name.
[[nodiscard]] Channels make_channels(const boost::asio::any_io_executor& loop,
                                     const config::Configuration& configuration,
                                     const InstalledPlugins& plugins, const std::string& version,
                                     const Channels& before = {});

/// What fairness goes by for an address, as the notifier's plugin has it; empty where there is no
/// such notifier.
[[nodiscard]] std::string destination_of(const config::Configuration& configuration,
                                         const InstalledPlugins& plugins,
                                         const model::NotifierId& notifier,
                                         const std::string& address);

/// Notifiers with a message for each notice.
[[nodiscard]] std::set<model::NotifierId> ungrouped_notifiers(
    const config::Configuration& configuration, const InstalledPlugins& plugins);

}  // namespace dueward::run
