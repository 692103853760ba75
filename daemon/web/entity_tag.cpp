// SPDX-License-Identifier: MIT
#include "web/entity_tag.hpp"

#include <charconv>

#include "web/problem.hpp"

namespace dueward::web {

std::string tag_of(const service::ActionDetail& detail) {
  return "\"" + std::to_string(detail.record.version) + "-" + calendar::to_string(detail.day) +
         "\"";
}

std::optional<std::uint64_t> matched_version(std::string_view if_match) {
  if (if_match.empty() || if_match == "*") return std::nullopt;
  std::uint64_t version = 0;
  if (if_match.size() > 2 && if_match.front() == '"') {
    const auto* end = if_match.data() + if_match.size();
    const auto [rest, error] = std::from_chars(if_match.data() + 1, end, version);
    if (error == std::errc() && rest != end && *rest == '-') return version;
  }
  throw Problem(400, "If-Match has to be the ETag of the action as it was read");
}

bool names(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos;
}

}  // namespace dueward::web
