// SPDX-License-Identifier: MIT
/// Addresses, checked byte by byte before a plugin sees them: what is accepted here holds no CR,
/// LF, NUL or other control character, is valid UTF-8, and cannot end a line or a command on the
/// wire. libcurl checks nothing of this (curl/curl#22119).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "notifier/notifier.hpp"

namespace dueward::notifier {

/// As `enum dueward_address_syntax` of the SDK, in its order.
enum class AddressSyntax {
  any,    ///< UTF-8 without control characters or spaces at either end, at most 1000 bytes.
  email,  ///< local@domain: the dot-atom of RFC 5321 without "%" and "!", ASCII.
  url,    ///< http or https, ASCII, no user information, no fragment, at most 2000 bytes.
  path,   ///< Relative, names with slashes between, none of them "." or "..", at most 200 bytes.
};

/// Why the text is no address of this syntax, as a sentence that shows control characters as
/// "\x0d"; nothing where it is one.
[[nodiscard]] std::optional<std::string> address_fault(AddressSyntax syntax,
                                                       std::string_view address);

/// What fairness goes by: lower case; empty where the address has no such part.
[[nodiscard]] std::string destination_of(DestinationPart part, std::string_view address);

/// UTF-8 without overlong forms, surrogates and values beyond U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

/// The same text fit for one line of a log or a sentence: control characters and bytes that are no
/// UTF-8 become "?", at most `limit` bytes, cut at a character.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t limit);

}  // namespace dueward::notifier
