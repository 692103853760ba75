// SPDX-License-Identifier: MIT
#include "policy/roles.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace dueward::policy {
namespace {

using model::PersonId;

const PersonId nobody;

const PersonId& manager_id(const Ground& ground, const PersonId& person) {
  const auto* found = ground.facts.directory.person(person);
  return found == nullptr ? nobody : found->manager;
}

/// The first of these who is somebody, does not hold the action, and is not `but`.
PersonId first_other(const Ground& ground, const PersonId& but,
                     std::initializer_list<PersonId> people) {
  for (const auto& person : people) {
    if (!person.empty() && person != holder_of(ground) && person != but) return person;
  }
  return nobody;
}

bool acts_for(const Ground& ground, const PersonId& person, const PersonId& holder) {
  if (person.empty() || holder.empty()) return false;
  const auto* found = ground.facts.directory.person(holder);
  return holder == person || (found != nullptr && found->deputy == person);
}

bool is_named_by_escalation(const Ground& ground, const PersonId& person) {
  return std::ranges::any_of(ground.policy.steps, [&](const model::Step& step) {
    return step.kind == model::Kind::escalation &&
           std::ranges::find(step.to, person.str()) != step.to.end();
  });
}

const PersonId& keeper_of(const Ground& ground) {
  const auto& administrator = ground.facts.directory.administrator;
  return administrator.empty() ? ground.plan.accountable : administrator;
}

class Finder {
 public:
  Finder(const Ground& ground, const PersonId& person) : ground_(ground), person_(person) {}

  [[nodiscard]] Roles run() {
    if (person_.empty()) return roles_;
    add(Role::owner, holder_of(ground_));
    add(Role::manager, manager_of(ground_));
    add(Role::accountable, ground_.plan.accountable);
    const auto verifier = verifier_of(ground_);
    add(Role::verifier, verifier);
    add(Role::verifier, manager_id(ground_, verifier));
    add(Role::director, manager_id(ground_, ground_.plan.accountable));
    for (const auto* asked : {ground_.life.open_extension, ground_.life.open_not_mine}) {
      if (asked != nullptr) add(Role::decider, decider_of(ground_, *asked));
    }
    if (is_named_by_escalation(ground_, person_)) roles_.add(Role::director);
    if (keeper_of(ground_) == person_) roles_.add(Role::administrator);
    return roles_;
  }

 private:
  void add(Role role, const PersonId& holder) {
    if (acts_for(ground_, person_, holder)) roles_.add(role);
  }

  const Ground& ground_;
  const PersonId& person_;
  Roles roles_{};
};

}  // namespace

Roles roles_of(const Ground& ground, const PersonId& person) {
  return Finder{ground, person}.run();
}

const PersonId& holder_of(const Ground& ground) {
  const auto& owner = ground.facts.action.owner;
  return owner.empty() ? ground.plan.accountable : owner;
}

const PersonId& manager_of(const Ground& ground) {
  const auto& manager = manager_id(ground, ground.facts.action.owner);
  return manager.empty() ? ground.plan.accountable : manager;
}

PersonId verifier_of(const Ground& ground) {
  const auto& accountable = ground.plan.accountable;
  const auto* claim = ground.life.claim;
  return first_other(ground, claim == nullptr ? nobody : claim->by,
                     {ground.facts.action.verifier, accountable, manager_id(ground, accountable),
                      keeper_of(ground)});
}

PersonId verifier_manager_of(const Ground& ground) {
  const auto verifier = verifier_of(ground);
  const auto& accountable = ground.plan.accountable;
  return first_other(ground, verifier,
                     {manager_id(ground, verifier), accountable, manager_id(ground, accountable),
                      keeper_of(ground)});
}

PersonId decider_of(const Ground& ground, const model::Answer& request) {
  const auto& accountable = ground.plan.accountable;
  const auto& manager = request.verb == model::Verb::not_mine
                            ? manager_id(ground, ground.facts.action.owner)
                            : nobody;
  return first_other(ground, request.by,
                     {manager, accountable, manager_id(ground, accountable), keeper_of(ground)});
}

PersonId above_decider_of(const Ground& ground, const model::Answer& request) {
  const auto decider = decider_of(ground, request);
  if (request.verb == model::Verb::not_mine) {
    return first_other(ground, decider, {ground.plan.accountable});
  }
  return first_other(ground, decider, {manager_id(ground, decider), keeper_of(ground)});
}

bool may_decide(const Ground& ground, const model::Answer& request, const PersonId& person) {
  const auto roles = roles_of(ground, person);
  if (roles.intersects({Role::accountable, Role::director})) return true;
  if (request.verb == model::Verb::not_mine && roles.contains(Role::manager)) return true;
  return acts_for(ground, person, decider_of(ground, request));
}

std::string in_words(Roles roles) {
  static constexpr std::array<std::pair<Role, std::string_view>, 7> names{{
      {Role::owner, "the owner"},
      {Role::manager, "the owner's manager"},
      {Role::accountable, "the accountable officer"},
      {Role::verifier, "the verifier or their manager"},
      {Role::director, "the Strategic Director"},
      {Role::administrator, "the administrator"},
      {Role::decider, "whoever was asked to decide"},
  }};
  std::vector<std::string_view> parts;
  for (const auto& [role, name] : names) {
    if (roles.contains(role)) parts.push_back(name);
  }
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " or " : ", ";
    text += parts[i];
  }
  return text;
}

}  // namespace dueward::policy
