// SPDX-License-Identifier: MIT
/// How an action is doing. Computed; a person can only make it worse. Pure; any thread.
#pragma once

#include <string>

#include "model/rating.hpp"
#include "policy/decide.hpp"

namespace dueward::policy {

struct Rating {
  model::Colour colour = model::Colour::grey;
  std::string reason;  ///< A sentence; empty where there is nothing to say.
  model::PersonId by;  ///< Whose words the reason holds, for inner readers; empty: it is computed.
  bool awaiting_sign_off = false;  ///< Claimed: the colour is that of the day of the claim.
  int extended = 0;                ///< Extensions granted: "extended ×2".

  bool operator==(const Rating&) const = default;
};

/// The first of these that holds:
/// closed otherwise than done: closed; embedded, or complete without checks: blue; complete with
/// checks running: embedding; past the current due date, or past the original one: red; a forecast
/// past the due date, an extension asked for or granted, or no answer within the warning time:
/// amber; proposed, or not begun and not near: grey; otherwise green. A claim is rated as of the
/// day on which it was made: in time is in time, even if it is signed off later.
[[nodiscard]] Rating rate(const Facts& facts, calendar::Date today);

}  // namespace dueward::policy
