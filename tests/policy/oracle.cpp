// SPDX-License-Identifier: MIT
#include "policy/oracle.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace dueward::oracle {
namespace {

using calendar::Period;
using calendar::Unit;
using model::LedgerEntry;
using model::NoticeKey;
using model::NoticeState;
using model::PersonId;
using model::StepAt;
using policy::Facts;
using std::chrono::days;

const model::Plan& plan_of(const Facts& facts) {
  return facts.directory.plans.at(facts.action.ref.plan);
}

const model::Policy& policy_of(const Facts& facts) {
  const auto& own = facts.action.policy;
  return facts.directory.policies.at(own.empty() ? plan_of(facts).policy : own);
}

int ladder_of(const Facts& facts) {
  return plan_of(facts).pilot ? -facts.state.ladder : facts.state.ladder;
}

// ---- what people answered

/// The latest answer with one of these verbs; nullptr where there is none.
const model::Answer* latest(const Facts& facts, std::set<model::Verb> verbs) {
  const model::Answer* found = nullptr;
  for (const auto& answer : facts.state.answers) {
    if (verbs.contains(answer.verb)) found = &answer;
  }
  return found;
}

Date day_of(const Facts& facts, const model::Answer& answer) {
  return facts.directory.zone.date_of(answer.at);
}

/// The answer that says how the claim of the action stands.
const model::Answer* word_on_claim(const Facts& facts) {
  using model::Verb;
  return latest(facts, {Verb::claim, Verb::sign_off, Verb::send_back, Verb::reopen});
}

bool is_claimed(const Facts& facts) {
  const auto* word = word_on_claim(facts);
  return word != nullptr && word->verb == model::Verb::claim;
}

bool is_signed_off(const Facts& facts) {
  const auto* word = word_on_claim(facts);
  return word != nullptr && word->verb == model::Verb::sign_off;
}

std::optional<Date> begun_again(const Facts& facts) {
  const auto* again = latest(facts, {model::Verb::send_back, model::Verb::reopen});
  return again == nullptr ? std::nullopt : std::optional{day_of(facts, *again)};
}

/// Extensions that were asked for and neither decided nor made needless by a claim.
const model::Answer* open_extension(const Facts& facts) {
  using model::Verb;
  const auto* last = latest(facts, {Verb::extend, Verb::approve, Verb::refuse, Verb::claim});
  return last != nullptr && last->verb == Verb::extend ? last : nullptr;
}

bool is_resting(const Facts& facts, const model::Step& step, const Rung& rung) {
  if (!facts.state.open || is_claimed(facts) || is_signed_off(facts)) return true;
  for (const auto& answer : facts.state.answers) {
    const bool within = answer.date && rung.date >= answer.on && rung.date <= *answer.date;
    const bool repeated = rung.key.occurrence > 1;
    if (answer.verb == model::Verb::recover && within && repeated) return true;
    const bool nags = repeated || step.kind == model::Kind::reminder;
    if (answer.verb == model::Verb::acknowledge && within && nags && rung.key.to == "owner") {
      return true;
    }
  }
  return false;
}

Date effective_day(const Facts& facts, const model::Step& step) {
  auto entered = facts.step_entries.find(step.name);
  Date result = entered == facts.step_entries.end() ? facts.state.first_loaded : entered->second;
  result = std::max(result, plan_of(facts).active_from);
  result = std::max(result, facts.state.first_loaded);
  result = std::max(result, facts.state.due_since);
  result = std::max(result, facts.state.policy_since);
  if (facts.state.pilot_ended) result = std::max(result, *facts.state.pilot_ended);
  if (auto again = begun_again(facts)) result = std::max(result, *again);
  return result;
}

Date base_day(const Facts& facts, const Days& calendar, Date effective) {
  if (facts.action.due > effective) return facts.action.due;
  auto grace = plan_of(facts).grace;
  return grace ? calendar.plus(effective, *grace) : effective;
}

Date step_date(const Facts& facts, const Days& calendar, const model::Step& step) {
  Date effective = effective_day(facts, step);
  auto back = Period{-step.at.offset.count, step.at.offset.unit};
  switch (step.at.base) {
    case StepAt::Base::start:
      return calendar.on_to_worked(effective);
    case StepAt::Base::due:
      return act_by(facts, calendar);
    case StepAt::Base::before:
      if (back.unit == Unit::working_days) return calendar.plus(act_by(facts, calendar), back);
      return calendar.back_to_worked(calendar.plus(facts.action.due, back));
    case StepAt::Base::after:
      return calendar.on_to_worked(
          calendar.plus(base_day(facts, calendar, effective), step.at.offset));
  }
  return {};
}

/// Counted from the step's own date, never chained.
Date repetition(const Days& calendar, Date first, const model::Step& step, int occurrence) {
  if (occurrence == 1) return first;
  Period shift{step.repeat->count * (occurrence - 1), step.repeat->unit};
  return calendar.on_to_worked(calendar.plus(first, shift));
}

PersonId named_by(const Facts& facts, const std::string& entry) {
  const auto& accountable = plan_of(facts).accountable;
  const auto& owner = facts.action.owner;
  if (entry == "accountable") return accountable;
  if (entry == "verifier") return facts.action.verifier;
  if (entry == "owner") return owner.empty() ? accountable : owner;
  if (entry == "owner.manager") {
    const auto* person = owner.empty() ? nullptr : facts.directory.person(owner);
    return person && !person->manager.empty() ? person->manager : accountable;
  }
  return PersonId{entry};
}

Date sending_day(const Facts& facts, const Days& calendar, Date date, const PersonId& named,
                 bool urgent) {
  const auto* person = facts.directory.person(named);
  if (person && person->digest && !urgent) {
    while (std::chrono::weekday{date} != *person->digest) {
      date += days{1};
    }
  }
  return calendar.on_to_worked(date);
}

std::vector<model::Envelope> envelopes(const Facts& facts, const PersonId& recipient,
                                       const std::vector<model::NotifierId>& via) {
  std::vector<model::Envelope> result;
  const auto* person = facts.directory.person(recipient);
  if (!person) return result;
  for (const auto& [notifier, address] : person->notify) {
    if (via.empty() || std::find(via.begin(), via.end(), notifier) != via.end())
      result.push_back({notifier, address, {}});
  }
  return result;
}

/// The deputy of somebody who is away: unless the deputy is away too, or cannot be reached.
PersonId stand_in(const Facts& facts, const PersonId& named, Date day,
                  const std::vector<model::NotifierId>& via) {
  const auto* person = facts.directory.person(named);
  if (!person || !person->is_away(day)) return named;
  const auto* deputy = facts.directory.person(person->deputy);
  if (!deputy || deputy->is_away(day) || envelopes(facts, deputy->id, via).empty()) return named;
  return deputy->id;
}

PersonId recipient_of(const Facts& facts, const Rung& rung, Date day) {
  return stand_in(facts, rung.named, day, policy_of(facts).steps[rung.step].via);
}

/// What was sent in a pilot settles nothing once it is over; what was sent before it stays sent.
bool counts(const Facts& facts, const LedgerEntry& entry) {
  return entry.key.ladder > 0 || plan_of(facts).pilot;
}

bool is_settled(const Facts& facts, const NoticeKey& key, bool once_in_life) {
  for (const auto& entry : facts.ledger) {
    bool same = entry.key.step == key.step && entry.key.occurrence == key.occurrence &&
                entry.key.to == key.to;
    if (same && counts(facts, entry) &&
        (std::abs(entry.key.ladder) == facts.state.ladder || once_in_life))
      return true;
  }
  return false;
}

std::vector<PersonId> unreached(const Facts& facts) {
  std::set<PersonId> result;
  for (const auto& entry : facts.ledger) {
    bool unheard = entry.state == NoticeState::unreachable || entry.state == NoticeState::failed;
    if (entry.key.ladder == ladder_of(facts) && unheard && !entry.recipient.empty())
      result.insert(entry.recipient);
  }
  return {result.begin(), result.end()};
}

using Level = std::vector<std::string>;

/// The date of a level's first step that can be owed.
Date beginning(const Facts& facts, const std::vector<Rung>& all, const Level& level) {
  Date result = Date::max();
  for (const auto& rung : all) {
    if (!rung.never() && policy_of(facts).steps[rung.step].to == level)
      result = std::min(result, rung.date);
  }
  return result;
}

/// Somebody of another level that began no later has it still to hear, or heard it only today.
bool lower_level_is_hearing(const Facts& facts, const std::vector<Rung>& all, const Level& level,
                            Date first_late, Date today) {
  for (const auto& entry : facts.ledger) {
    if (entry.key.ladder != ladder_of(facts)) continue;
    for (const auto& step : policy_of(facts).steps) {
      if (step.name != entry.key.step || step.to == level) continue;
      if (beginning(facts, all, step.to) > first_late) continue;
      if (entry.state == NoticeState::owed) return true;
      if (entry.heard_on && *entry.heard_on >= today) return true;
      if (entry.state == NoticeState::superseded && entry.decided_on >= today) return true;
    }
  }
  return false;
}

bool reachable(const Facts& facts, const Rung& rung, Date today) {
  const auto& step = policy_of(facts).steps[rung.step];
  return !envelopes(facts, recipient_of(facts, rung, today), step.via).empty();
}

/// Takes from `late` what may go: the lowest level, and the next where nobody in it can be reached.
std::vector<Rung> take_lowest_levels(const Facts& facts, const std::vector<Rung>& all,
                                     std::vector<Rung>& late, Date today) {
  std::vector<Rung> result;
  const auto& steps = policy_of(facts).steps;
  while (!late.empty()) {
    auto first = *std::min_element(late.begin(), late.end(), [](const Rung& a, const Rung& b) {
      return std::tie(a.date, a.step) < std::tie(b.date, b.step);
    });
    const Level& level = steps[first.step].to;
    if (lower_level_is_hearing(facts, all, level, first.date, today)) break;
    bool somebody_hears = false;
    std::vector<Rung> rest;
    for (const auto& rung : late) {
      if (steps[rung.step].to != level) {
        rest.push_back(rung);
        continue;
      }
      result.push_back(rung);
      somebody_hears = somebody_hears || reachable(facts, rung, today);
    }
    late = rest;
    if (somebody_hears) break;
  }
  return result;
}

bool later(const Rung& a, const Rung& b) {
  if (a.date != b.date) return a.date > b.date;
  if (a.step != b.step) return a.step > b.step;
  if (a.key.occurrence != b.key.occurrence) return a.key.occurrence > b.key.occurrence;
  return a.entry < b.entry;
}

/// All that goes to one person now: the latest is sent, the others are settled with it.
void send_latest(const Facts& facts, std::vector<Rung> group, const PersonId& recipient, Date today,
                 policy::Decision& decision) {
  std::sort(group.begin(), group.end(), later);
  const auto& winner = group.front();
  const auto& steps = policy_of(facts).steps;
  const auto& step = steps[winner.step];
  policy::Notice notice;
  notice.key = winner.key;
  notice.kind = step.kind;
  notice.date = winner.date;
  notice.recipient = recipient;
  notice.named = winner.named;
  notice.urgent = step.urgent;
  notice.late = winner.sending < today;
  notice.envelopes = envelopes(facts, recipient, step.via);
  notice.unreached = unreached(facts);
  for (std::size_t i = 1; i < group.size(); ++i) {
    const auto& rung = group[i];
    if (rung.step == winner.step && rung.key.occurrence == winner.key.occurrence) {
      notice.settles.push_back(rung.key);
    } else {
      decision.superseded.push_back(
          {rung.key, rung.date, rung.named, steps[rung.step].kind, step.name});
    }
  }
  std::sort(notice.settles.begin(), notice.settles.end());
  decision.notices.push_back(std::move(notice));
}

void add_handovers(const Facts& facts, const Days& calendar, Date today,
                   policy::Decision& decision) {
  for (const auto& holder : facts.state.holders) {
    if (holder.number < 2) continue;
    if (!facts.state.open || is_signed_off(facts)) continue;
    NoticeKey key{ladder_of(facts), "handover", holder.number - 1, holder.role};
    Date date = calendar.count_worked(holder.since, 1);
    Date known = std::max(plan_of(facts).active_from, facts.state.first_loaded);
    if (facts.state.pilot_ended) known = std::max(known, *facts.state.pilot_ended);
    Date sending = sending_day(facts, calendar, date, holder.person, false);
    bool told = std::any_of(facts.ledger.begin(), facts.ledger.end(), [&](const auto& entry) {
      return counts(facts, entry) && entry.key.step == key.step && entry.key.to == key.to &&
             entry.key.occurrence == key.occurrence;
    });
    if (date < known || sending > today || told) continue;
    policy::Notice notice;
    notice.key = key;
    notice.kind = model::Kind::handover;
    notice.date = date;
    notice.named = holder.person;
    notice.recipient = stand_in(facts, holder.person, today, {});
    notice.late = sending < today;
    notice.envelopes = envelopes(facts, notice.recipient, {});
    notice.unreached = unreached(facts);
    decision.notices.push_back(std::move(notice));
  }
}

/// What people are owed because of answers.
class AnswerNotices {
 public:
  AnswerNotices(const Facts& facts, const Days& calendar, Date today, bool open,
                policy::Decision& decision)
      : facts_(facts), calendar_(calendar), today_(today), open_(open), decision_(decision) {}

  void add() {
    for (const auto& answer : facts_.state.answers) {
      const auto day = day_of(facts_, answer);
      const auto& verb = answer.verb;
      if (verb == model::Verb::claim) claim(answer, day);
      if (verb == model::Verb::extend && &answer == open_extension(facts_)) asked(answer, day);
      if (verb == model::Verb::sign_off) news("signed-off", answer, day);
      if (verb == model::Verb::reopen) news("reopened", answer, day);
      if (verb == model::Verb::approve) news("extended", answer, day);
      if (verb == model::Verb::recover && answer.by != holder()) news("recovery", answer, day);
      if (verb == model::Verb::send_back) sent_back(answer, day);
    }
  }

 private:
  [[nodiscard]] PersonId holder() const { return named_by(facts_, "owner"); }
  [[nodiscard]] PersonId accountable() const { return plan_of(facts_).accountable; }
  [[nodiscard]] PersonId manager(const PersonId& person) const {
    const auto* found = facts_.directory.person(person);
    return found == nullptr ? PersonId{} : found->manager;
  }
  /// The first who is somebody, and neither the holder nor `but`.
  [[nodiscard]] PersonId somebody(std::vector<PersonId> people, const PersonId& but = {}) const {
    for (const auto& person : people) {
      if (!person.empty() && person != holder() && person != but) return person;
    }
    return {};
  }
  [[nodiscard]] PersonId verifier() const {
    return somebody({facts_.action.verifier, accountable(), manager(accountable()), accountable()});
  }
  [[nodiscard]] PersonId decider() const {
    return somebody({accountable(), manager(accountable()), accountable()});
  }

  void claim(const model::Answer& claim, Date day) {
    const auto* word = word_on_claim(facts_);
    const bool stands = latest(facts_, {model::Verb::claim}) == &claim &&
                        (word == &claim || word->verb == model::Verb::sign_off);
    if (!stands) return;
    stand_down(claim, day);
    if (word != &claim) return;
    const auto before = calendar_.on_to_worked(calendar_.count_worked(day, 10));
    const auto above =
        somebody({manager(verifier()), accountable(), manager(accountable())}, verifier());
    owe("verify", claim, day, "verifier", verifier(), day, true);
    owe("verify-overdue", claim, before, "verifier", verifier(), before, false);
    owe("verify-overdue", claim, before, "verifier.manager", above, before, false);
    const auto stalled = calendar_.count_worked(before, 5);
    owe("verify-stalled", claim, stalled, "accountable", accountable(), stalled, false);
  }

  void asked(const model::Answer& asked, Date day) {
    const auto before = calendar_.on_to_worked(calendar_.count_worked(day, 5));
    const auto above = somebody({manager(decider()), accountable()}, decider());
    owe("extension", asked, day, "accountable", decider(), day, true);
    owe("extension-overdue", asked, before, "accountable", decider(), before, false);
    owe("extension-overdue", asked, before, "accountable.manager", above, before, false);
  }

  void stand_down(const model::Answer& claim, Date day) {
    std::set<PersonId> told;
    for (const auto& entry : facts_.ledger) {
      const bool heard = entry.kind == model::Kind::escalation &&
                         entry.state == NoticeState::delivered && counts(facts_, entry) &&
                         std::abs(entry.key.ladder) == facts_.state.ladder;
      if (!heard || entry.recipient == holder() || entry.recipient == claim.by) continue;
      if (!told.insert(entry.recipient).second) continue;
      const auto date = entry.heard_on ? std::max(day, *entry.heard_on) : day;
      owe("stand-down", claim, date, entry.recipient.str(), entry.recipient, known(), true);
    }
  }

  void sent_back(const model::Answer& answer, Date day) {
    news("sent-back", answer, day);
    std::set<PersonId> told;
    for (const auto& entry : facts_.ledger) {
      const bool stood_down = entry.key.step == "stand-down" &&
                              entry.key.occurrence == answer.about &&
                              entry.state == NoticeState::delivered;
      if (!stood_down || entry.recipient == answer.by) continue;
      if (!told.insert(entry.recipient).second) continue;
      owe("sent-back", answer, day, entry.recipient.str(), entry.recipient, known(), true);
    }
  }

  void news(const char* step, const model::Answer& answer, Date day) {
    owe(step, answer, day, "owner", holder(), known(), true);
  }

  /// From when on anything about the action counts.
  [[nodiscard]] Date known() const {
    auto day = std::max(plan_of(facts_).active_from, facts_.state.first_loaded);
    return facts_.state.pilot_ended ? std::max(day, *facts_.state.pilot_ended) : day;
  }

  void owe(const std::string& step, const model::Answer& answer, Date date, const std::string& to,
           const PersonId& named, Date effective, bool at_once) {
    const auto sending = at_once ? date : sending_day(facts_, calendar_, date, named, false);
    if (named.empty() || date < effective || sending > today_ || (!at_once && !open_)) return;
    const NoticeKey key{ladder_of(facts_), step, answer.number, to};
    if (is_settled(facts_, key, true)) return;
    policy::Notice notice;
    notice.key = key;
    notice.kind = step == "stand-down"                                 ? model::Kind::stand_down
                  : step.starts_with("veri")                           ? model::Kind::decision
                  : step == "extension" || step == "extension-overdue" ? model::Kind::decision
                                                                       : model::Kind::news;
    notice.date = date;
    notice.named = named;
    notice.recipient = stand_in(facts_, named, today_, {});
    notice.at_once = at_once;
    notice.late = sending < today_;
    notice.envelopes = envelopes(facts_, notice.recipient, {});
    notice.unreached = unreached(facts_);
    decision_.notices.push_back(std::move(notice));
  }

  const Facts& facts_;
  const Days& calendar_;
  Date today_;
  bool open_;
  policy::Decision& decision_;
};

}  // namespace

Date act_by(const Facts& facts, const Days& calendar) {
  return calendar.back_to_worked(facts.action.due);
}

std::vector<Rung> rungs(const Facts& facts, const Days& calendar, Date until) {
  std::vector<Rung> result;
  const auto& steps = policy_of(facts).steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto& step = steps[i];
    Date first = step_date(facts, calendar, step);
    for (int occurrence = 1;; ++occurrence) {
      Date date = repetition(calendar, first, step, occurrence);
      if (date > until) break;
      for (std::size_t entry = 0; entry < step.to.size(); ++entry) {
        Rung rung;
        rung.key = {ladder_of(facts), step.name, occurrence, step.to[entry]};
        rung.step = i;
        rung.entry = entry;
        rung.date = date;
        rung.effective = effective_day(facts, step);
        rung.named = named_by(facts, step.to[entry]);
        rung.sending = sending_day(facts, calendar, date, rung.named, step.urgent);
        rung.resting = is_resting(facts, step, rung);
        rung.settled = is_settled(facts, rung.key, step.at.base == StepAt::Base::start);
        result.push_back(rung);
      }
      if (!step.repeat) break;
    }
  }
  return result;
}

policy::Decision decide(const Facts& facts, const Days& calendar, policy::Moment now) {
  policy::Decision decision;
  const bool open = calendar.worked(now.day) && now.time >= calendar.send_at;
  AnswerNotices{facts, calendar, now.day, open, decision}.add();
  auto by_key = [](const auto& a, const auto& b) { return a.key < b.key; };
  std::sort(decision.notices.begin(), decision.notices.end(), by_key);
  if (!open) return decision;

  std::vector<Rung> late;
  std::vector<Rung> going;
  auto all = rungs(facts, calendar, now.day);
  for (const auto& rung : all) {
    if (rung.settled || rung.never() || rung.sending > now.day) continue;
    (rung.sending < now.day ? late : going).push_back(rung);
  }
  for (const auto& rung : take_lowest_levels(facts, all, late, now.day)) {
    going.push_back(rung);
  }

  std::map<PersonId, std::vector<Rung>> by_recipient;
  for (const auto& rung : going) {
    auto recipient = recipient_of(facts, rung, now.day);
    // Nobody is no person to whom two things could go at once.
    if (recipient.empty())
      send_latest(facts, {rung}, recipient, now.day, decision);
    else
      by_recipient[recipient].push_back(rung);
  }
  for (auto& [recipient, group] : by_recipient) {
    // What is held back is settled as well where a later step goes to the same person today.
    auto latest = *std::min_element(group.begin(), group.end(), later);
    for (const auto& rung : late) {
      if (recipient_of(facts, rung, now.day) == recipient && later(latest, rung))
        group.push_back(rung);
    }
    send_latest(facts, group, recipient, now.day, decision);
  }
  add_handovers(facts, calendar, now.day, decision);

  std::sort(decision.notices.begin(), decision.notices.end(), by_key);
  std::sort(decision.superseded.begin(), decision.superseded.end(), by_key);
  return decision;
}

}  // namespace dueward::oracle
