// SPDX-License-Identifier: MIT
#include "run/comparison.hpp"

#include <algorithm>
#include <utility>

namespace dueward::run {

namespace {

using Fields = std::map<std::string, std::string>;

std::map<model::ActionRef, Fields> fields_of(const config::Configuration& configuration) {
  const auto directory = config::make_directory(configuration);
  std::map<model::ActionRef, Fields> all;
  for (const auto& action : configuration.actions) {
    const auto& calendar = directory->calendar_of(directory->plans.at(action.ref.plan));
    all[action.ref] = {{"due", calendar::to_string(action.due)},
                       {"act_by", calendar::to_string(calendar::act_by(action.due, calendar.days))},
                       {"owner", action.owner.str()},
                       {"policy", action.policy.str()}};
  }
  return all;
}

/// Calls `use` with each key of either map, in order, and its two values; a null pointer where one
/// does not have it.
template <typename Map, typename Use>
void for_each_key(const Map& before, const Map& after, Use use) {
  auto left = before.begin();
  auto right = after.begin();
  while (left != before.end() || right != after.end()) {
    const bool only_left =
        right == after.end() || (left != before.end() && left->first < right->first);
    const bool only_right =
        left == before.end() || (right != after.end() && right->first < left->first);
    const auto& key = only_right ? right->first : left->first;
    use(key, only_right ? nullptr : &left->second, only_left ? nullptr : &right->second);
    if (!only_right) ++left;
    if (!only_left) ++right;
  }
}

}  // namespace

std::vector<ActionChange> compare_actions(const config::Configuration& before,
                                          const config::Configuration& after) {
  std::vector<ActionChange> changes;
  for_each_key(fields_of(before), fields_of(after),
               [&](const model::ActionRef& ref, const Fields* old, const Fields* now) {
                 const auto action = model::to_string(ref);
                 if (old == nullptr) {
                   changes.push_back({action, "action", "", "added"});
                 } else if (now == nullptr) {
                   changes.push_back({action, "action", "", "withdrawn"});
                 } else {
                   for (const auto& [field, value] : *old) {
                     if (now->at(field) == value) continue;
                     changes.push_back({action, field, value, now->at(field)});
                   }
                 }
               });
  return changes;
}

void add_to(Schedule& schedule, const SimulatedMessage& message, const calendar::Zone& zone) {
  const Sending sending{zone.date_of(message.at), message.to, message.notifier};
  for (const auto& notice : message.notices) {
    const auto& key = notice.key;
    schedule[{notice.action, key.step, key.occurrence, key.to}].insert(sending);
  }
}

SimulationSpan span_of(const config::Configuration& before, const config::Configuration& after) {
  SimulationSpan span{calendar::Date::max(), calendar::Date::min()};
  for (const auto* configuration : {&before, &after}) {
    for (const auto& [id, plan] : configuration->plans) {
      span.from = std::min(span.from, plan.active_from);
      span.to = std::max(span.to, plan.active_from);
    }
    for (const auto& action : configuration->actions)
      span.to = std::max(span.to, action.due);
  }
  span.to += std::chrono::weeks(4);
  return span;
}

Schedule schedule_of(const config::Configuration& configuration, const InstalledPlugins& plugins,
                     const delivery::TemplatesPtr& templates, SimulationSpan span,
                     SimulationPorts ports) {
  const calendar::Zone zone(configuration.service.timezone);
  Schedule schedule;
  ports.each = [&](const SimulatedMessage& message) { add_to(schedule, message, zone); };
  simulate(configuration, plugins, templates, span, ports);
  return schedule;
}

std::vector<NoticeChange> compare_schedules(const Schedule& before, const Schedule& after) {
  using Sendings = std::set<Sending>;
  std::vector<NoticeChange> changes;
  for_each_key(
      before, after, [&](const NoticeName& name, const Sendings* old, const Sendings* now) {
        if (old != nullptr && now != nullptr && *old == *now) return;
        changes.push_back(
            {name, old == nullptr ? Sendings{} : *old, now == nullptr ? Sendings{} : *now});
      });
  return changes;
}

}  // namespace dueward::run
