// SPDX-License-Identifier: MIT
#include "store/memory/actions.hpp"

#include "store/rules/agreed.hpp"
#include "store/rules/fields_text.hpp"

namespace dueward::store::memory {

model::Fields Agreed::standing() const {
  return rules::merged(rules::to_fields(loaded), decided);
}

Row& Actions::add(rules::ActionFacts facts, Agreed agreed, ActionPtr action) {
  facts.number = ActionNumber{static_cast<std::int64_t>(rows_.size()) + 1};
  names_.emplace_hint(names_.end(), facts.ref, facts.number);
  auto& row = rows_.emplace_back(Row{std::move(facts), std::move(agreed), std::move(action), {}});
  file(row, std::nullopt);
  return row;
}

Row* Actions::find(ActionNumber number) {
  const auto place = index(number);
  return place < rows_.size() ? &rows_[place] : nullptr;
}

Row* Actions::find(const model::ActionRef& ref) {
  auto known = names_.find(ref);
  return known == names_.end() ? nullptr : &row(known->second);
}

void Actions::file(const Row& row, const std::optional<Instant>& before) {
  const auto& after = row.facts.next_check_at;
  if (before == after) return;
  if (before) due_.erase({*before, row.facts.number});
  if (after) due_.emplace(*after, row.facts.number);
}

void Actions::make_all_due(Instant now) {
  for (auto& row : rows_) {
    change(row, [now](auto& facts) { rules::make_due(facts, now); });
  }
}

void Actions::make_plan_due(std::string_view plan, Instant now) {
  for (auto& row : rows_) {
    if (row.facts.ref.plan.str() != plan) continue;
    change(row, [now](auto& facts) { rules::make_due(facts, now); });
  }
}

}  // namespace dueward::store::memory
