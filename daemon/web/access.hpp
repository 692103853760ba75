// SPDX-License-Identifier: MIT
/// Who may ask what.
#pragma once

#include <memory>

#include "service/service.hpp"
#include "web/http.hpp"
#include "web/throttle.hpp"

namespace dueward::web {

/// Finds out for whom a request is made before `inside` sees it. On the Unix socket the permissions
/// of its file have decided: everything is allowed. On the network a bearer token (RFC 6750) is
/// needed: 401 without a good one, 429 where an address has tried too many that are none.
[[nodiscard]] Handler with_identity(service::Service& service, Handler inside);

/// Throws Problem 403 where the request's identity does not reach so far.
void need_scope(const Request& request, model::Scope scope);

}  // namespace dueward::web
