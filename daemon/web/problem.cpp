// SPDX-License-Identifier: MIT
#include "web/problem.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace dueward::web {

std::string_view reason_of(unsigned status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return status < 400 ? "OK" : "Error";
  }
}

Response problem(unsigned status, std::string_view detail) {
  return problem(status, detail, boost::json::object());
}

Response problem(unsigned status, std::string_view detail, const boost::json::object& more) {
  boost::json::object body{{"type", "about:blank"},
                           {"title", reason_of(status)},
                           {"status", status},
                           {"detail", detail}};
  for (const auto& member : more)
    body[member.key()] = member.value();
  return {status, "application/problem+json", boost::json::serialize(body), {}};
}

}  // namespace dueward::web
