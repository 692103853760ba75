// SPDX-License-Identifier: MIT
/// Whose names somebody reads: the one rule that pages, the API, mails, receipts and codes ask.
/// Pure; any thread.
///
/// - The council's own people, who name no organisation, read every name.
/// - A partner, who names one, reads their own name and those of their organisation.
/// - A body, whose mailbox many read, reads its own alone; so does whom the files have lost.
///
/// Of anybody else they read the part that person plays ("the verifier"), or whose side they are
/// on ("the council"). Whose name somebody reads, their words they read too.
#pragma once

#include <string>
#include <string_view>

#include "model/directory.hpp"
#include "policy/ground.hpp"
#include "policy/transitions.hpp"

namespace dueward::policy {

/// Whether names of others are kept from the reader, and with them inner notes and how an action is
/// chased. The empty id is nobody in particular, at the machine itself, and reads everything.
[[nodiscard]] bool is_limited(const model::Directory& directory, const model::PersonId& reader);

/// Whether the reader reads this person's name.
[[nodiscard]] bool reads(const model::Directory& directory, const model::PersonId& reader,
                         const model::PersonId& person);

/// Instead of a name: "the council", or "another organisation" for somebody of a partner.
[[nodiscard]] std::string_view side_of(const model::Directory& directory,
                                       const model::PersonId& person);

/// Instead of a name in a sentence about the action: "the verifier", of those parts in `as` that
/// the person plays; their side where they play none that has a name.
[[nodiscard]] std::string part_of(const Ground& ground, const model::PersonId& person, Roles as);

/// In what capacities somebody gives such an answer.
[[nodiscard]] Roles givers_of(model::Verb verb);

/// In what capacities somebody decides such an answer of somebody else's.
[[nodiscard]] Roles deciders_of(model::Verb asked);

/// The person's name for this reader, or other words where they do not read it.
[[nodiscard]] std::string name_or(const Ground& ground, const model::PersonId& reader,
                                  const model::PersonId& person, std::string_view otherwise);

/// The person's name for this reader, or the part they play.
[[nodiscard]] std::string seen_name(const Ground& ground, const model::PersonId& reader,
                                    const model::PersonId& person, Roles as);

/// The same where a sentence begins with it.
[[nodiscard]] std::string seen_name_first(const Ground& ground, const model::PersonId& reader,
                                          const model::PersonId& person, Roles as);

}  // namespace dueward::policy
