// SPDX-License-Identifier: MIT
#include "config/digest_lint.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "policy/decide.hpp"

namespace dueward::config {
namespace {

using calendar::Date;
using model::Action;
using model::Person;
using model::PersonId;
using policy::Rung;

// Far enough for the first occurrence of every usual step.
constexpr std::chrono::days ahead{60};

using Digest = std::optional<unsigned>;  // the weekday, as a number that can be compared

// What decides on which days the notices of an action go out.
using Pattern = std::tuple<model::PlanId, model::PolicyId, Date, Digest, Digest, Digest>;

// A notice that arrives after a later level has heard.
struct Overtaken {
  Rung notice;
  Rung later;
};

class DigestLint {
 public:
  explicit DigestLint(Draft& draft)
      : draft_(draft),
        configuration_(draft.configuration),
        directory_(make_directory(draft.configuration)) {}

  void look_at(const Action& action) {
    const auto [found, fresh] = found_.try_emplace(pattern_of(action));
    if (fresh) found->second = overtaken(action);
    if (found->second) report(action, *found->second);
  }

 private:
  [[nodiscard]] const Person* person(const PersonId& id) const { return directory_->person(id); }

  [[nodiscard]] Digest digest_of(const Person* person) const {
    if (person == nullptr || !person->digest) return std::nullopt;
    return person->digest->c_encoding();
  }

  [[nodiscard]] const Person* manager_of(const Action& action) const {
    const auto* owner = person(action.owner);
    return owner == nullptr ? nullptr : person(owner->manager);
  }

  [[nodiscard]] Pattern pattern_of(const Action& action) const {
    return {action.ref.plan,
            action.policy,
            action.due,
            digest_of(person(action.owner)),
            digest_of(manager_of(action)),
            digest_of(person(action.verifier))};
  }

  // The ladder as it is before anything was sent.
  [[nodiscard]] std::vector<Rung> ladder_of(const Action& action) const {
    const auto& plan = directory_->plans.at(action.ref.plan);
    model::ActionState state;
    state.original_due = action.due;
    state.first_loaded = state.due_since = state.policy_since = plan.active_from;
    static const model::StepEntries entries;
    const policy::Facts facts{*directory_, action, state, entries, {}};
    const policy::Moment begin{plan.active_from, calendar::TimeOfDay{0}};
    auto rungs =
        policy::explain(facts, begin, action.due + ahead, policy::Sentences::left_out).rungs;
    std::erase_if(rungs, [](const Rung& rung) {
      return rung.key.occurrence > 1 || rung.verdict == Rung::Verdict::never;
    });
    return rungs;
  }

  [[nodiscard]] std::vector<std::string> level_of(const Action& action, const Rung& rung) const {
    const auto& steps = directory_->policies.at(action.policy).steps;
    const auto step = std::ranges::find(steps, rung.key.step, &model::Step::name);
    return step == steps.end() ? std::vector<std::string>{} : step->to;
  }

  // Of several the one that waits for the last step.
  [[nodiscard]] std::optional<Overtaken> overtaken(const Action& action) const {
    const auto rungs = ladder_of(action);
    std::map<std::vector<std::string>, Date> begins;
    for (const auto& rung : rungs)
      begins.try_emplace(level_of(action, rung), rung.date);
    std::optional<Overtaken> result;
    for (const auto& rung : rungs) {
      const auto* recipient = person(rung.named);
      if (recipient == nullptr || !recipient->digest) continue;
      const auto level = level_of(action, rung);
      const auto later = std::ranges::find_if(rungs, [&](const Rung& other) {
        const auto its = level_of(action, other);
        return other.named != rung.named && its != level && other.date >= rung.date &&
               begins.at(its) >= begins.at(level) && other.sending_day < rung.sending_day;
      });
      if (later != rungs.end()) result = Overtaken{rung, *later};
    }
    return result;
  }

  [[nodiscard]] const Person* holder(const Action& action, const Rung& rung) const {
    if (rung.key.to == "owner") return person(action.owner);
    if (rung.key.to == "owner.manager") return manager_of(action);
    if (rung.key.to == "verifier") return person(action.verifier);
    return person(rung.named);
  }

  void report(const Action& action, const Overtaken& found) {
    const auto* who = holder(action, found.notice);
    if (who == nullptr || !reported_.emplace(who->id, action.policy).second) return;
    draft_.report.add(
        configuration_.where("people/" + who->id.str() + "/digest"), "digest-after-escalation",
        fmt::format("person {}: about {}, step {} of policy {} waits for the {} digest of {}, but "
                    "step {} goes to {} on {} already; set urgent = true on step {}, or take the "
                    "digest out",
                    who->id.str(), to_string(action.ref), found.notice.key.step,
                    action.policy.str(), calendar::to_string(*who->digest),
                    calendar::in_short(found.notice.sending_day), found.later.key.step,
                    found.later.key.to, calendar::in_short(found.later.sending_day),
                    found.notice.key.step));
  }

  Draft& draft_;
  const Configuration& configuration_;
  model::DirectoryPtr directory_;
  std::map<Pattern, std::optional<Overtaken>> found_;
  std::set<std::pair<PersonId, model::PolicyId>> reported_;
};

}  // namespace

void check_digests(Draft& draft) {
  const auto& configuration = draft.configuration;
  const bool any = std::ranges::any_of(
      configuration.people, [](const auto& entry) { return entry.second.digest.has_value(); });
  if (!any) return;
  DigestLint lint(draft);
  for (const auto& action : configuration.actions)
    lint.look_at(action);
}

}  // namespace dueward::config
