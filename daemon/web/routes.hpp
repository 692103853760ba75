// SPDX-License-Identifier: MIT
#pragma once

#include "service/service.hpp"
#include "web/page_site.hpp"
#include "web/router.hpp"

namespace dueward::web {

/// All of /api/v1. The services must outlive the router and every request under way.
///
///   GET  /api/v1/status
///   GET  /api/v1/find?action=SG-07               the full reference of an action
///   GET  /api/v1/actions?plan=&owner=&overdue=true&closed=true&after=&limit=
///   GET  /api/v1/plans/{plan}                    how it stands: ratings, exceptions, progress
///   GET  /api/v1/ahead?days=28                   what will go, if nothing happens
///   GET  /api/v1/deliveries                      messages that failed, wait, and were delivered
///   GET  /api/v1/plans/{plan}/actions/{id}
///   GET  /api/v1/plans/{plan}/actions/{id}/why?on=2011-10-21
///   POST /api/v1/plans/{plan}/actions/{id}/{verb}                  what somebody answers
///   POST /api/v1/plans/{plan}/actions/{id}/extensions/{n}/approve  or refuse
///   GET  /api/v1/feed?person= or plan=           where its calendar is
///   POST /api/v1/feed/key  {"now": true}         a new key for secret addresses
///   POST /api/v1/links/revoke  {"person": "systems-lead"}          or plan: their addresses alone
///   POST /api/v1/links/send    {"person": "systems-lead"}          or "all": true: others by mail
///   GET  /api/v1/waiting?decider=                decisions that wait
///   POST /api/v1/simulate  {"from": "2011-08-19", "to": "2012-03-31", "events": "…"}
///   GET  /api/v1/check                           what is wrong with the files on disk
///   GET  /api/v1/diff                            what a reload would change
///   GET  /api/v1/plans/{plan}/file               as it stands, as TOML; people/file: all people
///   GET  /api/v1/differences                     what people decided over the files
///   POST /api/v1/reload    {"withdraw": 3}       422 where it was not accepted, with the same body
///   POST /api/v1/hold      {"reason": "…"}           without one: held by hand, and by whom
///   POST /api/v1/resume    {}
///   POST /api/v1/test      {"notifier": "email", "to": "systems-lead"}
///   GET  /api/v1/tokens                          POST makes one, shown once
///   POST /api/v1/tokens/{token}/revoke
///   GET  /api/v1/openapi.json                    all of this for programs (openapi.json)
[[nodiscard]] Router api(service::Service& service, service::PageService& pages);

/// The same behind with_identity(), for the server on the Unix socket.
[[nodiscard]] Handler guarded_api(service::Service& service, service::PageService& pages);

/// All that is offered on the network: pages, the API, and what a monitor asks for.
[[nodiscard]] Handler network_site(service::Service& service, service::PageService& pages,
                                   SettingsNow settings);

/// Parts of api().
void add_action_routes(Router& router, service::Service& service);
void add_answer_routes(Router& router, service::Service& service);
void add_overview_routes(Router& router, service::PageService& pages);
void add_file_routes(Router& router, service::Service& service);
void add_token_routes(Router& router, service::Service& service);
void add_address_routes(Router& router, service::Service& service);
void add_links_routes(Router& router, service::Service& service);
void add_control_routes(Router& router, service::Service& service);
void add_document_routes(Router& router);

}  // namespace dueward::web
