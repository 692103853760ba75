// SPDX-License-Identifier: MIT
#include "cli/comparison.hpp"

namespace dueward::cli {

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

void add_to(Schedule& schedule, const run::SimulatedMessage& message, const calendar::Zone& zone) {
  const Sending sending{zone.date_of(message.at), message.to, message.notifier};
  for (const auto& notice : message.notices) {
    const auto& key = notice.key;
    schedule[{notice.action, key.step, key.occurrence, key.to}].insert(sending);
  }
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

}  // namespace dueward::cli
