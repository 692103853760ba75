// SPDX-License-Identifier: MIT
/// What moves about an action, and what follows when something agreed about it changes. Pure; any
/// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/fields.hpp"
#include "model/ledger.hpp"
#include "store/store.hpp"

namespace dueward::store::rules {

struct ActionFacts {
  ActionNumber number{};
  model::ActionRef ref;
  model::ActionState state;  ///< With both holders: the owner first, then the owner's manager.
  Date due;
  model::PolicyId policy;
  bool withdrawn = false;
  std::string closed;  ///< Why; empty where not.
  bool waits = false;  ///< For somebody's decision.
  std::optional<Instant> next_check_at;
  std::uint64_t version = 0;
};

/// What of the agreed fields the facts follow.
struct AgreedAction {
  Date due;
  std::string_view policy;
  std::string_view owner;
  bool proposed = false;
};

/// Views into `fields`. Throws StoreError (refused) where due is not a date.
[[nodiscard]] AgreedAction agreed_action(const std::string& key, const model::Fields& fields);

/// The action is new. Its number is the caller's to give.
[[nodiscard]] ActionFacts new_facts(const model::ActionRef& ref, const AgreedAction& agreed,
                                    std::string_view manager, Instant now, Date today);

/// Something agreed changed, or the action came back: ladder, policy and holders follow, and where
/// it is open it is due at once.
void follow(ActionFacts& facts, const AgreedAction& agreed, std::string_view manager, Instant now,
            Date today);

/// The action is in no file any longer: it owes nothing more.
void withdraw(ActionFacts& facts);

/// The action has an answer more. It is due at once, even where it is closed now: people are told.
void answered(ActionFacts& facts, const AnswerCommit& commit);

/// Nothing where the person holds the role already.
void hand_over(model::Holder& holder, std::string_view person, Date today);

/// Facts changed, so the action is looked at again now, whatever was decided meanwhile; a closed
/// one only where it waits for a day to tell somebody.
void make_due(ActionFacts& facts, Instant now);

}  // namespace dueward::store::rules
