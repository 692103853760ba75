// SPDX-License-Identifier: MIT
// Links in place of those that were revoked.
#include <chrono>

#include "service/desk.hpp"
#include "service/mail_links.hpp"

namespace dueward::service {
namespace {

Refused without_links() {
  return Refused(Refused::Kind::conflict,
                 "no link can be mailed: mails carry links only where [web] has listen and "
                 "public_url. Set both, restart the service and send again");
}

Refused nothing_open(const model::Person& person, const OpenCount& open) {
  if (open.in_pilots == 0) {
    return Refused(Refused::Kind::conflict, "nothing is open with " + person.name +
                                                ", so a link would show nothing: none was sent. "
                                                "Their next mail carries one that works");
  }
  return Refused(
      Refused::Kind::conflict,
      "all that is open with " + person.name +
          " is in a pilot, of which the administrator alone is mailed: no link was sent. "
          "Once the plan is no pilot any more, their mails carry links");
}

Refused without_address(const model::Person& person) {
  return Refused(Refused::Kind::conflict,
                 person.name +
                     " has no mail address at any notifier, and links are only mailed: none was "
                     "sent. Give them one (notify, in the file of people), reload and send again");
}

OpenCount open_with_one(const OpenCounts& counts, const model::PersonId& person) {
  const auto found = counts.find(person);
  return found == counts.end() ? OpenCount() : found->second;
}

}  // namespace

/// The link itself is in it: after a revocation another goes at once. So is the hour: whoever has
/// deleted a mail can be sent another.
std::string Desk::link_letter_key(const model::PersonId& person) const {
  const auto now = clock_.now();
  const auto hour = std::chrono::floor<std::chrono::hours>(now).time_since_epoch().count();
  return "links " + std::to_string(hour) + " " +
         mail_link(keys_.links(), {person, {}, std::nullopt, today()}, {}, *directory());
}

Await<void> Desk::send_link(LinksSent& sent, LinkLetter letter, store::Actor actor) {
  bool any = false;
  bool posted = false;
  for (auto& message : backroom_.write_link(letter)) {
    message.by = actor;
    const bool fresh = co_await store_.post(std::move(message), clock_.now());
    any = true;
    posted = posted || fresh;
  }
  auto& whose = posted ? sent.to : any ? sent.before : sent.without_address;
  whose.push_back(letter.to);
}

Await<LinksSent> Desk::send_links(std::optional<model::PersonId> to, store::Actor actor) {
  const auto known = directory();
  if (to && known->person(*to) == nullptr) {
    throw Refused(Refused::Kind::not_found, "there is no person \"" + to->str() + "\"");
  }
  if (!backroom_.makes_links()) throw without_links();
  const auto counts = co_await open_counts(store_, overviews_, backroom_.picture(), today());
  LinksSent sent;
  for (const auto& [id, person] : known->people) {
    if (to && id != *to) continue;
    const auto open = open_with_one(counts, id);
    if (to && open.is_nothing()) throw nothing_open(person, open);
    if (open.is_nothing()) {
      ++sent.nothing_open;
      continue;
    }
    LinkLetter letter{link_letter_key(id), id, open};
    co_await send_link(sent, std::move(letter), actor);
    if (to && !sent.without_address.empty()) throw without_address(person);
  }
  const auto standing = co_await store_.standing();
  sent.held = standing.hold.has_value();
  backroom_.answered();
  co_return sent;
}

}  // namespace dueward::service
