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

/// Whether this reader may look at the action at all.
[[nodiscard]] bool may_see(const pages::Viewer& reader, const service::ActionDetail& detail);

/// The action, for a reader who may look at it. Else a Problem, which is the same (404) for one
/// that is there and one that is not; `ref` as in show().
[[nodiscard]] boost::asio::awaitable<service::ActionDetail> shown_to_reader(
    service::Service& service, Request request, model::ActionRef ref);

/// The action as to_json() has it, with what is kept from this reader empty.
[[nodiscard]] boost::json::object to_json_for(const pages::Viewer& reader,
                                              const service::ActionDetail& detail);

/// A list of their own actions, of which lines the same holds.
[[nodiscard]] boost::json::object to_json_for(const pages::Viewer& reader,
                                              const service::ActionList& list);

/// What waits for this reader's decision, without the names that they do not read.
[[nodiscard]] boost::json::object to_json_for(const pages::Viewer& reader,
                                              const std::vector<service::WaitingItem>& waiting,
                                              const model::Directory& directory);

}  // namespace dueward::web
