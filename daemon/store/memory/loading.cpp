// SPDX-License-Identifier: MIT
#include <set>
#include <utility>

#include "store/memory/changes.hpp"
#include "store/memory/verbs.hpp"
#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"

namespace dueward::store::memory {
namespace {

using model::ObjectKind;

/// An action that the load adds or changes, as it will stand.
struct NewAction {
  Row* row = nullptr;  ///< None: it is new.
  ActionPtr action;
  Agreed agreed;
};

/// Throws StoreError (refused) where the action cannot be read.
NewAction merge(Core& core, const std::string& key, const Staged& staged) {
  NewAction merged{core.actions.find(model::parse_action_ref(key)), staged.action,
                   Agreed{staged.loaded, {}, true}};
  if (merged.row != nullptr && !merged.row->agreed.decided.empty()) {
    const auto& before = merged.row->agreed;
    merged.agreed.decided = rules::still_decided(before.decided, rules::to_fields(before.loaded),
                                                 rules::to_fields(staged.loaded));
  }
  if (merged.action && merged.agreed.decided.empty()) return merged;
  const model::Object object{ObjectKind::action, key, merged.agreed.standing()};
  rules::need_readable(object);
  merged.action = std::make_shared<const model::Action>(model::action_from(object));
  return merged;
}

/// Makes the staged objects valid. One use.
class Load {
 public:
  Load(Core& core, const LoadCommit& commit)
      : core_(core), commit_(commit), change_{commit.now, commit.today} {}

  void run() {
    const bool first = core_.actions.all().empty();
    merge_actions();
    // From here on nothing fails. People before actions: an action's second holder is its owner's
    // manager.
    each_changed(ObjectKind::person, [this](auto& key, auto& staged) { person(key, staged); });
    each_changed(ObjectKind::plan, [this](auto& key, auto& staged) { plan(key, staged); });
    for (auto& action : actions_) {
      stand(std::move(action));
    }
    withdraw_missing();
    core_.pilots.clear();
    policies();
    fingerprints();
    if (!first) make_due();
    abandon_load(core_);
  }

 private:
  static bool changes(const Agreed& known, const Staged& staged) {
    return !known.present || known.loaded != staged.loaded;
  }

  void merge_actions() {
    for (const auto& [key, staged] : core_.staged_of(ObjectKind::action)) {
      const auto* row = core_.actions.find(model::parse_action_ref(key));
      if (row == nullptr || changes(row->agreed, staged)) {
        actions_.push_back(merge(core_, key, staged));
      }
    }
  }

  template <typename Use>
  void each_changed(ObjectKind kind, Use use) {
    const auto& things = core_.things(kind);
    for (const auto& [key, staged] : core_.staged_of(kind)) {
      const auto known = things.find(key);
      if (known == things.end() || changes(known->second, staged)) use(key, staged);
    }
  }

  void person(const std::string& key, const Staged& staged) {
    all_due_ = true;
    if (const auto before = update(core_.people, key, staged)) {
      person_changed(core_, key, *before, core_.people.at(key).standing(), change_);
    }
  }

  void plan(const std::string& key, const Staged& staged) {
    due_plans_.insert(key);
    if (const auto before = update(core_.plans, key, staged)) {
      plan_changed(core_, key, *before, core_.plans.at(key).standing(), change_);
    }
  }

  /// Gives how the thing stood before; nothing where it is new.
  static std::optional<model::Fields> update(AgreedThings& things, const std::string& key,
                                             const Staged& staged) {
    const auto [place, is_new] = things.try_emplace(key, Agreed{staged.loaded, {}, true});
    if (is_new) return std::nullopt;
    auto& agreed = place->second;
    auto before = agreed.standing();
    agreed.decided =
        rules::still_decided(std::move(agreed.decided), rules::to_fields(agreed.loaded),
                             rules::to_fields(staged.loaded));
    agreed.loaded = staged.loaded;
    agreed.present = true;
    return before;
  }

  void stand(NewAction action) {
    if (action.row == nullptr) {
      const auto agreed = agreed_of(*action.action);
      auto facts = rules::new_facts(action.action->ref, agreed, manager(agreed.owner), commit_.now,
                                    commit_.today);
      core_.actions.add(std::move(facts), std::move(action.agreed), std::move(action.action));
      return;
    }
    auto& row = *action.row;
    row.agreed = std::move(action.agreed);
    row.facts.withdrawn = false;
    action_changed(core_, row, std::move(action.action), change_);
  }

  void withdraw_missing() {
    const auto& staged = core_.staged_of(ObjectKind::action);
    for (auto& row : core_.actions.all()) {
      if (!row.agreed.present || staged.contains(to_string(row.facts.ref))) continue;
      row.agreed.present = false;
      core_.actions.change(row, [](auto& facts) { rules::withdraw(facts); });
    }
    withdraw_missing(ObjectKind::plan);
    all_due_ |= withdraw_missing(ObjectKind::person);
  }

  bool withdraw_missing(ObjectKind kind) {
    bool any = false;
    const auto& staged = core_.staged_of(kind);
    for (auto& [key, agreed] : core_.things(kind)) {
      if (!agreed.present || staged.contains(key)) continue;
      agreed.present = false;
      any = true;
    }
    return any;
  }

  void policies() {
    std::erase_if(core_.policies,
                  [this](const auto& known) { return !commit_.policies.contains(known.first); });
    for (const auto& [id, steps] : commit_.policies) {
      auto& known = core_.policies[id];
      auto changes = rules::compare_steps(known, steps, commit_.today);
      all_due_ |= !changes.empty();
      for (auto& [what, step, now] : changes) {
        if (what == rules::StepChange::What::removed) {
          known.erase(step);
        } else {
          known.insert_or_assign(step, std::move(now));
        }
      }
    }
  }

  void fingerprints() {
    all_due_ |= core_.fingerprints != commit_.fingerprints;
    core_.fingerprints = commit_.fingerprints;
  }

  void make_due() {
    if (all_due_) {
      core_.actions.make_all_due(commit_.now);
      return;
    }
    for (const auto& plan : due_plans_) {
      core_.actions.make_plan_due(plan, commit_.now);
    }
  }

  /// Kept for the many actions of one owner. Asked once people stand.
  const std::string& manager(std::string_view owner) {
    auto [place, is_new] = managers_.try_emplace(std::string{owner});
    if (is_new) place->second = manager_of(core_, owner);
    return place->second;
  }

  Core& core_;
  const LoadCommit& commit_;
  const Change change_;
  std::vector<NewAction> actions_;
  bool all_due_ = false;
  std::set<std::string> due_plans_;
  std::map<std::string, std::string, std::less<>> managers_;
};

}  // namespace

void commit_load(Core& core, const LoadCommit& commit) {
  rules::need_load(core.loading);
  Load{core, commit}.run();
}

}  // namespace dueward::store::memory
