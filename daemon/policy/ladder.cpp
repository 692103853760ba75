// SPDX-License-Identifier: MIT
#include "policy/ladder.hpp"

#include <algorithm>
#include <tuple>

#include "model/answers.hpp"
#include "policy/answers.hpp"
#include "policy/dates.hpp"
#include "policy/roles.hpp"

namespace dueward::policy {
namespace {

using calendar::Date;
using model::LedgerEntry;
using model::StepAt;

/// The keys of one step to one entry that the ledger has: whether one is settled, and where the
/// unbroken run of settled occurrences ends.
class Settled {
 public:
  Settled(const Ground& ground, std::string_view step, std::string_view to, bool any_ladder)
      : ground_(ground), step_(step), to_(to), any_ladder_(any_ladder) {}

  [[nodiscard]] const LedgerEntry* by(int occurrence, Date date) const {
    const auto& ledger = ground_.facts.ledger;
    for (const auto& entry : ledger) {
      if (entry.key.occurrence == occurrence && matches(entry)) return &entry;
    }
    for (const auto& entry : ledger) {
      if (entry.key.occurrence == occurrence && was_heard_for(entry, date)) return &entry;
    }
    return nullptr;
  }

  /// A repeated step gathers occurrences for years: none before this one needs to be asked for.
  [[nodiscard]] int first_open() const {
    int count = 0;
    int highest = 0;
    for (const auto& entry : ground_.facts.ledger) {
      if (!matches(entry)) continue;
      ++count;
      highest = std::max(highest, entry.key.occurrence);
    }
    // In a pilot one occurrence may stand in two ladders, and the count proves nothing.
    return count == highest && !ground_.plan.pilot ? highest + 1 : 1;
  }

 private:
  [[nodiscard]] bool matches(const LedgerEntry& entry) const {
    const auto& key = entry.key;
    bool counted = any_ladder_ ? ground_.counts(key.ladder) : ground_.is_present(key.ladder);
    return counted && is_same_step(key);
  }

  /// A ladder that begins on a day repeats nothing that the one before it has said for that day.
  [[nodiscard]] bool was_heard_for(const LedgerEntry& entry, Date date) const {
    return entry.state == model::NoticeState::delivered && entry.date == date &&
           ground_.counts(entry.key.ladder) && is_same_step(entry.key);
  }

  [[nodiscard]] bool is_same_step(const model::NoticeKey& key) const {
    return key.to == to_ && key.step == step_;
  }

  const Ground& ground_;
  std::string_view step_;
  std::string_view to_;
  bool any_ladder_;
};

class Collector {
 public:
  Collector(const Ground& ground, Date until, Extent extent)
      : ground_(ground), until_(until), extent_(extent) {
    items_.reserve(ground.policy.steps.size() + 4);
  }

  void add_step(const model::Step& step, int position) {
    Date effective = effective_day(ground_, step);
    for (const auto& to : step.to) {
      bool once_in_a_life = step.at.base == StepAt::Base::start;
      Settled settled{ground_, step.name, to, once_in_a_life};
      Item item;
      item.step = &step;
      item.position = position;
      item.to = to;
      item.effective = effective;
      if (step.repeat && step.repeat->count > 0) {
        add_occurrences(item, settled);
      } else {
        item.date = step_date(ground_, step, effective, 1);
        item.rest = rest_of(ground_, item);
        add(item, settled);
      }
    }
  }

  void add_handover(const model::Holder& holder) {
    if (holder.number < 2 || holder.person.empty()) return;
    Item item;
    item.beside = &model::beside::handover;
    item.occurrence = holder.number - 1;
    item.to = holder.role;
    item.effective = active_day(ground_);
    item.named = named_person(ground_, holder.person);
    item.date = handover_date(ground_, holder);
    if (holder.role == "owner" &&
        model::has_answered_as_owner(ground_.facts.state.answers, holder.person, holder.since)) {
      item.rest = Rest::answered;
    }
    if (!ground_.facts.state.open || is_closed(ground_.life.state)) item.rest = Rest::closed;
    if (ground_.life.state == model::State::proposed) item.rest = Rest::proposed;
    add_beside(item);
  }

  /// Everything but what settled it is known.
  void add_beside(Item item) {
    Settled settled{ground_, item.beside->step, item.to, true};
    add(item, settled);
  }

  [[nodiscard]] std::vector<Item> take() { return std::move(items_); }

 private:
  void add_occurrences(Item& item, const Settled& settled) {
    item.occurrence = extent_ == Extent::owed ? settled.first_open() : 1;
    for (;; ++item.occurrence) {
      item.date = step_date(ground_, *item.step, item.effective, item.occurrence);
      item.rest = rest_of(ground_, item);
      bool beyond = item.date > until_;
      const bool rests_for_now = item.rest == Rest::promised || item.rest == Rest::recovering;
      if (add(item, settled) && beyond && !rests_for_now) return;
    }
  }

  /// Whether the item is unsettled; it is kept where the extent asks for it.
  bool add(Item& item, const Settled& settled) {
    item.entry = settled.by(item.occurrence, item.date);
    bool wanted = extent_ == Extent::all || item.is_owed();
    if (wanted) {
      if (!item.is_beside()) item.named = named_by(ground_, item.to);
      item.sending_day = item.is_at_once() ? item.date
                                           : sending_day(ground_, item.date, item.named.person,
                                                         item.passes_digest());
      items_.push_back(item);
    }
    return item.entry == nullptr;
  }

  const Ground& ground_;
  Date until_;
  Extent extent_;
  std::vector<Item> items_;
};

}  // namespace

std::string_view Item::name() const {
  return step == nullptr ? beside->step : std::string_view{step->name};
}

model::Kind Item::kind() const {
  return step == nullptr ? beside->kind : step->kind;
}

const std::vector<model::NotifierId>& Item::via() const {
  static const std::vector<model::NotifierId> every_notifier;
  return step == nullptr ? every_notifier : step->via;
}

bool stands_before(const Item& a, const Item& b) {
  return std::tie(a.date, a.position, a.occurrence) < std::tie(b.date, b.position, b.occurrence);
}

std::vector<Item> ladder_items(const Ground& ground, Date until, Extent extent) {
  Collector collector{ground, until, extent};
  int position = 0;
  for (const auto& step : ground.policy.steps)
    collector.add_step(step, position++);
  for (const auto& holder : ground.facts.state.holders)
    collector.add_handover(holder);
  for (auto& item : answer_items(ground))
    collector.add_beside(item);
  return collector.take();
}

const model::Person* recipient_of(const Ground& ground, const Item& item, Date day) {
  const auto* person = recipient_on(ground, item.named, day, item.via());
  if (person == nullptr || person == item.named.person) return person;
  if (item.awaits_return) return item.named.person;
  const bool decides = item.kind() == model::Kind::decision;
  if (!decides && item.beside != &model::beside::answered) return person;
  const auto* answer = model::find_answer(ground.facts.state.answers, item.occurrence);
  const bool takes_part = (decides && person->id == holder_of(ground)) ||
                          (answer != nullptr && answer->by == person->id);
  return takes_part ? item.named.person : person;
}

model::NoticeKey key_of(const Ground& ground, const Item& item) {
  return {ground.ladder, std::string{item.name()}, item.occurrence, std::string{item.to}};
}

}  // namespace dueward::policy
