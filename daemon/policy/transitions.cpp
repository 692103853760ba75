// SPDX-License-Identifier: MIT
#include "policy/transitions.hpp"

#include <array>
#include <cstddef>

namespace dueward::policy {
namespace {

using enum model::State;
using model::Verb;

constexpr States chased{agreed, in_progress};
constexpr States open{proposed, agreed, in_progress, claimed};
constexpr States any{proposed,  rejected, agreed,     in_progress,   claimed,  complete,
                     embedding, embedded, superseded, risk_accepted, withdrawn};

constexpr Roles owners{Role::owner, Role::manager, Role::accountable, Role::administrator};
constexpr Roles keepers{Role::accountable, Role::director, Role::administrator};
constexpr Roles verifiers{Role::verifier};
constexpr Roles deciders{Role::manager, Role::accountable, Role::director, Role::decider};
constexpr Roles directors{Role::accountable, Role::director};
constexpr Roles everybody{Role::owner,    Role::manager,  Role::accountable,
                          Role::verifier, Role::director, Role::administrator};

/// In the order of the verbs.
constexpr std::array<Transition, model::verb_count> table{{
    {.verb = Verb::acknowledge,
     .from = chased,
     .to = in_progress,
     .by = owners,
     .date = Needs::required,
     .date_is = "promised"},
    {.verb = Verb::progress,
     .from = chased,
     .to = in_progress,
     .by = owners,
     .note = Needs::required,
     .date = Needs::optional,
     .date_is = "forecast"},
    {.verb = Verb::claim, .from = chased, .to = claimed, .by = owners},
    {.verb = Verb::sign_off,
     .from = {claimed},
     .to = complete,
     .by = verifiers,
     .other_than_owner = true},
    {.verb = Verb::send_back,
     .from = {claimed},
     .to = in_progress,
     .by = verifiers,
     .other_than_owner = true,
     .note = Needs::required,
     .note_is = "reason"},
    {.verb = Verb::extend,
     .from = chased,
     .to = {},
     .by = owners,
     .note = Needs::required,
     .date = Needs::required,
     .note_is = "reason",
     .date_is = "to"},
    {.verb = Verb::recover,
     .from = chased,
     .to = {},
     .by = directors,
     .date = Needs::required,
     .date_is = "to"},
    {.verb = Verb::approve, .from = chased, .to = {}, .by = deciders, .other_than_owner = true},
    {.verb = Verb::refuse,
     .from = chased,
     .to = {},
     .by = deciders,
     .other_than_owner = true,
     .note = Needs::required,
     .note_is = "reason"},
    {.verb = Verb::not_mine,
     .from = chased,
     .to = {},
     .by = owners,
     .note = Needs::required,
     .person = Needs::required,
     .note_is = "reason"},
    {.verb = Verb::reopen,
     .from = {complete, embedding, embedded, superseded, risk_accepted, withdrawn},
     .to = in_progress,
     .by = {Role::verifier, Role::accountable, Role::director, Role::administrator},
     .note = Needs::required,
     .note_is = "reason"},
    {.verb = Verb::agree,
     .from = {proposed, rejected},
     .to = agreed,
     .by = keepers,
     .person = Needs::optional},
    {.verb = Verb::reject,
     .from = {proposed},
     .to = rejected,
     .by = keepers,
     .note = Needs::required,
     .person = Needs::optional,
     .note_is = "reason"},
    {.verb = Verb::supersede,
     .from = open,
     .to = superseded,
     .by = keepers,
     .note = Needs::required,
     .note_is = "reason"},
    {.verb = Verb::accept_risk,
     .from = open,
     .to = risk_accepted,
     .by = directors,
     .other_than_owner = true,
     .note = Needs::required,
     .person = Needs::optional,
     .note_is = "reason"},
    {.verb = Verb::withdraw,
     .from = open,
     .to = withdrawn,
     .by = keepers,
     .note = Needs::required,
     .person = Needs::optional,
     .note_is = "reason"},
    {.verb = Verb::correct,
     .from = any,
     .to = {},
     .by = everybody,
     .note = Needs::required,
     .note_is = "reason"},
}};

}  // namespace

std::span<const Transition> transitions() {
  return table;
}

const Transition& transition(model::Verb verb) {
  return table[static_cast<std::size_t>(verb)];
}

}  // namespace dueward::policy
