// SPDX-License-Identifier: MIT
#include "email/compose/message_letter.hpp"

#include <stdexcept>

#include "email/compose/words.hpp"

namespace dueward::email {
namespace {

Letter letter_of(const sdk::Message& message, const Sender& sender) {
  Letter letter{.key = message.key(),
                .date = message.first_attempt_rfc5322(),
                .from = sender.from,
                .reply_to = sender.reply_to,
                .to = {std::string(message.recipient_name()), std::string(message.address())},
                .subject = message.subject(),
                .text = message.text(),
                .html = message.html(),
                .thread = message.thread(),
                .language = message.language(),
                .bulk = sender.bulk};
  for (const dueward_part& part : message.parts())
    letter.attachments.push_back(
        {sdk::view(part.name), sdk::view(part.media_type), {part.data, part.size}});
  return letter;
}

}  // namespace

Mailbox mailbox_option(const sdk::Options& options, std::string_view name) {
  try {
    return parse_mailbox(options.text(name));
  } catch (const std::invalid_argument& fault) {
    throw sdk::Failure(sdk::Outcome::bad_channel("the option " + std::string(name) + " \"" +
                                                 one_line(options.text(name)) + "\" " +
                                                 fault.what()));
  }
}

std::string compose(const sdk::Message& message, const Sender& sender) {
  if (const auto fault = address_fault(message.address()))
    throw sdk::Failure(
        sdk::Outcome::bad_address("the address \"" + one_line(message.address()) + "\" " + *fault));
  return compose(letter_of(message, sender));
}

}  // namespace dueward::email
