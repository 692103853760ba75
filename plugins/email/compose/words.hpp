// SPDX-License-Identifier: MIT
/// Text made fit for a mail. Pure; any thread. Each returns valid UTF-8, with U+FFFD for what was
/// not.
#pragma once

#include <string>
#include <string_view>

namespace dueward::email {

/// For a header: every control character (CR, LF, NUL, line and paragraph separator among them) is
/// a space, no space stands at either end, and a space takes apart what a reader would decode as an
/// encoded word of RFC 2047.
[[nodiscard]] std::string one_line(std::string_view text);

/// For a body: lines end with LF, whether CR, LF or CRLF ended them; no NUL.
[[nodiscard]] std::string plain_lines(std::string_view text);

/// For the wire: each LF, and each CR that stands alone, becomes CRLF (RFC 5321, 2.3.8).
[[nodiscard]] std::string wire_lines(std::string_view text);

/// Whether a body of LF lines arrives unchanged without an encoding: ASCII, no line over 998 bytes
/// (RFC 5322), none that ends with a blank, begins with "From " or could be taken for a boundary.
[[nodiscard]] bool travels_as_it_is(std::string_view lines);

/// A name for the left of a message id: what RFC 5322 allows there is kept, the rest is %XX.
[[nodiscard]] std::string id_left(std::string_view name);

}  // namespace dueward::email
