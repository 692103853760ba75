// SPDX-License-Identifier: MIT
/// What partners and bodies reach, and what the API keeps from them: ladder, inner notes, and the
/// names of others.
#pragma once

#include <boost/json/fwd.hpp>

#include "pages/words.hpp"
#include "service/service.hpp"
#include "web/http.hpp"

namespace dueward::web {

/// Who reads: on the Unix socket nobody in particular, who sees everything.
[[nodiscard]] pages::Viewer reader_of(const Request& request, const model::Directory& directory);

/// Owning the action, verifying it, or having to decide about it.
[[nodiscard]] bool is_theirs(const service::ActionDetail& detail, const model::PersonId& person);

/// The action as to_json() has it, with what is kept from this reader empty.
[[nodiscard]] boost::json::object to_json_for(const pages::Viewer& reader,
                                              const service::ActionDetail& detail);

/// A list of their own actions, of which lines the same holds.
[[nodiscard]] boost::json::object to_json_for(const pages::Viewer& reader,
                                              const service::ActionList& list);

}  // namespace dueward::web
