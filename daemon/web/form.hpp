// SPDX-License-Identifier: MIT
/// Forms as browsers send them.
#pragma once

#include <map>
#include <string>

#include "web/http.hpp"

namespace dueward::web {

/// Fields by name, decoded; of several of one name the first. Throws Problem 415 where the body is
/// no application/x-www-form-urlencoded, 400 where it cannot be read as one.
[[nodiscard]] std::map<std::string, std::string> form_of(const Request& request);

/// Throws Problem 403 where a browser says that another site sent the form.
void need_same_site(const Request& request);

}  // namespace dueward::web
