// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "policy/oracle_parts.hpp"

namespace dueward::oracle {
namespace {

bool was_taken_back(const Facts& facts, int number) {
  for (const auto& answer : facts.state.answers) {
    if (answer.verb == model::Verb::correct && answer.about == number) return true;
  }
  return false;
}

/// The latest answer with one of these verbs that still counts; nullptr where there is none.
const model::Answer* latest(const Facts& facts, std::set<model::Verb> verbs) {
  const model::Answer* found = nullptr;
  for (const auto& answer : facts.state.answers) {
    if (!was_taken_back(facts, answer.number) && verbs.contains(answer.verb)) found = &answer;
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

/// Whether no claim stood, and nothing was signed off, just before an answer.
bool is_chased_before(const Facts& facts, int number) {
  using model::Verb;
  const model::Answer* word = nullptr;
  for (const auto& answer : facts.state.answers) {
    const bool is_word = answer.verb == Verb::claim || answer.verb == Verb::sign_off ||
                         answer.verb == Verb::send_back || answer.verb == Verb::reopen;
    if (answer.number < number && is_word && !was_taken_back(facts, answer.number)) word = &answer;
  }
  return word == nullptr || word->verb == Verb::send_back || word->verb == Verb::reopen;
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

/// What made the action chased again, last.
const model::Answer* taken_up_by(const Facts& facts) {
  const model::Answer* found = latest(facts, {model::Verb::send_back, model::Verb::reopen});
  for (const auto& answer : facts.state.answers) {
    const bool ended = answer.verb == model::Verb::claim && was_taken_back(facts, answer.number);
    if (!ended) continue;
    for (const auto& other : facts.state.answers) {
      const bool again = other.verb == model::Verb::correct && other.about == answer.number &&
                         is_chased_before(facts, other.number);
      if (again && (found == nullptr || found->number < other.number)) found = &other;
    }
  }
  return found;
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
      if (verb == model::Verb::correct) taken_back(answer, day);
      if (was_taken_back(facts_, answer.number)) continue;
      if (verb == model::Verb::claim) claim(answer, day);
      if (verb == model::Verb::extend && &answer == open_extension(facts_)) asked(answer, day);
      if (verb == model::Verb::sign_off) news("signed-off", answer, day);
      if (verb == model::Verb::reopen) news("reopened", answer, day);
      if (verb == model::Verb::approve) granted(answer, day);
      if (verb == model::Verb::recover && answer.by != holder()) news("recovery", answer, day);
      if (verb == model::Verb::send_back) sent_back(answer, day);
      if (!answer.told.empty()) owe("answered", answer, day, "owner", answer.told, known(), true);
      const auto& away = answer.stood_in_for;
      if (!away.empty())
        owe("while-away", answer, back(away, day), away.str(), away, known(), false);
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
  /// Not whoever claimed it.
  [[nodiscard]] PersonId verifier(const model::Answer& claim) const {
    return somebody({facts_.action.verifier, accountable(), manager(accountable()), accountable()},
                    claim.by);
  }
  /// Not whoever asked.
  [[nodiscard]] PersonId decider(const model::Answer& asked) const {
    return somebody({accountable(), manager(accountable()), accountable()}, asked.by);
  }

  /// The first day from this one on on which they work again.
  [[nodiscard]] Date back(const PersonId& person, Date day) const {
    while (!calendar_.worked(day) || facts_.directory.people.at(person).is_away(day)) {
      day += std::chrono::days{1};
    }
    return day;
  }

  void claim(const model::Answer& claim, Date day) {
    const auto* word = word_on_claim(facts_);
    const bool stands = latest(facts_, {model::Verb::claim}) == &claim &&
                        (word == &claim || word->verb == model::Verb::sign_off);
    if (!stands) return;
    stand_down(claim, day);
    if (word != &claim) return;
    const auto before = calendar_.on_to_worked(calendar_.count_worked(day, 10));
    const auto above = somebody({manager(verifier(claim)), accountable(), manager(accountable())},
                                verifier(claim));
    owe("verify", claim, day, "verifier", verifier(claim), day, true);
    owe("verify-overdue", claim, before, "verifier", verifier(claim), before, false);
    owe("verify-overdue", claim, before, "verifier.manager", above, before, false);
    const auto stalled = calendar_.count_worked(before, 5);
    owe("verify-stalled", claim, stalled, "accountable", accountable(), stalled, false);
  }

  void asked(const model::Answer& asked, Date day) {
    const auto before = calendar_.on_to_worked(calendar_.count_worked(day, 5));
    const auto above = somebody({manager(decider(asked)), accountable()}, decider(asked));
    owe("extension", asked, day, "accountable", decider(asked), day, true);
    owe("extension-overdue", asked, before, "accountable", decider(asked), before, false);
    owe("extension-overdue", asked, before, "accountable.manager", above, before, false);
  }

  /// More time ends an escalation where the action is no longer overdue, and nothing has begun it
  /// again since.
  void granted(const model::Answer& answer, Date day) {
    news("extended", answer, day);
    for (const auto& asked : facts_.state.answers) {
      if (asked.number != answer.about || asked.by == holder()) continue;
      owe("extended", answer, day, asked.by.str(), asked.by, known(), true);
    }
    const auto* again = taken_up_by(facts_);
    if (*answer.date < day || is_claimed(facts_) || is_signed_off(facts_)) return;
    if (again == nullptr || again->number < answer.number) stand_down(answer, day);
  }

  /// Whether a person was told after this line of the ledger, because of another answer than this
  /// one, that it is over; and it has not begun again.
  [[nodiscard]] bool knows(std::size_t line, const PersonId& person,
                           const model::Answer& answer) const {
    for (++line; line < facts_.ledger.size(); ++line) {
      const auto& entry = facts_.ledger[line];
      if (entry.key.step != "stand-down" || entry.key.to != person.str()) continue;
      if (entry.state != NoticeState::delivered && entry.state != NoticeState::owed) continue;
      const int about = entry.key.occurrence;
      if (about == answer.number || !counts(facts_, entry) || was_taken_back(facts_, about))
        continue;
      bool sent_back = false;
      for (const auto& other : facts_.state.answers) {
        sent_back = sent_back || (other.verb == model::Verb::send_back && other.about == about &&
                                  !was_taken_back(facts_, other.number));
      }
      if (!sent_back) return true;
    }
    return false;
  }

  void stand_down(const model::Answer& claim, Date day) {
    std::set<PersonId> told;
    for (std::size_t line = 0; line < facts_.ledger.size(); ++line) {
      const auto& entry = facts_.ledger[line];
      const bool heard = entry.kind == model::Kind::escalation &&
                         entry.state == NoticeState::delivered && counts(facts_, entry) &&
                         entry.decided_on <= day;
      if (!heard || entry.recipient == holder() || entry.recipient == claim.by) continue;
      if (knows(line, entry.recipient, claim)) continue;
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

  void taken_back(const model::Answer& answer, Date day) {
    bool unheard = false;
    for (const auto& other : facts_.state.answers) {
      if (other.number == answer.about) unheard = other.stood_in_for == holder();
    }
    for (const auto& entry : facts_.ledger) {
      const bool of_it = entry.key.step == "while-away" && entry.key.occurrence == answer.about;
      if (of_it && (entry.state == NoticeState::delivered || entry.state == NoticeState::owed)) {
        unheard = false;
      }
    }
    if (holder() != answer.by && !unheard) news("taken-back", answer, day);
    std::set<PersonId> told{holder(), answer.by};
    const auto tell = [&](const PersonId& person) {
      if (!told.insert(person).second) return;
      owe("taken-back", answer, day, person.str(), person, known(), true);
    };
    for (const auto& other : facts_.state.answers) {
      if (other.number == answer.about) tell(other.by);
    }
    static const std::set<std::string> steps{"verify",     "verify-overdue",    "verify-stalled",
                                             "extension",  "extension-overdue", "reopened",
                                             "signed-off", "sent-back",         "stand-down",
                                             "recovery",   "answered",          "while-away"};
    for (const auto& entry : facts_.ledger) {
      const bool of_it = steps.contains(entry.key.step) && entry.key.occurrence == answer.about;
      const bool soon = entry.key.step == "while-away" && entry.state == NoticeState::owed;
      if (of_it && (entry.state == NoticeState::delivered || soon)) tell(entry.recipient);
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
    const bool on_return = step == "while-away";
    const auto sending = at_once ? date : sending_day(facts_, calendar_, date, named, on_return);
    if (named.empty() || date < effective || sending > today_ || (!at_once && !open_)) return;
    const NoticeKey key{ladder_of(facts_), step, answer.number, to};
    if (is_settled(facts_, key, true, date)) return;
    policy::Notice notice;
    notice.key = key;
    notice.kind = step == "stand-down"                                 ? model::Kind::stand_down
                  : step.starts_with("veri")                           ? model::Kind::decision
                  : step == "extension" || step == "extension-overdue" ? model::Kind::decision
                                                                       : model::Kind::news;
    notice.date = date;
    notice.named = named;
    notice.recipient = stand_in(facts_, named, today_, {});
    // Nobody decides what is their own, not even for somebody else.
    const bool own = notice.recipient == holder() || notice.recipient == answer.by;
    if (own && notice.kind == model::Kind::decision) notice.recipient = named;
    // Nor is anybody told of their own answer for somebody else.
    if (step == "answered" && notice.recipient == answer.by) notice.recipient = named;
    if (on_return) notice.recipient = named;
    notice.at_once = at_once;
    notice.late = sending < today_ && !on_return;
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
  const auto* again = taken_up_by(facts);
  return again == nullptr ? std::nullopt : std::optional{day_of(facts, *again)};
}

bool is_signed_off(const Facts& facts) {
  const auto* word = word_on_claim(facts);
  return word != nullptr && word->verb == model::Verb::sign_off;
}

bool has_taken_up(const Facts& facts, const model::Holder& holder) {
  static const std::set<model::Verb> theirs{model::Verb::acknowledge, model::Verb::claim,
                                            model::Verb::extend};
  for (const auto& answer : facts.state.answers) {
    const bool own = answer.by == holder.person && answer.told == PersonId{} &&
                     answer.stood_in_for == PersonId{};
    const bool counts = theirs.contains(answer.verb) && !was_taken_back(facts, answer.number);
    if (own && counts && answer.on >= holder.since) return true;
  }
  return false;
}

bool is_resting(const Facts& facts, const model::Step& step, const Rung& rung) {
  if (!facts.state.open || is_claimed(facts) || is_signed_off(facts)) return true;
  for (const auto& answer : facts.state.answers) {
    if (was_taken_back(facts, answer.number)) continue;
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
