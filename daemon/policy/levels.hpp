// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "policy/ground.hpp"

namespace dueward::policy {

/// A level of a ladder: the steps with this `to`.
using Level = std::vector<std::string>;

/// Whether a late level whose earliest unsettled date is `begins` must wait at `today`: a notice of
/// another level that began no later is on its way, was first heard today, or was superseded today.
[[nodiscard]] bool must_wait(const Ground& ground, const Level& level, calendar::Date begins,
                             calendar::Date today);

}  // namespace dueward::policy
