// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "config/configuration.hpp"
#include "config/events.hpp"
#include "delivery/renderer.hpp"
#include "model/id.hpp"
#include "model/ledger.hpp"
#include "run/installed_plugins.hpp"

namespace dueward::run {

struct SimulatedNotice {
  model::ActionRef action;
  model::NoticeKey key;
  model::Kind kind = model::Kind::reminder;
  calendar::Date due{};
  calendar::Date act_by{};
};

/// One message that would be sent.
struct SimulatedMessage {
  calendar::Instant at;
  model::PersonId to;
  model::NotifierId notifier;
  std::string address;
  std::string subject;
  std::vector<SimulatedNotice> notices;
};

struct SimulationSpan {
  calendar::Date from;
  calendar::Date to;  ///< Both days included, in the service's zone.
};

/// Called for each message in order of `at`, `to`, `notifier`.
using EachMessage = std::function<void(const SimulatedMessage&)>;

struct SimulationPorts {
  EachMessage each;
  /// As each simulated day with something to do begins.
  std::function<void(calendar::Date)> today = [](calendar::Date) {};
  /// What somebody was to do and could not, and why.
  std::function<void(const config::Event&, const std::string&)> refused = [](const config::Event&,
                                                                             const std::string&) {};
  /// Asked while it decides and after each moment: whether to go no further. What was sent by then
  /// is handed out.
  std::function<bool()> stopped = [] { return false; };
};

/// The whole service on a fresh plan with a simulated clock, a store in memory and notifiers that
/// only record: every message that would be sent if people did what `events` says, and nothing
/// else. Runs on the calling thread; messages are handed out as the days go by. Throws StoreError.
void simulate(const config::Configuration& configuration, const InstalledPlugins& plugins,
              const delivery::TemplatesPtr& templates, SimulationSpan span,
              const SimulationPorts& ports, std::vector<config::Event> events = {});

}  // namespace dueward::run
