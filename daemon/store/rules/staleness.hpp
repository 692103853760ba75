// SPDX-License-Identifier: MIT
/// Whether a notice not yet sent is still true. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/answer.hpp"
#include "model/ledger.hpp"
#include "model/policy.hpp"

namespace dueward::store::rules {

/// What tells. Views need to hold for the call only.
struct UnsentNotice {
  bool withdrawn = false;      ///< The action is in no file any longer.
  bool open = true;            ///< The action.
  std::string_view closed;     ///< Why people closed the action.
  bool plan_is_pilot = false;  ///< Now.
  int present_ladder = 1;      ///< The action's.
  int ladder = 1;              ///< The notice's; negative where it was decided in a pilot.
  std::string_view step;
  model::Kind kind = model::Kind::reminder;
  model::State life = model::State::agreed;  ///< Of the action.
  std::optional<model::Verb>
      answered;           ///< The latest answer about the one whose number is the
                          ///< notice's occurrence: of notices that follow from answers.
  bool taken_up = false;  ///< Whether the new owner has answered since: of a handover.
};

/// Whether UnsentNotice::answered matters.
[[nodiscard]] bool follows_from_an_answer(std::string_view step);

/// Whether UnsentNotice::taken_up matters.
[[nodiscard]] bool is_handover(std::string_view step);

/// Whether whom the handover of this number was for, by the role that it names, has answered since
/// as the owner.
[[nodiscard]] bool taken_up(const model::ActionState& state, std::string_view role, int number);

/// Why the notice is no longer true, as far as these tell; nothing where it still is.
[[nodiscard]] std::optional<std::string> staleness(const UnsentNotice& notice);

/// Whether a later step to the same person makes the notice stale too, and what is said then.
[[nodiscard]] bool yields_to_later(std::string_view step);
[[nodiscard]] std::string went_instead(std::string_view later_step);

}  // namespace dueward::store::rules
