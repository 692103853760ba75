// SPDX-License-Identifier: MIT
/// What the routes of the API share: reading requests, writing answers, naming faults.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "service/service.hpp"
#include "web/http.hpp"
#include "web/router.hpp"

namespace dueward::web {

/// Whose tokens open a route.
enum class Readers {
  staff,     ///< Of the council.
  everybody  ///< Partners and bodies too: the handler shows them no more than they may see.
};

/// Adds a handler that needs this scope, and whose faults (Refused, StoreError) become answers that
/// name them.
void add(Router& router, model::Scope scope, std::string method, std::string_view pattern,
         Handler handler, Readers readers = Readers::staff);

[[nodiscard]] Response answer(unsigned status, const boost::json::object& body);

/// Refuses query parameters other than these (400): a mistyped filter must not list everything.
void accept_query(const Request& request, std::initializer_list<std::string_view> names);

[[nodiscard]] std::optional<std::string> query(const Request& request, const std::string& name);
/// "true" or "false"; false where it is not named.
[[nodiscard]] bool query_flag(const Request& request, const std::string& name);

/// The body as a JSON object with no other keys than these. An empty body is an empty object.
[[nodiscard]] boost::json::object body_of(const Request& request,
                                          std::initializer_list<std::string_view> keys);

/// The body as a JSON object, whatever its keys.
[[nodiscard]] boost::json::object body_object(const Request& request);

/// A text of the body that must be there and not be empty.
[[nodiscard]] std::string required_text(const boost::json::object& body, std::string_view key);

/// Who asks, for the history.
[[nodiscard]] store::Actor actor_of(const Request& request);

}  // namespace dueward::web
