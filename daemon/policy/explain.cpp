// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <tuple>

#include "policy/dates.hpp"
#include "policy/decide.hpp"
#include "policy/explain_dates.hpp"
#include "policy/explain_rung.hpp"

namespace dueward::policy {
namespace {

bool is_shown(const Item& item, calendar::Date horizon) {
  return item.occurrence == 1 || item.is_beside() || item.date <= horizon;
}

void add_former(const Ground& ground, const std::vector<Item>& items, Sentences sentences,
                std::vector<Rung>& rungs) {
  std::set<const model::LedgerEntry*> told;
  for (const auto& item : items)
    told.insert(item.entry);
  for (const auto& entry : ground.facts.ledger) {
    if (told.count(&entry) > 0) continue;
    auto& rung = rungs.emplace_back(former_rung_of(entry));
    if (sentences == Sentences::told) rung.reason = reason_of_former(ground, entry);
  }
}

std::optional<calendar::Date> grace_until(const Ground& ground) {
  const auto effective = ladder_day(ground);
  if (!ground.plan.grace || ground.facts.action.due > effective) return std::nullopt;
  return base_day(ground, effective);
}

}  // namespace

Explanation explain(const Facts& facts, Moment now, calendar::Date horizon, Sentences sentences) {
  const Ground ground{facts};
  const auto items = ladder_items(ground, std::max(now.day, horizon), Extent::all);
  const auto choices = choose(ground, items, now);
  Explanation explanation{facts.action.due, ground.act_by, {}, {}, grace_until(ground)};
  if (sentences == Sentences::told) explanation.dates = explain_dates(ground);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!is_shown(items[i], horizon)) continue;
    auto& rung = explanation.rungs.emplace_back(rung_of(ground, items, choices, i, now));
    if (sentences == Sentences::told) rung.reason = reason_of(ground, items, choices, i, rung);
  }
  add_former(ground, items, sentences, explanation.rungs);
  std::stable_sort(explanation.rungs.begin(), explanation.rungs.end(),
                   [](const Rung& a, const Rung& b) {
                     return std::tie(a.sending_day, a.date) < std::tie(b.sending_day, b.date);
                   });
  return explanation;
}

}  // namespace dueward::policy
