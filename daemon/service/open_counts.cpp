// SPDX-License-Identifier: MIT
#include "service/open_counts.hpp"

#include "service/action_lots.hpp"
#include "service/escalated.hpp"
#include "service/waiting.hpp"

namespace dueward::service {
namespace {

constexpr std::size_t lot = 200;

class Counting {
 public:
  explicit Counting(const engine::Picture& picture) : directory_(*picture.directory) {}

  void add(const model::PersonId& person, const model::ActionRef& ref,
           std::size_t OpenCount::*what) {
    if (person.empty()) return;
    ++(counts_[person].*(is_pilot(ref) ? &OpenCount::in_pilots : what));
  }

  /// To those who stand in for somebody today, what is open with whom they stand in for.
  void hand_to_deputies(calendar::Date today) {
    const auto own = counts_;
    for (const auto& [id, person] : directory_.people) {
      const auto found = own.find(id);
      if (person.deputy.empty() || !person.is_away(today) || found == own.end()) continue;
      auto& count = counts_[person.deputy];
      count.actions += found->second.actions;
      count.decisions += found->second.decisions;
      count.in_pilots += found->second.in_pilots;
    }
  }

  OpenCounts result() { return std::move(counts_); }

 private:
  [[nodiscard]] bool is_pilot(const model::ActionRef& ref) const {
    const auto plan = directory_.plans.find(ref.plan);
    return plan != directory_.plans.end() && plan->second.pilot;
  }

  const model::Directory& directory_;
  OpenCounts counts_;
};

Await<void> add_escalated(Counting& counting, store::Store& store, Overviews& overviews,
                          model::PlanId plan) {
  const auto overview = co_await overviews.plan(std::move(plan));
  const auto& directory = *overview.directory;
  for (const auto& line : overview.exceptions) {
    if (!line.overdue) continue;
    const auto whole = co_await store.action(line.record.action.ref);
    if (!whole) continue;
    for (const auto& person : escalated_to(*whole)) {
      if (person != whole->action.owner && may_be_escalated_to(directory, person))
        counting.add(person, whole->action.ref, &OpenCount::escalated);
    }
  }
}

}  // namespace

Await<OpenCounts> open_counts(store::Store& store, Overviews& overviews, engine::PicturePtr picture,
                              calendar::Date today) {
  Counting counting(*picture);
  store::ActionQuery query;
  query.limit = lot;
  ActionLots lots(store, std::move(query));
  for (auto records = co_await lots.next(); !records.empty(); records = co_await lots.next()) {
    for (const auto& record : records) {
      if (record.state.life != model::State::proposed)
        counting.add(record.action.owner, record.action.ref, &OpenCount::actions);
    }
  }
  const auto decisions = co_await waiting(store, picture, today, std::nullopt);
  for (const auto& item : decisions)
    counting.add(item.decider, item.ref, &OpenCount::decisions);
  counting.hand_to_deputies(today);
  for (const auto& [id, plan] : picture->directory->plans)
    co_await add_escalated(counting, store, overviews, id);
  co_return counting.result();
}

}  // namespace dueward::service
