// SPDX-License-Identifier: MIT
#include "web/links_in_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dueward::web {
namespace {

constexpr std::string_view waits =
    " Sending is held: it waits until 'dueward resume', and goes then.";

std::string name_of(const model::PersonId& id, const model::Directory& directory) {
  const auto* person = directory.person(id);
  return person == nullptr ? id.str() : person->name;
}

std::string_view have(std::size_t count) {
  return count == 1 ? "has" : "have";
}

}  // namespace

std::string in_words(const service::LinksSent& sent, const model::PersonId& to,
                     const model::Directory& directory) {
  const auto name = name_of(to, directory);
  std::string text =
      sent.to.empty()
          ? fmt::format(
                "{} was mailed this link within the hour already, and it is good: no second "
                "mail goes. In the next hour it can be sent once more.",
                name)
          : fmt::format("A mail to {} with a new link to all that is open with them is on its way.",
                        name);
  if (sent.held) text += waits;
  return text;
}

std::string in_words(const service::LinksSent& sent) {
  auto text = fmt::format("Sent to {}", sent.to.size());
  if (!sent.before.empty()) {
    text += fmt::format("; {} {} mailed this link within the hour already", sent.before.size(),
                        sent.before.size() == 1 ? "was" : "were");
  }
  if (sent.nothing_open > 0)
    text += fmt::format("; {} {} nothing open", sent.nothing_open, have(sent.nothing_open));
  if (!sent.without_address.empty()) {
    std::vector<std::string> ids;
    for (const auto& id : sent.without_address)
      ids.push_back(id.str());
    text += fmt::format("; {} {} no mail address: {}", ids.size(), have(ids.size()),
                        fmt::join(ids, ", "));
  }
  text += '.';
  if (sent.held && sent.to.size() + sent.before.size() > 0) text += waits;
  return text;
}

}  // namespace dueward::web
