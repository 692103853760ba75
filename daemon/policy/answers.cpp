// SPDX-License-Identifier: MIT
#include "policy/answers.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "model/answers.hpp"
#include "policy/absence.hpp"
#include "policy/dates.hpp"
#include "policy/roles.hpp"

namespace dueward::policy {
namespace {

using calendar::Date;
using model::Answer;
using model::Beside;
using model::LedgerEntry;
using model::NoticeState;
using model::PersonId;
using model::State;
using model::Verb;
namespace beside = model::beside;

/// Beyond the clock of a verifier so many working days more, and the accountable officer hears.
constexpr int until_stalled = 5;

bool went(const LedgerEntry& entry) {
  return entry.state == NoticeState::delivered;
}

/// Its message may be with a notifier already.
bool is_out(const LedgerEntry& entry) {
  return entry.state == NoticeState::owed;
}

/// What waited for somebody's return is their only word of an answer: once it is on its way, they
/// hear of what takes that back.
bool counts_as_heard(const LedgerEntry& entry) {
  return went(entry) || (is_out(entry) && entry.key.step == beside::while_away.step);
}

class Collector {
 public:
  explicit Collector(const Ground& ground) : ground_(ground), life_(ground.life) {}

  std::vector<Item> run() {
    const auto& answers = ground_.facts.state.answers;
    for (const auto& answer : answers) {
      if (stands(answers, answer)) take(answer);
      if (answer.verb == Verb::correct) taken_back(answer);
    }
    return std::move(items_);
  }

 private:
  void take(const Answer& answer) {
    switch (answer.verb) {
      case Verb::claim:
        claimed(answer);
        break;
      case Verb::sign_off:
        tell_owner(beside::signed_off, answer);
        break;
      case Verb::send_back:
        tell_owner(beside::sent_back, answer);
        tell_stood_down(answer);
        break;
      case Verb::extend:
        if (life_.open_extension == &answer) extension_asked(answer);
        break;
      case Verb::not_mine:
        if (life_.open_not_mine == &answer) other_owner_asked(answer);
        break;
      case Verb::approve:
      case Verb::refuse:
        decided(answer);
        break;
      case Verb::recover:
        if (answer.by != holder_of(ground_)) tell_owner(beside::recovery, answer);
        break;
      case Verb::reopen:
        tell_owner(beside::reopened, answer);
        break;
      case Verb::supersede:
      case Verb::accept_risk:
      case Verb::withdraw:
        tell_owner(beside::closed, answer);
        if (life_.closed_by == &answer) stand_down(answer);
        break;
      default:
        break;
    }
    if (!answer.told.empty()) tell(beside::answered, answer, "owner", answer.told);
    if (const auto back = return_after(answer)) {
      tell_on_return(beside::while_away, answer, answer.stood_in_for, *back);
    }
  }

  void claimed(const Answer& claim) {
    if (life_.claim != &claim) return;
    const auto* closed_by = life_.closed_by;
    if (closed_by == nullptr || closed_by->verb == Verb::sign_off) stand_down(claim);
    if (life_.state != State::claimed) return;
    const auto before = verify_before(ground_, claim);
    ask(beside::verify, claim, day_of(claim), "verifier", verifier_of(ground_));
    ask(beside::verify_overdue, claim, before, "verifier", verifier_of(ground_));
    ask(beside::verify_overdue, claim, before, "verifier.manager", verifier_manager_of(ground_));
    ask(beside::verify_stalled, claim, ground_.days.add_working_days(before, until_stalled),
        "accountable", ground_.plan.accountable);
  }

  void extension_asked(const Answer& asked) {
    const auto before = decide_before(ground_, asked);
    ask(beside::extension, asked, day_of(asked), "accountable", decider_of(ground_, asked));
    ask(beside::extension_overdue, asked, before, "accountable", decider_of(ground_, asked));
    ask(beside::extension_overdue, asked, before, "accountable.manager",
        above_decider_of(ground_, asked));
  }

  void other_owner_asked(const Answer& asked) {
    const auto before = decide_before(ground_, asked);
    const auto decider = decider_of(ground_, asked);
    ask(beside::other_owner, asked, day_of(asked), "owner.manager", decider);
    ask(beside::other_owner_overdue, asked, before, "owner.manager", decider);
    ask(beside::other_owner_overdue, asked, before, "accountable",
        above_decider_of(ground_, asked));
  }

  void decided(const Answer& decision) {
    const auto* asked = model::find_answer(ground_.facts.state.answers, decision.about);
    if (asked == nullptr) return;
    const bool granted = decision.verb == Verb::approve;
    if (asked->verb == Verb::extend) {
      const auto& news = granted ? beside::extended : beside::extension_refused;
      tell_owner(news, decision);
      if (asked->by != holder_of(ground_)) tell_once(news, decision, asked->by);
      if (granted && ends_escalation(decision)) stand_down(decision);
      return;
    }
    const auto& news = granted ? beside::owner_changed : beside::owner_kept;
    tell_once(news, decision, asked->by);
    if (!asked->told.empty()) tell_once(news, decision, asked->told);
    if (const auto back = return_after(*asked)) {
      tell_on_return(news, decision, asked->stood_in_for, *back);
    }
  }

  /// When whoever was away is back whose deputy gave the answer.
  [[nodiscard]] std::optional<Date> return_after(const Answer& answer) const {
    const auto* person = ground_.facts.directory.person(answer.stood_in_for);
    return person == nullptr ? std::nullopt
                             : std::optional{back_on(ground_, *person, day_of(answer))};
  }

  /// Whether the due date that was granted is the reason why the action is not overdue.
  [[nodiscard]] bool ends_escalation(const Answer& granted) const {
    return is_chased(life_.state) && granted.number > life_.resumed_by && granted.date &&
           *granted.date >= day_of(granted);
  }

  /// Everybody to whom this was escalated and who has not been told since that it is over, but
  /// whoever answered.
  void stand_down(const Answer& answer) {
    const auto ledger = ground_.facts.ledger;
    for (std::size_t i = 0; i < ledger.size(); ++i) {
      const auto& entry = ledger[i];
      const bool heard = entry.kind == model::Kind::escalation && went(entry) &&
                         ground_.counts(entry.key.ladder) && entry.decided_on <= day_of(answer);
      if (!heard || entry.recipient == holder_of(ground_) || entry.recipient == answer.by) continue;
      if (was_stood_down(ledger.subspan(i), entry.recipient, answer)) continue;
      // Who hears of the escalation only later is stood down then.
      tell_once(beside::stand_down, answer, entry.recipient, entry.heard_on);
    }
  }

  /// Because of another answer, which still holds.
  [[nodiscard]] bool was_stood_down(std::span<const LedgerEntry> since, const PersonId& person,
                                    const Answer& answer) const {
    return std::ranges::any_of(since, [&](const LedgerEntry& entry) {
      return entry.key.step == beside::stand_down.step && entry.key.to == person.str() &&
             (went(entry) || is_out(entry)) && ground_.counts(entry.key.ladder) &&
             entry.key.occurrence != answer.number && holds(entry.key.occurrence);
    });
  }

  /// Whether an answer was neither taken back nor, a claim, sent back.
  [[nodiscard]] bool holds(int number) const {
    const auto& answers = ground_.facts.state.answers;
    return !model::is_taken_back(answers, number) &&
           std::ranges::none_of(answers, [&](const Answer& answer) {
             return answer.verb == Verb::send_back && answer.about == number &&
                    stands(answers, answer);
           });
  }

  void tell_stood_down(const Answer& sent_back) {
    for (const auto& entry : ground_.facts.ledger) {
      const bool stood_down = entry.key.step == beside::stand_down.step &&
                              entry.key.occurrence == sent_back.about && went(entry);
      if (stood_down && entry.recipient != sent_back.by) {
        tell_once(beside::sent_back, sent_back, entry.recipient);
      }
    }
  }

  /// The owner hears of it, whose answer it was, and whoever had heard of that answer.
  void taken_back(const Answer& correction) {
    const auto* mistaken = model::find_answer(ground_.facts.state.answers, correction.about);
    if (mistaken == nullptr) return;
    if (holder_of(ground_) != correction.by && !is_news_to_holder(*mistaken)) {
      tell_owner(beside::taken_back, correction);
    }
    tell_taken_back(correction, mistaken->by);
    // A grant that made somebody the owner.
    if (mistaken->verb == Verb::approve) tell_taken_back(correction, mistaken->person);
    for (const auto& entry : ground_.facts.ledger) {
      if (!counts_as_heard(entry) || entry.key.occurrence != mistaken->number) continue;
      const auto* notice = model::find_beside(entry.key.step);
      if (notice == nullptr || notice == &beside::handover) continue;
      tell_taken_back(correction, entry.recipient);
    }
  }

  /// Whether the holder was away when their deputy gave the answer, and neither heard
  /// nor soon hears of it.
  [[nodiscard]] bool is_news_to_holder(const Answer& answer) const {
    return answer.stood_in_for == holder_of(ground_) &&
           std::ranges::none_of(ground_.facts.ledger, [&](const LedgerEntry& entry) {
             return entry.key.step == beside::while_away.step &&
                    entry.key.occurrence == answer.number && counts_as_heard(entry);
           });
  }

  void tell_taken_back(const Answer& correction, const PersonId& person) {
    if (person == correction.by || person == holder_of(ground_)) return;
    tell_once(beside::taken_back, correction, person);
  }

  void tell_once(const Beside& what, const Answer& answer, const PersonId& person,
                 std::optional<Date> not_before = {}) {
    if (is_told(what, answer, person)) return;
    const auto day = std::max(day_of(answer), not_before.value_or(Date{}));
    add(what, answer, day, active_day(ground_), person.str(), person);
  }

  void tell_on_return(const Beside& what, const Answer& answer, const PersonId& person, Date back) {
    if (is_told(what, answer, person)) return;
    const auto day = std::max(day_of(answer), back);
    auto* item = add(what, answer, day, active_day(ground_), person.str(), person);
    if (item != nullptr) item->awaits_return = true;
  }

  [[nodiscard]] bool is_told(const Beside& what, const Answer& answer,
                             const PersonId& person) const {
    return std::ranges::any_of(items_, [&](const Item& item) {
      return item.beside == &what && item.occurrence == answer.number && item.to == person.str();
    });
  }

  void tell_owner(const Beside& what, const Answer& answer) {
    tell(what, answer, "owner", holder_of(ground_));
  }

  void tell(const Beside& what, const Answer& answer, std::string_view to, const PersonId& person) {
    add(what, answer, day_of(answer), active_day(ground_), to, person);
  }

  /// A decision that still waits is asked for whatever the plan was when it was asked.
  void ask(const Beside& what, const Answer& answer, Date day, std::string_view to,
           const PersonId& person) {
    add(what, answer, day, day, to, person);
  }

  /// Null where the person is nobody.
  Item* add(const Beside& what, const Answer& answer, Date day, Date effective, std::string_view to,
            const PersonId& person) {
    const auto* found = ground_.facts.directory.person(person);
    if (found == nullptr) return nullptr;
    Item item;
    item.beside = &what;
    item.occurrence = answer.number;
    item.to = to;
    item.effective = effective;
    item.date = day;
    item.named = {&found->id, found};
    return &items_.emplace_back(item);
  }

  [[nodiscard]] Date day_of(const Answer& answer) const {
    return ground_.facts.directory.zone.date_of(answer.at);
  }

  const Ground& ground_;
  const Lifecycle& life_;
  std::vector<Item> items_;
};

}  // namespace

Rest rest_of(const Ground& ground, const Item& item) {
  const auto& life = ground.life;
  if (life.state == State::proposed) return Rest::proposed;
  if (life.state == State::claimed) return Rest::claimed;
  if (!ground.facts.state.open || !is_chased(life.state)) return Rest::closed;
  const bool repeated = item.occurrence > 1;
  if (repeated && reaching(life.recoveries, item.date) != nullptr) return Rest::recovering;
  const bool nags = item.kind() == model::Kind::reminder || repeated;
  if (nags && item.to == "owner" && reaching(life.promises, item.date) != nullptr) {
    return Rest::promised;
  }
  return Rest::none;
}

std::vector<Item> answer_items(const Ground& ground) {
  if (ground.facts.state.answers.empty()) return {};
  return Collector{ground}.run();
}

Date verify_before(const Ground& ground, const Answer& claim) {
  return clock_day(ground, ground.facts.directory.zone.date_of(claim.at),
                   ground.plan.answers.verify_within);
}

Date decide_before(const Ground& ground, const Answer& asked) {
  return clock_day(ground, ground.facts.directory.zone.date_of(asked.at),
                   ground.plan.answers.decide_within);
}

}  // namespace dueward::policy
