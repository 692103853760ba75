// SPDX-License-Identifier: MIT
/// What pages call things.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "model/answer.hpp"
#include "model/directory.hpp"
#include "model/policy.hpp"
#include "policy/decide.hpp"
#include "service/service.hpp"

namespace dueward::pages {

/// Who looks at a page.
struct Viewer {
  model::PersonId person;  ///< Empty: nobody we know; they only look.
  bool partner = false;    ///< Of another organisation: their own actions, no inner notes, no names
                           ///< of others.
  bool acts = false;       ///< May answer here.
};

[[nodiscard]] Viewer viewer_of(const model::Directory& directory, const model::PersonId& person);

/// The person's name, or the id where the directory has lost them; "nobody yet" where it is empty.
[[nodiscard]] std::string name_of(const model::Directory& directory, const model::PersonId& id);

[[nodiscard]] std::string in_words(model::State state);        ///< "In progress"
[[nodiscard]] std::string in_words(model::Verb verb);          ///< "Claimed that it is done"
[[nodiscard]] std::string in_words(model::Kind kind);          ///< "Reminder"
[[nodiscard]] std::string in_words(model::EvidenceKind kind);  ///< "Case audit"
[[nodiscard]] std::string moment_in_words(calendar::Instant moment, const calendar::Zone& zone);

/// {"class", "letter", "word", "reason", "extended", "awaiting"}: all there is to show of a rating.
[[nodiscard]] boost::json::object rating_tag(const policy::Rating& rating,
                                             const model::RatingRules& rules);

/// The key to the ratings, a line each.
[[nodiscard]] boost::json::array rating_key(const model::RatingRules& rules);

/// "/plans/ofsted-2011/actions/SG-07"
[[nodiscard]] std::string action_path(const model::ActionRef& ref);

}  // namespace dueward::pages
