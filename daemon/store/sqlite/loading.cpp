// SPDX-License-Identifier: MIT
#include <set>

#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"
#include "store/rules/policy_steps.hpp"
#include "store/sqlite/facts.hpp"
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

using model::ObjectKind;

/// Makes the staged objects valid. One use.
class Load {
 public:
  Load(Core& core, const LoadCommit& commit)
      : core_(core), commit_(commit), change_{commit.actor, commit.now, commit.today} {}

  void run() {
    const bool first = is_first();
    find_changes();
    // People before actions: an action's second holder is its owner's manager.
    each_changed(ObjectKind::person, [this](const Staged& staged) { person(staged); });
    each_changed(ObjectKind::plan, [this](const Staged& staged) { plan(staged); });
    each_changed(ObjectKind::action, [this](const Staged& staged) { action(staged); });
    withdraw_missing();
    policies();
    fingerprints();
    if (first) {
      // New actions are due by themselves.
    } else if (all_due_) {
      core_.actions.make_all_due(commit_.now);
    } else {
      for (const auto& plan : due_plans_) {
        core_.actions.make_plan_due(plan, commit_.now);
      }
    }
    core_.db.execute("DELETE FROM staged");
    core_.loading = false;
  }

 private:
  struct Staged {
    ObjectKind kind;
    std::string key;
    std::string loaded;
    std::optional<std::int64_t> number;  ///< Of the object that is there already.
  };

  /// A wide row before and after the load.
  struct Wide {
    model::Fields before;  ///< As it stood.
    model::Fields after;   ///< As it stands.
    bool was_present = true;
  };

  bool is_first() {
    auto any = core_.db.query("SELECT 1 FROM action_state LIMIT 1");
    return !any.step();
  }

  void find_changes() {
    core_.db.execute("DELETE FROM changed");
    core_.db.execute(
        "INSERT INTO changed (kind, key, number, loaded) "
        "SELECT s.kind, s.key, o.number, s.loaded FROM staged s "
        "LEFT JOIN object o ON o.kind = s.kind AND o.key = s.key "
        "WHERE o.number IS NULL OR NOT o.present OR o.loaded <> s.loaded");
  }

  template <typename Use>
  void each_changed(ObjectKind kind, Use use) {
    auto rows =
        core_.db.query("SELECT key, loaded, number FROM changed WHERE kind = ? ORDER BY key", kind);
    while (rows.step()) {
      const auto number = rows.is_null(2) ? std::nullopt : std::optional{rows.integer(2)};
      use(Staged{kind, rows.string(0), rows.string(1), number});
    }
  }

  std::int64_t insert_wide(const Staged& staged) {
    core_.db.execute("INSERT INTO object (kind, key, loaded) VALUES (?, ?, ?)", staged.kind,
                     staged.key, staged.loaded);
    return core_.db.last_number();
  }

  Wide update_wide(const Staged& staged) {
    Wide wide;
    auto file = rules::to_fields(staged.loaded);
    model::Fields decided;
    {
      auto row = core_.db.query("SELECT loaded, decided, present FROM object WHERE number = ?",
                                *staged.number);
      row.step();
      const auto loaded = rules::to_fields(row.text(0));
      decided = rules::to_fields(row.text(1));
      wide.was_present = row.integer(2) != 0;
      wide.before = rules::merged(loaded, decided);
      decided = rules::still_decided(std::move(decided), loaded, file);
    }
    core_.db.execute("UPDATE object SET loaded = ?, decided = ?, present = 1 WHERE number = ?",
                     staged.loaded, rules::to_text(decided, rules::Empty::kept), *staged.number);
    wide.after = rules::merged(std::move(file), decided);
    return wide;
  }

  void person(const Staged& staged) {
    all_due_ = true;
    if (!staged.number) {
      insert_wide(staged);
      const auto fields = rules::to_fields(staged.loaded);
      record("", "", "person-added", staged.key, rules::field_of(fields, "name"));
      return;
    }
    const auto wide = update_wide(staged);
    person_changed(core_, staged.key, wide.before, wide.after, change_);
  }

  void plan(const Staged& staged) {
    due_plans_.insert(staged.key);
    if (!staged.number) {
      insert_wide(staged);
      core_.pilots.clear();
      const auto fields = rules::to_fields(staged.loaded);
      record(staged.key, "", "plan-added", "", rules::field_of(fields, "title"));
      return;
    }
    const auto wide = update_wide(staged);
    plan_changed(core_, staged.key, wide.before, wide.after, change_);
  }

  void action(const Staged& staged) {
    if (!staged.number) {
      add_action(staged);
      return;
    }
    const auto wide = update_wide(staged);
    auto row = core_.actions.row(ActionNumber{*staged.number}).value();
    if (row.withdrawn) {
      row.withdrawn = false;
      record(row.ref.plan.str(), row.ref.id, "action-returned", "", "");
    }
    action_changed(core_, row, wide.before, wide.after, change_);
  }

  void add_action(const Staged& staged) {
    const auto fields = rules::to_fields(staged.loaded);
    const auto agreed = rules::agreed_action(staged.key, fields);
    auto row = rules::new_facts(model::parse_action_ref(staged.key), agreed, manager(agreed.owner),
                                commit_.now, commit_.today);
    row.number = ActionNumber{insert_wide(staged)};
    core_.actions.add(row);
    record(row.ref.plan.str(), row.ref.id, "action-added",
           "due " + calendar::to_string(agreed.due) + ", owner " + std::string{agreed.owner},
           rules::field_of(fields, "title"));
  }

  void withdraw_missing() {
    core_.db.execute("DELETE FROM changed");
    core_.db.execute(
        "INSERT INTO changed (kind, key, number, loaded) SELECT kind, key, number, '' FROM object "
        "o "
        "WHERE present AND NOT EXISTS "
        "(SELECT 1 FROM staged s WHERE s.kind = o.kind AND s.key = o.key)");
    for (auto kind : {ObjectKind::action, ObjectKind::plan, ObjectKind::person}) {
      each_changed(kind, [this](const Staged& missing) { withdraw(missing); });
    }
  }

  void withdraw(const Staged& missing) {
    core_.db.execute("UPDATE object SET present = 0 WHERE number = ?", *missing.number);
    if (missing.kind == ObjectKind::person) {
      all_due_ = true;
      record("", "", "person-withdrawn", missing.key, "");
    } else if (missing.kind == ObjectKind::plan) {
      record(missing.key, "", "plan-withdrawn", "", "");
    } else {
      auto row = core_.actions.row(ActionNumber{*missing.number}).value();
      rules::withdraw(row);
      core_.actions.write(row);
      record(row.ref.plan.str(), row.ref.id, "action-withdrawn", "", "");
    }
  }

  void policies();
  bool policy_steps(const model::PolicyId& id, const std::vector<model::Step>& steps);
  rules::KnownSteps known_steps(const model::PolicyId& id);
  void fingerprints();

  /// Kept for the many actions of one owner. Filled after people() only.
  const std::string& manager(std::string_view owner) {
    auto [place, is_new] = managers_.try_emplace(std::string{owner});
    if (is_new) place->second = manager_of(core_, owner);
    return place->second;
  }

  void record(std::string_view plan, std::string_view action, std::string_view event,
              std::string_view facts, std::string_view text) {
    core_.history.add(
        {plan, commit_.now, event, action, commit_.actor.who, commit_.actor.via, facts, text});
  }

  Core& core_;
  const LoadCommit& commit_;
  const Change change_;
  bool all_due_ = false;
  std::set<std::string> due_plans_;
  std::map<std::string, std::string, std::less<>> managers_;
};

void Load::policies() {
  std::set<std::string> known;
  {
    auto rows = core_.db.query("SELECT DISTINCT policy FROM policy_step");
    while (rows.step()) {
      known.insert(rows.string(0));
    }
  }
  for (const auto& [id, steps] : commit_.policies) {
    known.erase(id.str());
    all_due_ |= policy_steps(id, steps);
  }
  for (const auto& gone : known) {
    core_.db.execute("DELETE FROM policy_step WHERE policy = ?", gone);
    record("", "", "policy-withdrawn", gone, "");
  }
}

/// Gives whether the policy differs from the last load.
bool Load::policy_steps(const model::PolicyId& id, const std::vector<model::Step>& steps) {
  using What = rules::StepChange::What;
  const auto changes = rules::compare_steps(known_steps(id), steps, commit_.today);
  for (const auto& [what, step, now] : changes) {
    const auto name = id.str() + " " + step;
    if (what == What::removed) {
      core_.db.execute("DELETE FROM policy_step WHERE policy = ? AND step = ?", id, step);
      record("", "", "step-removed", name, "");
      continue;
    }
    core_.db.execute(
        "INSERT INTO policy_step (policy, step, timing, whole, entered) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET timing = excluded.timing, whole = excluded.whole, "
        "entered = excluded.entered",
        id, step, now.timing, now.whole, now.entered);
    record("", "", what == What::changed ? "step-changed" : "step-added", name, now.whole);
  }
  return !changes.empty();
}

rules::KnownSteps Load::known_steps(const model::PolicyId& id) {
  rules::KnownSteps known;
  auto rows =
      core_.db.query("SELECT step, timing, whole, entered FROM policy_step WHERE policy = ?", id);
  while (rows.step()) {
    known[rows.string(0)] = {rows.string(1), rows.string(2), rows.date(3)};
  }
  return known;
}

void Load::fingerprints() {
  std::map<std::string, std::string> known;
  {
    auto rows = core_.db.query("SELECT key, value FROM meta WHERE key GLOB 'fingerprint:*'");
    while (rows.step()) {
      known[rows.string(0)] = rows.string(1);
    }
  }
  std::map<std::string, std::string> now;
  for (const auto& [name, value] : commit_.fingerprints) {
    now["fingerprint:" + name] = value;
  }
  if (known == now) return;
  all_due_ = true;
  for (const auto& [key, value] : known) {
    erase_meta(core_, key);
  }
  for (const auto& [key, value] : now) {
    write_meta(core_, key, value);
  }
}

}  // namespace

void commit_load(Core& core, const LoadCommit& commit) {
  rules::need_load(core.loading);
  Load{core, commit}.run();
}

}  // namespace dueward::store::sqlite
