// SPDX-License-Identifier: MIT
/// The rungs of an action's ladder: decide() and explain() both walk these.
#pragma once

#include <string_view>
#include <vector>

#include "policy/recipients.hpp"

namespace dueward::policy {

/// One occurrence of one step to one entry of its `to`, or a handover. Views into the facts.
struct Item {
  const model::Step* step;  ///< Null: a handover.
  int position;             ///< Of the step in its policy.
  int occurrence;
  std::string_view to;
  calendar::Date effective;
  calendar::Date date;
  calendar::Date sending_day;
  Named named;
  const model::LedgerEntry* entry;  ///< What settled it; null: nothing yet.

  [[nodiscard]] bool is_handover() const { return step == nullptr; }
  [[nodiscard]] bool is_urgent() const { return step != nullptr && step->urgent; }
  [[nodiscard]] bool is_owed() const { return entry == nullptr && date >= effective; }
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] model::Kind kind() const;
  [[nodiscard]] const std::vector<model::NotifierId>& via() const;
};

/// Whether `a` stands before `b`: by own date, place in the policy, occurrence.
[[nodiscard]] bool stands_before(const Item& a, const Item& b);

enum class Extent {
  owed,  ///< Only what is not settled and whose date counts.
  all,   ///< Settled items and those before their effective day too.
};

/// The items in order of the policy, handovers last. Of a repeated step every occurrence up to
/// `until`, and the first after it.
[[nodiscard]] std::vector<Item> ladder_items(const Ground& ground, calendar::Date until,
                                             Extent extent);

[[nodiscard]] model::NoticeKey key_of(const Ground& ground, const Item& item);

}  // namespace dueward::policy
