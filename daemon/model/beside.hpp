// SPDX-License-Identifier: MIT
/// Notices that no step of a policy states: they stand beside the ladder, follow from what people
/// did, and neither supersede a step nor are superseded.
#pragma once

#include <array>
#include <string_view>

#include "model/policy.hpp"

namespace dueward::model {

struct Beside {
  std::string_view step;  ///< Policies may not use this name.
  Kind kind = Kind::news;
  bool at_once = false;  ///< A message of its own, sent in the day's hours without waiting for
                         ///< send_at.
};

namespace beside {

/// A new owner or manager is told what, when, and what the predecessor was told.
inline constexpr Beside handover{"handover", Kind::handover, false};

// In these the occurrence is the number of the answer that they are about.
inline constexpr Beside verify{"verify", Kind::decision, true};
inline constexpr Beside verify_overdue{"verify-overdue", Kind::decision, false};
inline constexpr Beside verify_stalled{"verify-stalled", Kind::decision, false};
inline constexpr Beside extension{"extension", Kind::decision, true};
inline constexpr Beside extension_overdue{"extension-overdue", Kind::decision, false};
inline constexpr Beside other_owner{"other-owner", Kind::decision, true};
inline constexpr Beside other_owner_overdue{"other-owner-overdue", Kind::decision, false};
inline constexpr Beside stand_down{"stand-down", Kind::stand_down, true};
/// Somebody else answered in the owner's place.
inline constexpr Beside answered{"answered", Kind::news, true};
/// A deputy answered for somebody who was away: told when they are back, with all else of the day.
inline constexpr Beside while_away{"while-away", Kind::news, false};
inline constexpr Beside signed_off{"signed-off", Kind::news, true};
inline constexpr Beside sent_back{"sent-back", Kind::news, true};
inline constexpr Beside extended{"extended", Kind::news, true};
inline constexpr Beside extension_refused{"extension-refused", Kind::news, true};
inline constexpr Beside owner_changed{"owner-changed", Kind::news, true};
inline constexpr Beside owner_kept{"owner-kept", Kind::news, true};
inline constexpr Beside recovery{"recovery", Kind::news, true};
inline constexpr Beside reopened{"reopened", Kind::news, true};
inline constexpr Beside closed{"closed", Kind::news, true};
/// About a correction: told to those whom what it takes back was told.
inline constexpr Beside taken_back{"taken-back", Kind::news, true};

}  // namespace beside

inline constexpr std::array beside_ladder{&beside::handover,       &beside::verify,
                                          &beside::verify_overdue, &beside::verify_stalled,
                                          &beside::extension,      &beside::extension_overdue,
                                          &beside::other_owner,    &beside::other_owner_overdue,
                                          &beside::stand_down,     &beside::answered,
                                          &beside::signed_off,     &beside::sent_back,
                                          &beside::extended,       &beside::extension_refused,
                                          &beside::owner_changed,  &beside::owner_kept,
                                          &beside::recovery,       &beside::reopened,
                                          &beside::closed,         &beside::taken_back,
                                          &beside::while_away};

/// The one of this name; null where it may be a step of a policy.
[[nodiscard]] constexpr const Beside* find_beside(std::string_view step) {
  for (const auto* one : beside_ladder) {
    if (one->step == step) return one;
  }
  return nullptr;
}

}  // namespace dueward::model
