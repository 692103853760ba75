// SPDX-License-Identifier: MIT
/// One mail: what it says, and the bytes that say it. Any thread.
///
/// GMime does what is hard about MIME: it encodes words and bodies, and quotes and folds what
/// stands in the header. Its tree of objects is left out: to build and to free it took longer than
/// to send the mail.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "email/compose/address.hpp"

namespace dueward::email {

/// An attachment.
struct Attachment {
  std::string_view name;  ///< File name, without folder.
  std::string_view
      media_type;  ///< "text/calendar"; what is none counts as application/octet-stream.
  std::span<const unsigned char> bytes;
};

/// What a mail is made of. The same letter always makes the same bytes, so that a retry is the same
/// mail: Message-ID and MIME boundaries derive from `key`, and the date is an argument.
struct Letter {
  std::string_view key;   ///< Becomes <key@domain of from>.
  std::string_view date;  ///< As RFC 5322 writes it.
  Mailbox from;
  std::optional<Mailbox> reply_to;
  Mailbox to;
  std::string_view subject;
  std::string_view text;
  std::string_view html;      ///< Empty: the mail is text alone.
  std::string_view thread;    ///< Empty: the mail answers nothing.
  std::string_view language;  ///< BCP 47; may be empty.
  bool bulk = false;          ///< Says "Precedence: bulk".
  std::vector<Attachment> attachments;
};

/// The mail as it goes over the wire: CRLF line ends, 7-bit, no line longer than 998 bytes, no
/// dot-stuffing. Names and subject are put on one line and encoded (RFC 2047), long lines of the
/// bodies are quoted-printable rather than wrapped. Throws std::invalid_argument where an address,
/// the key or the date is not fit for a header.
[[nodiscard]] std::string compose(const Letter& letter);

}  // namespace dueward::email
