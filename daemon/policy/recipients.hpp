// SPDX-License-Identifier: MIT
/// Who is meant by an entry of `to`, and who gets it.
#pragma once

#include <string_view>
#include <vector>

#include "policy/ground.hpp"

namespace dueward::policy {

/// Whom an entry of `to` means; deputies come later. `person` is null where nobody holds the role
/// (then `id` is empty) or the directory does not know the id.
struct Named {
  const model::PersonId* id;
  const model::Person* person;
};

[[nodiscard]] Named named_by(const Ground& ground, std::string_view entry);
[[nodiscard]] Named named_person(const Ground& ground, const model::PersonId& id);

/// Who gets what is meant for `named` on a day: the deputy of a person who is away, unless the
/// deputy is away too or has no address of their own there. Null where `named.person` is.
[[nodiscard]] const model::Person* recipient_on(const Ground& ground, const Named& named,
                                                calendar::Date day,
                                                const std::vector<model::NotifierId>& via);

/// Whether the person has an address that a step with this `via` may use.
[[nodiscard]] bool is_reachable(const model::Person* person,
                                const std::vector<model::NotifierId>& via);

/// One for each notifier the person has an address for, or those of them that `via` names.
[[nodiscard]] std::vector<model::Envelope> envelopes_for(const model::Person* person,
                                                         const std::vector<model::NotifierId>& via);

}  // namespace dueward::policy
