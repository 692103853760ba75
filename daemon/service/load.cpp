// SPDX-License-Identifier: MIT
#include "service/load.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "service/fingerprint.hpp"

namespace dueward::service {
namespace {

constexpr std::size_t batch_size = 1000;

std::size_t withdrawn_in(const store::LoadPreview& preview) {
  return std::accumulate(
      preview.plans.begin(), preview.plans.end(), std::size_t{0},
      [](std::size_t sum, const auto& plan) { return sum + plan.second.withdrawn; });
}

bool is_much(const store::LoadPreview::PlanCount& plan) {
  if (plan.withdrawn == 0) return false;
  return plan.withdrawn == plan.before || (plan.withdrawn > 3 && plan.withdrawn * 10 > plan.before);
}

/// Hands objects to the store in batches, so that a million rows never stand in memory twice.
class Stager {
 public:
  explicit Stager(store::Store& store) : store_(store) { batch_.reserve(batch_size); }

  store::Await<void> add(model::Object object) {
    batch_.push_back(std::move(object));
    if (batch_.size() == batch_size) co_await flush();
  }

  store::Await<void> flush() {
    auto batch = std::exchange(batch_, {});
    co_await store_.stage(std::move(batch));
    batch_.reserve(batch_size);
  }

 private:
  store::Store& store_;
  std::vector<model::Object> batch_;
};

store::Await<void> stage_all(store::Store& store, const config::Configuration& configuration) {
  Stager stager(store);
  for (const auto& [id, person] : configuration.people)
    co_await stager.add(model::to_object(person));
  for (const auto& [id, plan] : configuration.plans)
    co_await stager.add(model::to_object(plan));
  for (const auto& action : configuration.actions)
    co_await stager.add(model::to_object(action));
  co_await stager.flush();
}

store::LoadCommit commit_of(const config::Configuration& configuration, const LoadWish& wish) {
  store::LoadCommit commit;
  commit.today = wish.today;
  commit.now = wish.now;
  commit.actor = wish.actor;
  for (const auto& [id, policy] : configuration.policies)
    commit.policies.emplace(id, policy.steps);
  commit.fingerprints = fingerprints(configuration);
  return commit;
}

}  // namespace

std::optional<std::string> withdrawal_fault(const store::LoadPreview& preview,
                                            std::optional<std::size_t> withdraw) {
  const auto total = withdrawn_in(preview);
  if (withdraw) {
    if (*withdraw == total) return std::nullopt;
    return "this load would withdraw " + std::to_string(total) + " actions, not " +
           std::to_string(*withdraw) + ": look at the difference, then name the exact number";
  }
  for (const auto& [id, plan] : preview.plans) {
    if (!is_much(plan)) continue;
    return "this load would withdraw " + std::to_string(plan.withdrawn) + " of " +
           std::to_string(plan.before) + " actions of the plan \"" + id.str() +
           "\": if that is meant, reload with --withdraw " + std::to_string(total);
  }
  return std::nullopt;
}

store::Await<LoadReport> load(store::Store& store, const config::Configuration& configuration,
                              LoadWish wish) {
  co_await store.begin_load();
  co_await stage_all(store, configuration);
  const auto preview = co_await store.preview_load();

  LoadReport report;
  report.added = preview.added;
  report.changed = preview.changed;
  report.withdrawn = withdrawn_in(preview);
  report.changes = preview.first_changes;
  if (auto fault = withdrawal_fault(preview, wish.withdraw)) {
    report.refusal = std::move(*fault);
    co_await store.abandon_load();
    co_return report;
  }
  wish.before_commit();
  co_await store.commit_load(commit_of(configuration, wish));
  report.accepted = true;
  co_return report;
}

store::Await<engine::PicturePtr> picture(store::Store& store,
                                         const config::Configuration& configuration,
                                         std::set<model::NotifierId> ungrouped) {
  std::vector<model::Person> people;
  for (const auto& object : co_await store.objects(model::ObjectKind::person))
    people.push_back(model::person_from(object));
  std::vector<model::Plan> plans;
  for (const auto& object : co_await store.objects(model::ObjectKind::plan))
    plans.push_back(model::plan_from(object));
  auto result = std::make_shared<engine::Picture>();
  result->directory = config::make_directory(configuration, std::move(people), std::move(plans));
  result->step_entries = co_await store.step_entries();
  result->ungrouped = std::move(ungrouped);
  co_return result;
}

}  // namespace dueward::service
