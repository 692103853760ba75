// SPDX-License-Identifier: MIT
/// What one configuration would change against another, from both and what both would send. Any
/// thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "config/configuration.hpp"
#include "run/simulate.hpp"
#include "store/store.hpp"

namespace dueward::run {

/// One field of one action. An action that only one of the two has is the field "action".
struct ActionChange {
  std::string action;
  std::string field;   ///< "action", "due", "act_by", "owner", "policy".
  std::string before;  ///< Dates as ISO; empty where there was nothing.
  std::string after;

  bool operator==(const ActionChange&) const = default;
};

/// In order of plan and id.
[[nodiscard]] std::vector<ActionChange> compare_actions(const config::Configuration& before,
                                                        const config::Configuration& after);

/// One notice going out.
struct Sending {
  calendar::Date day;
  model::PersonId to;
  model::NotifierId notifier;

  auto operator<=>(const Sending&) const = default;
};

/// Which notice: action, step, occurrence and entry of `to`.
using NoticeName = std::tuple<model::ActionRef, std::string, int, std::string>;

/// All notices of a simulation.
using Schedule = std::map<NoticeName, std::set<Sending>>;

void add_to(Schedule& schedule, const SimulatedMessage& message, const calendar::Zone& zone);

/// From the first day on which one of the two sends to four weeks after the last due date: the
/// whole ladder of every action, and some of its repetitions. Backwards where neither has a plan.
[[nodiscard]] SimulationSpan span_of(const config::Configuration& before,
                                     const config::Configuration& after);

/// What a configuration sends in this time if nobody answers; of `ports` all but `each`.
[[nodiscard]] Schedule schedule_of(const config::Configuration& configuration,
                                   const InstalledPlugins& plugins,
                                   const delivery::TemplatesPtr& templates, SimulationSpan span,
                                   SimulationPorts ports);

struct NoticeChange {
  NoticeName notice;
  std::set<Sending> before;  ///< Empty: only the new one sends it.
  std::set<Sending> after;   ///< Empty: it would no longer be sent.
};

struct Comparison {
  std::vector<ActionChange> actions;
  std::vector<NoticeChange> notices;
  std::vector<store::Difference> decided;  ///< What people decided over the present files.

  [[nodiscard]] bool nothing() const {
    return actions.empty() && notices.empty() && decided.empty();
  }
};

/// In order of action, step and occurrence.
[[nodiscard]] std::vector<NoticeChange> compare_schedules(const Schedule& before,
                                                          const Schedule& after);

}  // namespace dueward::run
