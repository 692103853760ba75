// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include "calendar/date.hpp"
#include "engine/picture.hpp"
#include "store/store.hpp"

namespace dueward::engine {

/// What fairness goes by for an address of a notifier; the notifiers know.
using DestinationOf =
    std::function<std::string(const model::NotifierId&, const std::string& address)>;

/// Asks policy about one action and puts the answer into the words of the store. Pure but for
/// `destination_of`.
///
/// While a plan is a pilot its messages go to the administrator (without one, to the plan's
/// accountable officer) at their addresses; the ledger keeps who would have had them. Whom nothing
/// would reach in earnest is unreachable in a pilot too.
[[nodiscard]] store::Decided decide_action(const store::DueAction& due, const Picture& picture,
                                           calendar::Instant now,
                                           const DestinationOf& destination_of);

/// Who gets the messages of a plan while it is a pilot, and at which addresses.
[[nodiscard]] const model::PersonId& pilot_reader(const model::Plan& plan,
                                                  const model::Directory& directory);
[[nodiscard]] std::vector<model::Envelope> pilot_envelopes(const model::Plan& plan,
                                                           const model::Directory& directory);

}  // namespace dueward::engine
