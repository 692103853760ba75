// SPDX-License-Identifier: MIT
/// Who looks at the pages of staff.
#pragma once

#include "web/http.hpp"
#include "web/page_site.hpp"

namespace dueward::web {

/// Where a proxy tells who has logged in: that person, who may answer; throws Problem 401 where it
/// tells nobody, 403 where nobody here has that login, or where anybody else than the proxy sends
/// the header. Without a proxy: nobody in particular, who only reads, and only from this machine;
/// else Problem 403.
[[nodiscard]] pages::Viewer visitor_of(const Request& request, const SiteSettings& settings,
                                       const model::Directory& directory);

}  // namespace dueward::web
