// SPDX-License-Identifier: MIT
/// Entity tags of actions (RFC 9110, section 8.8.3): the version of its facts, and the day, since
/// what is shown of it changes with the day too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "service/service.hpp"

namespace dueward::web {

[[nodiscard]] std::string tag_of(const service::ActionDetail& detail);

/// The version that an If-Match names; nothing where there is none, or any will do. Throws Problem
/// 400 where it is no tag of ours.
[[nodiscard]] std::optional<std::uint64_t> matched_version(std::string_view if_match);

/// Whether an If-None-Match names the tag.
[[nodiscard]] bool names(std::string_view if_none_match, std::string_view tag);

}  // namespace dueward::web
