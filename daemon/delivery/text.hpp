// SPDX-License-Identifier: MIT
/// Text from people, made fit for one line of a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dueward::delivery {

/// The text on one line: every run of white space and control characters becomes one blank, those
/// at the ends go, marks that turn the direction of writing are dropped, and what is not UTF-8
/// becomes U+FFFD. What CR, LF or NUL would do to a header ends here at the latest.
[[nodiscard]] std::string one_line(std::string_view text);

/// At most `limit` characters (code points) of one-line text, cut between words and ended with "…"
/// where something was left out.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t limit);

/// The text where it is an http or https address without blanks or control characters, else
/// nothing: no other scheme may become a link.
[[nodiscard]] std::string safe_link(std::string_view text);

/// A telephone number as a tel: link has it: its digits, and the plus before them. What is written
/// only for the eye goes: blanks, hyphens, the "(0)" after a country code, an extension.
[[nodiscard]] std::string dialled(std::string_view phone);

}  // namespace dueward::delivery
