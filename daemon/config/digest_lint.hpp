// SPDX-License-Identifier: MIT
/// Weekly digests that let an escalation overtake whom it is about.
#pragma once

#include "config/draft.hpp"

namespace dueward::config {

/// Warns, once for each person and policy, where a notice would wait for the person's digest until
/// a later level has heard of the same action. Looks at every action's ladder as on a fresh plan;
/// actions whose dates and digests are the same are looked at once. For a sound configuration.
void check_digests(Draft& draft);

}  // namespace dueward::config
