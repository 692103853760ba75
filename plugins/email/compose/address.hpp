// SPDX-License-Identifier: MIT
/// Mail addresses, before they reach a header or the wire. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dueward::email {

/// A name and an address, as in "Improvement plan <improvement@example.gov.uk>".
struct Mailbox {
  std::string name;  ///< UTF-8; may be empty.
  std::string address;
};

/// Why `address` must not go into an SMTP command, as a clause ("has no @"); nothing where it may.
/// Looks at every byte, because libcurl sends whatever it is given, line feeds included. Takes
/// local@domain of RFC 5321 in ASCII: a dot-atom of at most 64 bytes, then names of letters, digits
/// and hyphens; 254 bytes in all. No quoted local part, no address literal.
[[nodiscard]] std::optional<std::string> address_fault(std::string_view address);

/// Reads "Name <local@domain>" or "local@domain"; one mailbox, its address free of faults.
/// Throws std::invalid_argument with a clause that says what is wrong.
[[nodiscard]] Mailbox parse_mailbox(std::string_view text);

/// What follows the "@" of a valid address.
[[nodiscard]] std::string_view domain_of(std::string_view address);

}  // namespace dueward::email
