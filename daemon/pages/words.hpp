// SPDX-License-Identifier: MIT
/// What pages call things.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "model/answer.hpp"
#include "model/directory.hpp"
#include "model/ledger.hpp"
#include "model/message.hpp"
#include "policy/decide.hpp"
#include "policy/transitions.hpp"
#include "service/service.hpp"

namespace dueward::pages {

/// Who looks at a page.
struct Viewer {
  model::PersonId person;  ///< Empty: nobody we know; they only look.
  bool partner = false;    ///< Of another organisation: their own actions, no inner notes, no names
                           ///< of others.
  bool acts = false;       ///< May answer here.
  bool body = false;       ///< A board, whose mailbox many read: it looks, and never answers.

  /// Whether names and words of others are kept from them.
  [[nodiscard]] bool limited() const { return partner || body; }
};

[[nodiscard]] Viewer viewer_of(const model::Directory& directory, const model::PersonId& person);

/// Whether the viewer may read what this person said and who they are (policy::reads).
[[nodiscard]] bool sees(const model::Directory& directory, const Viewer& viewer,
                        const model::PersonId& person);

/// Whether the viewer may read what an answer says: where they see who gave it, and where it
/// decides what they or somebody whom they see had asked for or claimed.
[[nodiscard]] bool sees_words(const service::ActionDetail& detail, const Viewer& viewer,
                              const model::Answer& answer);

/// Whether the viewer may read the evidence of a claim: where they see who made it, or are to
/// verify it.
[[nodiscard]] bool sees_evidence(const service::ActionDetail& detail, const Viewer& viewer,
                                 const model::Answer& claim);

/// The person's name, or the id where the directory has lost them; "nobody yet" where it is empty.
[[nodiscard]] std::string name_of(const model::Directory& directory, const model::PersonId& id);

/// The same where the viewer may see it; else whose side they are on: "the council".
[[nodiscard]] std::string seen_name(const model::Directory& directory, const Viewer& viewer,
                                    const model::PersonId& person);

/// The same in a sentence about an action that concerns the viewer; else the part they play in it,
/// of those in `as`: "the verifier".
[[nodiscard]] std::string seen_name(const service::ActionDetail& detail, const Viewer& viewer,
                                    const model::PersonId& person, policy::Roles as);

[[nodiscard]] std::string in_words(model::State state);         ///< "In progress"
[[nodiscard]] std::string in_words(model::Verb verb);           ///< "Claimed that it is done"
[[nodiscard]] std::string in_words(model::EvidenceKind kind);   ///< "Case audit"
[[nodiscard]] std::string in_words(model::NoticeState state);   ///< "delivered"
[[nodiscard]] std::string in_words(model::MessageState state);  ///< "waits to be sent"
[[nodiscard]] std::string moment_in_words(calendar::Instant moment, const calendar::Zone& zone);

/// Why it is rated so, without the words of somebody whom the viewer may not read.
[[nodiscard]] std::string seen_reason(const policy::Rating& rating,
                                      const model::Directory& directory, const Viewer& viewer);

/// {"class", "letter", "word", "reason", "extended", "awaiting"}: all there is to show of a rating.
/// How often it was extended is never told without the date that was due at first, `original`.
/// Words of somebody whom the viewer may not read are left out of the reason.
[[nodiscard]] boost::json::object rating_tag(const policy::Rating& rating, calendar::Date original,
                                             const model::Directory& directory,
                                             const Viewer& viewer);

/// The key to the ratings, a line each.
[[nodiscard]] boost::json::array rating_key(const model::RatingRules& rules);

/// "/plans/ofsted-2011/actions/SG-07"
[[nodiscard]] std::string action_path(const model::ActionRef& ref);

}  // namespace dueward::pages
