// SPDX-License-Identifier: MIT
#include "service/plan_file.hpp"

#include <utility>

#include "config/write.hpp"

namespace dueward::service {

Await<std::string> plan_file(store::Store& store, model::DirectoryPtr directory, model::PlanId id) {
  const auto& plan = directory->plans.at(id);
  std::vector<model::Action> actions;
  store::ActionQuery query;
  query.plan = std::move(id);
  query.include_closed = true;
  for (bool last = false; !last;) {
    auto records = co_await store.actions(query);
    last = records.size() < query.limit;
    if (!records.empty()) query.after = to_string(records.back().action.ref);
    for (auto& record : records) {
      if (!record.withdrawn) actions.push_back(std::move(record.action));
    }
  }
  co_return config::write_plan(plan, actions, directory->calendar_of(plan).days);
}

}  // namespace dueward::service
