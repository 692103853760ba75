// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "web/page_site.hpp"
#include "web/router.hpp"

namespace dueward::web {

/// What links of mails lead to; a proxy can let the internet see just these.
///
///   GET  /link/PERSON/EXPIRES/SIGNATURE            all that is open with somebody
///   GET  /link/PERSON/PLAN/ID/EXPIRES/SIGNATURE    one action; POST answers
///   GET  /link/accessibility
///   GET  /link/assets/NAME.css
void add_link_routes(Router& router, SitePtr site);

/// Pages for those who log in at a proxy, and to be read on this machine.
///
///   GET  /                          the plans
///   GET  /mine                      what is open with whoever has logged in
///   GET  /plans/{plan}              one plan as a whole
///   GET  /plans/{plan}/actions      its actions, in pages
///   GET  /plans/{plan}/actions/{id} one action; POST answers
///   GET  /people/{person}           what is open with somebody
///   GET  /messages                  the next four weeks
///   GET  /deliveries                what was delivered, waits, and failed
void add_staff_routes(Router& router, SitePtr site);

}  // namespace dueward::web
