// SPDX-License-Identifier: MIT
#include "service/waiting.hpp"

#include <algorithm>
#include <tuple>

#include "policy/pending.hpp"
#include "service/facts.hpp"

namespace dueward::service {
namespace {

WaitingItem item_of(const store::ActionRecord& record, const policy::Pending& pending,
                    calendar::Date today) {
  return {record.action.ref,   record.action.title, pending.asked->number,
          pending.asked->verb, pending.asked->by,   pending.decider,
          record.action.owner, pending.before,      pending.before <= today};
}

}  // namespace

Await<std::vector<WaitingItem>> waiting(store::Store& store, engine::PicturePtr picture,
                                        calendar::Date today,
                                        std::optional<model::PersonId> decider) {
  std::vector<WaitingItem> items;
  store::ActionQuery query;
  query.waiting = true;
  for (bool last = false; !last;) {
    const auto records = co_await store.actions(query);
    last = records.size() < query.limit;
    if (!records.empty()) query.after = to_string(records.back().action.ref);
    for (const auto& record : records) {
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

}  // namespace dueward::service
