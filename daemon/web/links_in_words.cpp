// SPDX-License-Identifier: MIT
#include "web/links_in_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pages/words.hpp"

namespace dueward::web {
namespace {

/// What becomes of so many mails while sending is held.
std::string_view waits(std::size_t mails) {
  return mails == 1 ? " Sending is held: it waits until 'dueward resume', and goes then."
                    : " Sending is held: they wait until 'dueward resume', and go then.";
}

std::string_view have(std::size_t count) {
  return count == 1 ? "has" : "have";
}

}  // namespace

std::string in_words(const service::LinksSent& sent, const model::PersonId& to,
                     const model::Directory& directory) {
  const auto name = pages::name_of(directory, to);
  std::string text =
      sent.to.empty()
          ? fmt::format(
                "A mail to {} with this link was written within the hour already, and the link is "
                "good: no second mail goes. In the next hour it can be sent once more; 'dueward "
                "status' tells of what cannot be delivered.",
                name)
          : fmt::format("A mail to {} with a new link to all that is open with them is on its way.",
                        name);
  if (sent.held) text += waits(1);
  return text;
}

std::string in_words(const service::LinksSent& sent) {
  auto text = fmt::format("Sent to {}", sent.to.size());
  if (!sent.before.empty()) {
    text +=
        fmt::format("; for {} such a mail was written within the hour already", sent.before.size());
  }
  if (sent.nothing_open > 0)
    text += fmt::format("; {} {} nothing open of which they are mailed", sent.nothing_open,
                        have(sent.nothing_open));
  if (!sent.without_address.empty()) {
    std::vector<std::string> ids;
    for (const auto& id : sent.without_address)
      ids.push_back(id.str());
    text += fmt::format("; {} {} no mail address: {}", ids.size(), have(ids.size()),
                        fmt::join(ids, ", "));
  }
  text += '.';
  const auto mails = sent.to.size() + sent.before.size();
  if (sent.held && mails > 0) text += waits(mails);
  return text;
}

}  // namespace dueward::web
