// SPDX-License-Identifier: MIT
// [[people]] and [[bodies]].
#include <map>

#include <fmt/format.h>

#include "config/circles.hpp"
#include "config/last_step.hpp"
#include "config/table_reader.hpp"
#include "model/login.hpp"

namespace dueward::config {
namespace {

using model::Person;
using model::PersonId;

// A reference to another person, checked when all are known.
struct Reference {
  std::string subject;
  std::string_view key;
  PersonId from;
  At<std::string> to;
};

class PeopleReader {
 public:
  explicit PeopleReader(Draft& draft) : draft_(draft), people_(draft.configuration.people) {}

  void read(const Sited& section, bool body) {
    TableReader reader(draft_, *section.node, body ? "a body" : "a person");
    if (!reader.valid()) return;
    reader.stands_below(body ? "[[bodies]]" : "[[people]]");
    Person person;
    person.body = body;
    const auto id = reader.id("id", Need::required);
    if (id) {
      const auto* word = body ? "body" : "person";
      reader.rename(fmt::format("{} {}", word, *id), "people/" + *id);
      person.id = PersonId(*id);
    }
    read_fields(reader, person);
    if (body) {
      for (const auto& day : reader.dates("meetings"))
        person.meetings.push_back(day.value);
    }
    reader.finish();
    if (id && is_free(reader, person)) people_.emplace(person.id, std::move(person));
  }

  void check_references() {
    for (const auto& reference : references_)
      check(reference);
    report_circles("manager", "manager-circle", &Person::manager,
                   "an escalation would come back to those who missed the deadline");
    report_circles("deputy", "deputy-circle", &Person::deputy,
                   "while all of them are away, nobody reads their mail");
  }

 private:
  void read_fields(TableReader& reader, Person& person) {
    person.name = reader.line("name", Need::required).value_or("");
    read_addresses(reader, person);
    person.manager = refer(reader, "manager", person.id);
    person.deputy = refer(reader, "deputy", person.id);
    read_away(reader, person);
    person.digest = reader.weekday("digest");
    person.login = reader.line("login").value_or("");
    person.organisation = reader.line("organisation").value_or("");
    person.language = reader.id("language").value_or("");
    person.phone = reader.line("phone").value_or("");
    check_login(reader, person);
  }

  void read_addresses(TableReader& reader, Person& person) {
    // A body that is never written to needs no address.
    const auto need = person.body ? Need::optional : Need::required;
    const auto* table = reader.table("notify", need);
    if (table == nullptr) return;
    const auto key = person.id.empty() ? "" : fmt::format("people/{}/notify", person.id.str());
    TableReader addresses(draft_, *reader.any("notify"), reader.subject() + ": notify", key);
    for (const auto& entry : *table) {
      const auto address = addresses.line(entry.key);
      const auto notifier = known_notifier(addresses, entry);
      const bool used = address && notifier != nullptr &&
                        add_address(addresses, person, *notifier, *address, entry);
      if (!used) draft_.doubtful.insert("people/" + person.id.str());
    }
    addresses.finish();
    if (!person.body && table->empty()) {
      reader.fault("notify", "no-address", "notify is empty: nothing can reach this person");
    }
  }

  const NotifierSettings* known_notifier(TableReader& reader, const Entry& entry) {
    const auto* known = draft_.configuration.notifier(model::NotifierId(entry.key));
    if (known != nullptr || draft_.may_be_defined(entry.key)) return known;
    Nearest nearest(entry.key);
    std::string names;
    for (const auto& notifier : draft_.configuration.notifiers) {
      nearest.offer(notifier.id.str());
      names += (names.empty() ? "" : ", ") + notifier.id.str();
    }
    reader.fault_at(entry.place, "unknown-notifier",
                    fmt::format("there is no [notifiers.{}]; the notifiers are {}{}", entry.key,
                                names.empty() ? "none" : names, nearest.question()));
    return nullptr;
  }

  bool add_address(TableReader& reader, Person& person, const NotifierSettings& notifier,
                   const std::string& address, const Entry& entry) {
    const auto* plugins = draft_.options.plugins;
    if (plugins != nullptr && !notifier.plugin.empty()) {
      if (const auto fault = plugins->address_fault(notifier.plugin, address)) {
        reader.fault_at(
            entry.node.place, "bad-address",
            fmt::format("{} is {}, which cannot be used: {}", entry.key, shown(address), *fault));
        return false;
      }
    }
    person.notify.emplace(notifier.id, address);
    return true;
  }

  PersonId refer(TableReader& reader, std::string_view key, const PersonId& from) {
    auto id = reader.line(key);
    if (!id) return {};
    references_.push_back({reader.subject(), key, from, {*id, reader.any(key)->place}});
    return PersonId(*id);
  }

  void read_away(TableReader& reader, Person& person) {
    for (const auto* node : reader.tables("away")) {
      TableReader range(draft_, *node, reader.subject() + ": away");
      const auto from = range.date("from", Need::required);
      const auto to = range.date("to", Need::required);
      range.finish();
      if (!from || !to) continue;
      if (*to < *from) {
        range.fault("to", "bad-date",
                    fmt::format("to is {}, before from, {}", calendar::to_string(*to),
                                calendar::to_string(*from)));
      }
      person.away.push_back({*from, *to});
    }
  }

  // A login says who somebody is, so two people cannot share one.
  void check_login(TableReader& reader, const Person& person) {
    if (person.login.empty()) return;
    const auto [first, fresh] = logins_.emplace(model::folded_login(person.login), person.id);
    if (fresh) return;
    reader.fault("login", "duplicate",
                 fmt::format("login {} is that of {} already", in_quotes(person.login),
                             first->second.str()));
  }

  bool is_free(TableReader& reader, const Person& person) {
    const auto& id = person.id.str();
    if (is_role(id)) {
      reader.fault(
          "id", "reserved-name",
          fmt::format("{} is a role in the steps of policies; take another id", in_quotes(id)));
    }
    const auto taken = people_.find(person.id);
    if (taken == people_.end()) return true;
    const auto first = draft_.configuration.where("people/" + id);
    reader.fault("id", "duplicate",
                 fmt::format("the id {} is taken by a {} at {}:{}", in_quotes(id),
                             taken->second.body ? "body" : "person",
                             draft_.report.files()[first.file].string(), first.line));
    return false;
  }

  void check(const Reference& reference) {
    const auto& to = reference.to.value;
    if (!people_.contains(PersonId(to))) {
      if (draft_.may_be_defined(to)) return;
      const auto nearest = nearest_id(to, people_);
      draft_.report.add(reference.to.place, "unknown-person",
                        fmt::format("{}: {} names {}, who is neither a person nor a body{}",
                                    reference.subject, reference.key, shown(to), nearest.help()));
    } else if (to == reference.from.str()) {
      draft_.report.add(reference.to.place, "own-manager",
                        fmt::format("{}: {} is the same person", reference.subject, reference.key));
    }
  }

  void report_circles(std::string_view key, std::string_view code, PersonId Person::*next,
                      std::string_view consequence) {
    for (const auto& circle : circles(people_, next)) {
      const auto& first = circle.front().str();
      std::string way;
      for (const auto& id : circle)
        way += id.str() + " → ";
      draft_.report.add(draft_.configuration.where(fmt::format("people/{}/{}", first, key)), code,
                        fmt::format("person {}: {} leads round in a circle, {}{}: {}", first, key,
                                    way, first, consequence));
    }
  }

  Draft& draft_;
  std::map<PersonId, Person>& people_;
  std::map<std::string, PersonId> logins_;
  std::vector<Reference> references_;
};

}  // namespace

void read_people(Draft& draft) {
  PeopleReader reader(draft);
  for (const auto& section : draft.sections.people)
    reader.read(section, false);
  for (const auto& section : draft.sections.bodies)
    reader.read(section, true);
  reader.check_references();
}

}  // namespace dueward::config
