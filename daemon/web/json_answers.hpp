// SPDX-License-Identifier: MIT
/// Answers as JSON, both ways.
#pragma once

#include <string_view>

#include <boost/json/fwd.hpp>

#include "service/service.hpp"

namespace dueward::web {

[[nodiscard]] boost::json::object rating_json(const policy::Rating& rating,
                                              const model::Directory& directory);

/// What people answered about the action, and what follows: `answers`, `extensions`, `evidence`,
/// `waiting`, `next`.
void add_answers(boost::json::object& object, const service::ActionDetail& detail);

/// The answer that a body asks for, without whose it is. Throws service::NotAllowed naming each
/// field that does not fit; a key that the verb does not know is one.
[[nodiscard]] model::Answer answer_from(model::Verb verb, const boost::json::object& body);

}  // namespace dueward::web
