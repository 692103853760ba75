// SPDX-License-Identifier: MIT
/// The rungs of an action's ladder: decide() and explain() both walk these.
#pragma once

#include <string_view>
#include <vector>

#include "model/beside.hpp"
#include "policy/recipients.hpp"

namespace dueward::policy {

/// Why a step is not owed although its date counts.
enum class Rest {
  none,        ///< It is owed.
  closed,      ///< The action is closed, or in no file any longer.
  claimed,     ///< It waits for its verifier.
  proposed,    ///< No body has agreed to it yet.
  promised,    ///< It was promised for a day: the owner is not reminded before that.
  recovering,  ///< A recovery date was recorded: repeats rest until then.
  answered,    ///< A handover: the new owner has answered already.
};

/// One occurrence of one step to one entry of its `to`, or a notice beside the ladder. Views into
/// the facts.
struct Item {
  const model::Step* step = nullptr;      ///< Null: it stands beside the ladder.
  const model::Beside* beside = nullptr;  ///< Null: it is a step.
  int position = 0;                       ///< Of the step in its policy.
  int occurrence = 1;
  std::string_view to;
  calendar::Date effective{};
  calendar::Date date{};
  calendar::Date sending_day{};
  Named named{};
  const model::LedgerEntry* entry = nullptr;  ///< What settled it; null: nothing yet.
  Rest rest = Rest::none;
  bool awaits_return = false;  ///< It is told to whoever was away, when they are back.

  [[nodiscard]] bool is_beside() const { return step == nullptr; }
  [[nodiscard]] bool is_urgent() const { return step != nullptr && step->urgent; }
  [[nodiscard]] bool is_at_once() const { return beside != nullptr && beside->at_once; }
  /// Whether it does not wait for the weekday of its reader's digest.
  [[nodiscard]] bool passes_digest() const { return is_urgent() || is_at_once() || awaits_return; }
  [[nodiscard]] bool is_owed() const {
    return entry == nullptr && date >= effective && rest == Rest::none;
  }
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

/// The items in order of the policy, those beside the ladder last. Of a repeated step every
/// occurrence up to `until`, and the first after it.
[[nodiscard]] std::vector<Item> ladder_items(const Ground& ground, calendar::Date until,
                                             Extent extent);

/// Who gets the item on a day: the deputy of whoever is away, but never for a decision one who
/// holds the action or asked for it, nor for what was answered in somebody's place whoever answered
/// it. What waits for somebody's return is for nobody else. Null where it means nobody.
[[nodiscard]] const model::Person* recipient_of(const Ground& ground, const Item& item,
                                                calendar::Date day);

[[nodiscard]] model::NoticeKey key_of(const Ground& ground, const Item& item);

}  // namespace dueward::policy
