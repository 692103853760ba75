// SPDX-License-Identifier: MIT
#include "delivery/tellings.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "delivery/data_json.hpp"
#include "policy/reading.hpp"

namespace dueward::delivery {
namespace {

/// A key says the same thing on the same day once.
std::string key_of(std::string_view what, const std::string& about,
                   const model::Envelope& envelope) {
  const auto sum =
      std::hash<std::string>{}(about + '\n' + envelope.notifier.str() + '\n' + envelope.address);
  return fmt::format("{}-{:016x}", what, sum);
}

bool everywhere(const model::Envelope&) {
  return true;
}

bool contains(const std::vector<const model::Person*>& people, const model::Person* person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

}  // namespace

void Tellings::add(People& people, const model::PersonId& id) const {
  const auto* person = directory_->person(id);
  if (person != nullptr && !contains(people, person)) people.push_back(person);
}

Tellings::People Tellings::keepers() const {
  People people;
  add(people, directory_->administrator);
  if (!people.empty()) return people;
  for (const auto& [id, plan] : directory_->plans)
    add(people, plan.accountable);
  return people;
}

Tellings::People Tellings::keepers_of(const std::vector<model::ActionRef>& actions) const {
  auto people = keepers();
  for (const auto& action : actions) {
    const auto plan = directory_->plans.find(action.plan);
    if (plan != directory_->plans.end()) add(people, plan->second.accountable);
  }
  return people;
}

Tellings::People Tellings::beside_and_above(const People& people, const People& asked) const {
  People next;
  for (const auto* person : people) {
    add(next, person->deputy);
    add(next, person->manager);
  }
  std::erase_if(next, [&](const auto* person) { return contains(asked, person); });
  return next;
}

std::vector<store::ServiceMessage> Tellings::reach(People people, const Write& write) const {
  std::vector<store::ServiceMessage> messages;
  People asked;
  while (messages.empty() && !people.empty()) {
    for (const auto* person : people)
      write(messages, *person);
    asked.insert(asked.end(), people.begin(), people.end());
    people = beside_and_above(people, asked);
  }
  return messages;
}

ServiceLetter Tellings::letter_to(const model::Person& person, calendar::Instant now) const {
  ServiceLetter letter;
  letter.service = directory_->service_name;
  letter.recipient = person.name;
  letter.only_shows = person.body;
  if (!person.language.empty()) letter.language = person.language;
  letter.written_on = day_in_words(person, now);
  return letter;
}

std::string Tellings::day_in_words(const model::Person& person, calendar::Instant moment) const {
  return renderer_.dates(person.language).full(directory_->zone.date_of(moment));
}

void Tellings::address(std::vector<store::ServiceMessage>& messages, const model::Person& person,
                       const std::string& key, const std::string& template_name,
                       const ServiceLetter& letter, const Wanted& wanted) const {
  const auto same = [&](const model::Envelope&) { return letter; };
  address(messages, person, key, template_name, same, wanted);
}

void Tellings::address(std::vector<store::ServiceMessage>& messages, const model::Person& person,
                       const std::string& key, const std::string& template_name,
                       const std::function<ServiceLetter(const model::Envelope&)>& letter,
                       const Wanted& wanted) const {
  for (const auto& [notifier, at] : person.notify) {
    store::ServiceMessage message;
    message.envelope = {notifier, at, destination_of_(notifier, at)};
    if (!wanted(message.envelope)) continue;
    message.key = key_of(template_name, key, message.envelope);
    message.recipient = person.id;
    message.template_name = template_name;
    message.thread = "service/" + template_name;
    message.words =
        renderer_.service_words(template_name, letter(message.envelope), person.language);
    messages.push_back(std::move(message));
  }
}

std::vector<store::ServiceMessage> Tellings::failed(const store::ClaimedMessage& message,
                                                    const std::string& reason,
                                                    const std::string& said,
                                                    calendar::Instant now) const {
  const auto* recipient = directory_->person(message.recipient);
  const auto not_the_failed = [&](const model::Envelope& envelope) {
    return envelope.notifier != message.envelope.notifier ||
           envelope.address != message.envelope.address;
  };
  const auto write = [&](auto& messages, const model::Person& person) {
    auto letter = letter_to(person, now);
    letter.reason = reason;
    letter.notifier = message.envelope.notifier.str();
    letter.attempts = std::to_string(message.attempt);
    if (policy::reads(*directory_, person.id, message.recipient)) {
      letter.person = recipient == nullptr ? message.recipient.str() : recipient->name;
      letter.subject = message.words.subject;
      letter.address = message.envelope.address;
      letter.said = said;
    } else {
      // A subject, an address and what is said of it can hold a name.
      letter.person = policy::side_of(*directory_, message.recipient);
    }
    letter.since = day_in_words(person, message.sealed_at);
    for (const auto& action : actions_in(message.words.data))
      letter.actions.push_back(action.line);
    address(messages, person, message.key, "delivery-failure", letter, not_the_failed);
  };
  return reach(keepers_of(message.actions), write);
}

std::vector<store::ServiceMessage> Tellings::channel_rests(const model::NotifierId& notifier,
                                                           const std::string& said,
                                                           calendar::Instant now) const {
  const auto key = notifier.str() + calendar::to_string(directory_->zone.date_of(now));
  const auto elsewhere = [&](const model::Envelope& envelope) {
    return envelope.notifier != notifier;
  };
  const auto write = [&](auto& messages, const model::Person& person) {
    auto letter = letter_to(person, now);
    letter.reason =
        "The other side refuses every message, so it is only tried again from time to time.";
    letter.since = letter.written_on;
    letter.notifier = notifier.str();
    letter.said = said;
    const auto before = messages.size();
    address(messages, person, key, "held", letter, elsewhere);
    if (messages.size() == before) address(messages, person, key, "held", letter, everywhere);
  };
  return reach(keepers(), write);
}

std::vector<store::ServiceMessage> Tellings::held(const std::string& reason,
                                                  calendar::Instant now) const {
  const auto key = reason + calendar::to_string(now);
  const auto write = [&](auto& messages, const model::Person& person) {
    auto letter = letter_to(person, now);
    letter.reason = reason;
    letter.since = letter.written_on;
    address(messages, person, key, "held", letter, everywhere);
  };
  return reach(keepers(), write);
}

std::vector<store::ServiceMessage> Tellings::weekly(calendar::Date week, const std::string& summary,
                                                    const NeedsOf& needs,
                                                    calendar::Instant now) const {
  std::vector<store::ServiceMessage> messages;
  for (const auto* person : keepers()) {
    auto letter = letter_to(*person, now);
    letter.reason = summary;
    letter.actions = needs(person->id);
    address(messages, *person, "weekly " + calendar::to_string(week), "weekly", letter, everywhere);
  }
  return messages;
}

std::vector<store::ServiceMessage> Tellings::receipt(const AnswerReceipt& receipt,
                                                     calendar::Instant now) const {
  std::vector<store::ServiceMessage> messages;
  const auto* person = directory_->person(receipt.to);
  if (person == nullptr) return messages;
  auto letter = letter_to(*person, now);
  letter.reason = receipt.sentence;
  letter.subject = receipt.action;
  letter.said = receipt.next;
  letter.person = receipt.recorded_by;
  letter.contact = receipt.contact;
  letter.final = receipt.final ? "yes" : "";
  const auto write = [&](const model::Envelope& envelope) {
    auto own = letter;
    own.all_link = renderer_.link({person->id, envelope.address, std::nullopt, {}});
    own.link = renderer_.link({person->id, envelope.address, receipt.about, receipt.holder});
    return own;
  };
  address(messages, *person, receipt.key, "receipt", write, everywhere);
  return messages;
}

std::vector<store::ServiceMessage> Tellings::code(const CodeToSend& code,
                                                  calendar::Instant now) const {
  std::vector<store::ServiceMessage> messages;
  const auto* person = directory_->person(code.to);
  if (person == nullptr) return messages;
  auto letter = letter_to(*person, now);
  letter.code = code.code;
  letter.subject = code.action;
  letter.reason = code.what;
  const auto there = [&](const model::Envelope& envelope) {
    return envelope.address == code.address;
  };
  address(messages, *person, code.key, "code", letter, there);
  return messages;
}

std::vector<store::ServiceMessage> Tellings::links(const LinkToSend& links,
                                                   calendar::Instant now) const {
  std::vector<store::ServiceMessage> messages;
  const auto* person = directory_->person(links.to);
  if (person == nullptr) return messages;
  auto letter = letter_to(*person, now);
  letter.open_actions = links.actions;
  letter.open_decisions = links.decisions;
  letter.escalated = links.escalated;
  const auto link = [&](const model::Envelope& envelope) {
    return renderer_.link({person->id, envelope.address, std::nullopt, {}});
  };
  const auto write = [&](const model::Envelope& envelope) {
    auto own = letter;
    own.all_link = link(envelope);
    return own;
  };
  const auto linked = [&](const model::Envelope& envelope) { return !link(envelope).empty(); };
  address(messages, *person, links.key, "links", write, linked);
  for (auto& message : messages)
    message.rests = true;
  return messages;
}

model::Words Tellings::test_words(const model::Person& person, const model::NotifierId& notifier,
                                  calendar::Instant now) const {
  auto letter = letter_to(person, now);
  letter.notifier = notifier.str();
  return renderer_.service_words("test", letter, person.language);
}

}  // namespace dueward::delivery
