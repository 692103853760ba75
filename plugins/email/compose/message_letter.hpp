// SPDX-License-Identifier: MIT
/// From the message that a plugin is handed to the mail that it sends.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dueward/plugin.hpp"
#include "email/compose/letter.hpp"

namespace dueward::email {

/// What the configuration says of every mail.
struct Sender {
  Mailbox from;
  std::optional<Mailbox> reply_to;
  bool bulk = false;
};

/// Reads the option `name`, a mailbox. Throws sdk::Failure (channel) that names option and fault.
[[nodiscard]] Mailbox mailbox_option(const sdk::Options& options, std::string_view name);

/// The mail that says `message`, as bytes for the wire. Throws sdk::Failure: at the recipient's
/// address where that is not fit for a header.
[[nodiscard]] std::string compose(const sdk::Message& message, const Sender& sender);

}  // namespace dueward::email
