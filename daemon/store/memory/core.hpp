// SPDX-License-Identifier: MIT
/// What every verb works on. Used by the loop's thread only.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/memory/actions.hpp"
#include "store/memory/messages.hpp"
#include "store/rules/digest.hpp"
#include "store/rules/parcels.hpp"
#include "store/rules/policy_steps.hpp"

namespace dueward::store::memory {

/// Of people and of plans, by id.
using AgreedThings = std::map<std::string, Agreed, std::less<>>;

/// What a load gathers.
struct Staged {
  std::string loaded;  ///< As in Agreed.
  ActionPtr action;    ///< Of an action that can be read.
};
using StagedThings = std::map<std::string, Staged, std::less<>>;

/// An envelope that no message carries yet.
struct Loose {
  NoticeNumber notice{};
  std::string destination;
  bool alone = false;
  std::optional<Instant> not_before;
  bool taken = false;  ///< By a message that is being sealed.
};

struct Box {
  std::optional<Date> day;  ///< The last for which its notices were put together.
  std::vector<Loose> loose;
};

struct Core {
  explicit Core(bool tells) : tell_told(tells) {}

  AgreedThings& things(model::ObjectKind kind) {
    return kind == model::ObjectKind::person ? people : plans;
  }
  StagedThings& staged_of(model::ObjectKind kind) { return staged[static_cast<std::size_t>(kind)]; }

  const bool tell_told;  ///< See MemoryOptions.
  Standing standing;

  AgreedThings people;
  AgreedThings plans;
  Actions actions;
  std::map<std::string, bool, std::less<>> pilots;  ///< Plans that are one or not, once asked.
  std::map<model::PolicyId, rules::KnownSteps> policies;
  std::map<std::string, std::string> fingerprints;

  bool loading = false;  ///< begin_load() was called.
  std::array<StagedThings, 3> staged;

  std::map<rules::Letterbox, Box> boxes;
  std::map<Date, std::size_t> sealed_by_day;
  Messages messages;
  std::map<model::PersonId, model::MessageId> untold;  ///< See MessageQuery.
  std::map<std::string, Met, std::less<>> once;        ///< Wishes that were met, by key.
  std::vector<model::Token> tokens;                    ///< In the order in which they were made.
  std::vector<model::SigningKey> signing_keys;
  std::map<std::string, std::string> link_marks;
  rules::Digester digester;
};

}  // namespace dueward::store::memory
