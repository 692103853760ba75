// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "policy/oracle_parts.hpp"

namespace dueward::oracle {
namespace {

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

/// Extensions that were asked for and neither decided nor made needless by a claim.
const model::Answer* open_extension(const Facts& facts) {
  using model::Verb;
  const auto* last = latest(facts, {Verb::extend, Verb::approve, Verb::refuse, Verb::claim});
  return last != nullptr && last->verb == Verb::extend ? last : nullptr;
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

std::optional<Date> begun_again(const Facts& facts) {
  const auto* again = latest(facts, {model::Verb::send_back, model::Verb::reopen});
  return again == nullptr ? std::nullopt : std::optional{day_of(facts, *again)};
}

bool is_signed_off(const Facts& facts) {
  const auto* word = word_on_claim(facts);
  return word != nullptr && word->verb == model::Verb::sign_off;
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

void add_answer_notices(const Facts& facts, const Days& calendar, Date today, bool open,
                        policy::Decision& decision) {
  AnswerNotices{facts, calendar, today, open, decision}.add();
}

}  // namespace dueward::oracle
