// SPDX-License-Identifier: MIT
#include "policy/decide.hpp"

#include <algorithm>

#include "policy/ladder.hpp"
#include "policy/selection.hpp"

namespace dueward::policy {
namespace {

using model::NoticeState;
using model::PersonId;

/// Of this ladder, each once, in the order of the ledger.
std::vector<PersonId> unreached_people(const Ground& ground) {
  std::vector<PersonId> people;
  for (const auto& entry : ground.facts.ledger) {
    bool unreached = entry.state == NoticeState::unreachable || entry.state == NoticeState::failed;
    if (!unreached || entry.recipient.empty() || entry.key.ladder != ground.ladder) continue;
    if (std::find(people.begin(), people.end(), entry.recipient) == people.end()) {
      people.push_back(entry.recipient);
    }
  }
  return people;
}

Notice notice_for(const Ground& ground, const Item& item, const Choice& choice) {
  Notice notice;
  notice.key = key_of(ground, item);
  notice.kind = item.kind();
  notice.date = item.date;
  notice.named = *item.named.id;
  notice.recipient = choice.recipient == nullptr ? *item.named.id : choice.recipient->id;
  notice.urgent = item.is_urgent();
  // An absence that ends sooner than was known is no outage.
  notice.late = choice.late && !item.awaits_return;
  notice.at_once = item.is_at_once();
  notice.envelopes = envelopes_for(choice.recipient, item.via());
  notice.unreached = unreached_people(ground);
  return notice;
}

Superseded superseded(const Ground& ground, const Item& item, const Item& by) {
  return {key_of(ground, item), item.date, *item.named.id, item.kind(), std::string{by.name()}};
}

/// Fills in notices and superseded steps, in the order of the items.
void record(const Ground& ground, const std::vector<Item>& items,
            const std::vector<Choice>& choices, Decision& decision) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (choices[i].fate == Fate::superseded) {
      decision.superseded.push_back(superseded(ground, items[i], items[choices[i].by]));
    }
    if (choices[i].fate != Fate::goes) continue;
    auto& notice = decision.notices.emplace_back(notice_for(ground, items[i], choices[i]));
    for (std::size_t j = 0; j < items.size(); ++j) {
      bool joins = choices[j].fate == Fate::joins && choices[j].by == i;
      if (joins) notice.settles.push_back(key_of(ground, items[j]));
    }
  }
}

/// Whether an escalation is on its way that an answer has ended meanwhile.
bool ended_with_escalations_out(const Ground& ground) {
  const bool chased = is_chased(ground.life.state);
  return std::ranges::any_of(ground.facts.ledger, [&](const model::LedgerEntry& entry) {
    const bool out = entry.kind == model::Kind::escalation && entry.state == NoticeState::owed;
    return out && !(chased && ground.is_present(entry.key.ladder));
  });
}

std::optional<Moment> next_look(const Ground& ground, const std::vector<Item>& items,
                                const std::vector<Choice>& choices, Moment now) {
  auto soonest = ground.next_open_day(now);
  std::optional<calendar::Date> day;
  for (std::size_t i = 0; i < items.size(); ++i) {
    bool remains = choices[i].fate == Fate::waiting || choices[i].fate == Fate::held_back;
    if (!remains) continue;
    auto candidate = std::max(items[i].sending_day, soonest);
    if (!day || candidate < *day) day = candidate;
  }
  // Who hears of an escalation only now is owed a stand-down.
  if (ended_with_escalations_out(ground)) day = std::min(day.value_or(soonest), soonest);
  if (!day) return std::nullopt;
  return Moment{*day, ground.send_at};
}

}  // namespace

Decision decide(const Facts& facts, Moment now) {
  Decision decision;
  const Ground ground{facts};
  const auto items = ladder_items(ground, now.day, Extent::owed);
  const auto choices = choose(ground, items, now);
  record(ground, items, choices, decision);
  decision.look_again = next_look(ground, items, choices, now);
  return decision;
}

}  // namespace dueward::policy
