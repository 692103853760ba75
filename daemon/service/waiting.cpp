// SPDX-License-Identifier: MIT
#include "service/waiting.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "policy/pending.hpp"
#include "policy/reading.hpp"
#include "service/action_lots.hpp"
#include "service/facts.hpp"

namespace dueward::service {
namespace {

WaitingItem item_of(const store::ActionRecord& record, const policy::Pending& pending,
                    calendar::Date today) {
  return {record.action.ref,   record.action.title, pending.asked->number,
          pending.asked->verb, pending.asked->by,   pending.decider,
          record.action.owner, pending.before,      pending.before <= today};
}

std::string name_of(const model::PersonId& id, const model::Directory& directory,
                    const model::PersonId& reader, std::string_view otherwise) {
  if (id.empty()) return std::string{otherwise};
  if (!policy::reads(directory, reader, id)) return std::string{policy::side_of(directory, id)};
  const auto* person = directory.person(id);
  return person == nullptr ? id.str() : person->name;
}

std::string task_of(model::Verb verb, const std::string& asker) {
  switch (verb) {
    case model::Verb::extend:
      return "decide on more time for " + asker;
    case model::Verb::not_mine:
      return "decide whose it is, for " + asker + " proposed another owner,";
    default:
      return "verify the claim of " + asker;
  }
}

}  // namespace

Await<std::vector<WaitingItem>> waiting(store::Store& store, engine::PicturePtr picture,
                                        calendar::Date today,
                                        std::optional<model::PersonId> decider) {
  std::vector<WaitingItem> items;
  store::ActionQuery query;
  query.waiting = true;
  ActionLots lots(store, std::move(query));
  for (auto records = co_await lots.next(); !records.empty(); records = co_await lots.next()) {
    for (const auto& record : records) {
      if (!missing_for(*picture, record.action).empty()) continue;
      for (const auto& one : policy::pending(facts_of(*picture, record))) {
        if (!decider || one.decider == *decider) items.push_back(item_of(record, one, today));
      }
    }
  }
  // Whose day has come has the earliest day.
  std::ranges::sort(items, {}, [](const WaitingItem& item) {
    return std::tie(item.before, item.ref, item.number);
  });
  co_return items;
}

std::string in_words(const WaitingItem& item, const model::Directory& directory,
                     const model::PersonId& reader) {
  return (item.overdue ? "overdue: " : "") + to_string(item.ref) + " (" + item.title +
         "): " + name_of(item.decider, directory, reader, "somebody other than the owner") +
         (item.overdue ? " was to " : " is to ") +
         task_of(item.verb, name_of(item.asked_by, directory, reader, "somebody")) + " before " +
         calendar::in_words(item.before);
}

}  // namespace dueward::service
