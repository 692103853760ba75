// SPDX-License-Identifier: MIT
/// What waits for somebody's decision. Pure; any thread.
#pragma once

#include <vector>

#include "model/answer.hpp"
#include "policy/decide.hpp"

namespace dueward::policy {

/// An answer that somebody else has to decide: a claim to be verified, an extension or another
/// owner to be granted. Points into the facts.
struct Pending {
  const model::Answer* asked = nullptr;
  model::PersonId decider;  ///< Whose turn it is.
  calendar::Date before{};  ///< On this day whoever stands above them is told.
  calendar::Date since{};   ///< The local day on which it was recorded.
};

/// In the order in which they were asked.
[[nodiscard]] std::vector<Pending> pending(const Facts& facts);

}  // namespace dueward::policy
