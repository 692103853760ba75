// SPDX-License-Identifier: MIT
#include "service/mail_links.hpp"

#include <algorithm>

namespace dueward::service {
namespace {

constexpr std::string_view purpose = "mail";

std::string in_digits(calendar::Date day) {
  auto text = calendar::to_string(day);
  std::erase(text, '-');
  return text;
}

std::optional<calendar::Date> from_digits(const std::string& text) {
  if (text.size() != 8) return std::nullopt;
  return calendar::parse_date(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6));
}

/// Ids have no blanks and no line feeds, and of the rest none has a line feed.
std::string signed_text(const MailLink& link, const model::PersonId& holder,
                        const model::Person& person) {
  const auto action = link.action ? to_string(*link.action) + "\n" + holder.str() : std::string();
  return person.id.str() + "\n" + action + "\n" + in_digits(link.expires) + "\n" + person.name +
         "\n" + person.login + "\n" + link.address;
}

}  // namespace

std::string mail_link(const Links& links, const MailLink& link, const model::PersonId& holder,
                      const model::Directory& directory) {
  const auto* person = directory.person(link.person);
  if (person == nullptr) return {};
  std::string path = "/link/" + link.person.str() + "/";
  if (link.action) path += link.action->plan.str() + "/" + link.action->id + "/";
  return path + in_digits(link.expires) + "/" +
         links.sign(purpose, whose(link.person), signed_text(link, holder, *person));
}

std::optional<MailLink> opened(const Links& links, const LinkPath& path,
                               const model::PersonId& holder, const model::Directory& directory,
                               calendar::Date today) {
  const auto expires = from_digits(path.expires);
  const auto* person = directory.person(path.person);
  if (!expires || *expires < today || person == nullptr) return std::nullopt;
  for (const auto& [notifier, address] : person->notify) {
    MailLink link{path.person, address, path.action, *expires};
    if (links.is_good(purpose, whose(link.person), signed_text(link, holder, *person),
                      path.signature)) {
      return link;
    }
  }
  return std::nullopt;
}

}  // namespace dueward::service
