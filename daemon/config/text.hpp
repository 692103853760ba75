// SPDX-License-Identifier: MIT
/// What text may hold. Line breaks in a name or an address would reach a mail header, and libcurl
/// lets them through: so they are refused here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dueward::config {

/// Offset of the first byte that is not UTF-8 (RFC 3629: no surrogates, no overlong forms) or is
/// byte 0.
[[nodiscard]] std::optional<std::size_t> first_bad_byte(std::string_view text);

/// Offset of the first control character: C0, DEL, C1, the line and paragraph separators.
/// `prose` may hold line feeds and tabs.
[[nodiscard]] std::optional<std::size_t> first_control(std::string_view text, bool prose);

/// Bytes of the control character that begins at `at`; 0 where none does.
[[nodiscard]] std::size_t control_length(std::string_view text, std::size_t at);

/// "a line break", "a tab", "the control character U+0007".
[[nodiscard]] std::string control_name(std::string_view text, std::size_t offset);

/// CRLF to LF.
[[nodiscard]] std::string with_line_feeds(std::string text);

/// [A-Za-z0-9._-]+, at most 120 characters.
[[nodiscard]] bool is_id(std::string_view text);

[[nodiscard]] std::string_view trim(std::string_view text);

/// "#d4351c".
[[nodiscard]] bool is_colour(std::string_view text);

}  // namespace dueward::config
