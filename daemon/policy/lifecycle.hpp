// SPDX-License-Identifier: MIT
/// What the answers of one action come to. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/date.hpp"
#include "calendar/zone.hpp"
#include "model/answer.hpp"
#include "model/plan.hpp"

namespace dueward::policy {

/// A later due date that was asked for.
struct Extension {
  int number = 0;                          ///< 1, 2, … of the action.
  const model::Answer* asked = nullptr;    ///< Never null.
  const model::Answer* decided = nullptr;  ///< Null while undecided.

  [[nodiscard]] bool granted() const {
    return decided != nullptr && decided->verb == model::Verb::approve;
  }
};

/// Answers that were taken back count for nothing. Points into the answers it was made from.
struct Lifecycle {
  model::State state = model::State::agreed;
  /// The day the ladder began anew, because a body agreed to the action, because a claim was sent
  /// back or the action reopened, or because what ended the chase was taken back: steps dated
  /// before it are not owed.
  std::optional<calendar::Date> resumed;
  int resumed_by = 0;                            ///< Number of the answer that did; 0 where none.
  const model::Answer* claim = nullptr;          ///< Of a claimed or completed action.
  const model::Answer* closed_by = nullptr;      ///< Of a closed action.
  std::vector<const model::Answer*> promises;    ///< While one reaches, reminders and repeats to
                                                 ///< the owner are not owed.
  std::vector<const model::Answer*> recoveries;  ///< While one reaches, no repeats are owed.
  std::vector<Extension> extensions;
  const model::Answer* open_extension = nullptr;  ///< Undecided.
  const model::Answer* open_not_mine = nullptr;   ///< Undecided.
  const model::Answer* forecast = nullptr;        ///< The latest progress, with its date.
  const model::Answer* worse = nullptr;           ///< A rating made worse by a person.
  const model::Answer* heard = nullptr;           ///< The owner's latest answer.

  [[nodiscard]] int granted() const;
};

/// The one of these answers that reaches over a day, from the day on which it was given to the date
/// it names, both included: the latest, null where none does.
[[nodiscard]] const model::Answer* reaching(std::span<const model::Answer* const> answers,
                                            calendar::Date day);

/// Whether nothing more is to be done about an action of this state.
[[nodiscard]] bool is_closed(model::State state);

/// Whether the ladder is owed: agreed and in progress.
[[nodiscard]] bool is_chased(model::State state);

/// `zone` tells the local day on which an answer was recorded.
[[nodiscard]] Lifecycle lifecycle_of(const model::Action& action,
                                     std::span<const model::Answer> answers,
                                     const calendar::Zone& zone);

}  // namespace dueward::policy
