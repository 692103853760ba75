// SPDX-License-Identifier: MIT
#include "policy/explain_rung.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/answers.hpp"
#include "policy/answer_words.hpp"
#include "policy/answers.hpp"
#include "policy/dates.hpp"
#include "policy/phrases.hpp"

namespace dueward::policy {
namespace {

using calendar::Date;
using calendar::Unit;
using model::LedgerEntry;
using model::NoticeState;
using model::StepAt;

std::string after_sentence(const Ground& ground, const Item& item) {
  auto base = base_day(ground, item.effective);
  bool from_due = base == ground.facts.action.due;
  return fmt::format("{} after {} {}", in_words(item.step->at.offset),
                     from_due ? "the due date" : "the day it counts from,",
                     calendar::in_words(base));
}

std::string before_sentence(const Ground& ground, const Item& item) {
  const auto& offset = item.step->at.offset;
  if (offset.unit == Unit::working_days) {
    return fmt::format("{} before act-by {}", in_words(offset), calendar::in_words(ground.act_by));
  }
  return fmt::format("{} before the due date {}, or the working day before that", in_words(offset),
                     calendar::in_words(ground.facts.action.due));
}

std::string repetition_sentence(const Ground& ground, const Item& item) {
  auto first = step_date(ground, *item.step, item.effective, 1);
  auto span = *item.step->repeat;
  span.count *= item.occurrence - 1;
  return fmt::format("{} after the step's first day {}", in_words(span), calendar::in_words(first));
}

/// Of a notice beside the ladder.
std::string cause_sentence(const Ground& ground, const Item& item) {
  if (item.beside == &model::beside::handover) {
    return fmt::format("the working day after {} took over", name_of(ground, *item.named.id));
  }
  const auto* answer = model::find_answer(ground.facts.state.answers, item.occurrence);
  if (answer == nullptr) return "the day of an answer";
  const auto what = fmt::format("{} {}", name_of(ground, answer->by), did(answer->verb));
  const bool after_it = item.date > ground.facts.directory.zone.date_of(answer->at);
  const bool of_its_own = item.beside == &model::beside::while_away;
  if (item.awaits_return && (after_it || of_its_own)) {
    return fmt::format("the first working day on which {} is back, {} {}",
                       name_of(ground, *item.named.id), of_its_own ? "for whom" : "after", what);
  }
  if (item.is_at_once()) return "the day on which " + what;
  return what + ", and by then nothing is decided";
}

/// How the item's own date was found.
std::string date_sentence(const Ground& ground, const Item& item) {
  if (item.entry != nullptr && item.entry->date != item.date) {
    return "stood on " + calendar::in_words(item.entry->date) + " when it was decided";
  }
  if (item.is_beside()) return cause_sentence(ground, item);
  if (item.occurrence > 1) return repetition_sentence(ground, item);
  switch (item.step->at.base) {
    case StepAt::Base::start:
      return "the first working day on which the action counts";
    case StepAt::Base::due:
      return "the act-by day itself";
    case StepAt::Base::before:
      return before_sentence(ground, item);
    case StepAt::Base::after:
      return after_sentence(ground, item);
  }
  return {};
}

std::string to_whom(const Ground& ground, const model::PersonId& recipient,
                    const model::PersonId& named) {
  auto text = "to " + name_of(ground, recipient);
  if (recipient != named) text += fmt::format(", deputy of {} who is away", name_of(ground, named));
  return text;
}

std::string settled_sentence(const Ground& ground, const LedgerEntry& entry) {
  auto receiver = to_whom(ground, entry.recipient, entry.named);
  auto with_reason = [&entry](std::string text) {
    return entry.reason.empty() ? text : text + ": " + entry.reason;
  };
  switch (entry.state) {
    case NoticeState::owed:
      return fmt::format("decided on {}, its message {} is on its way",
                         calendar::in_words(entry.decided_on), receiver);
    case NoticeState::delivered:
      return fmt::format("delivered on {} {}",
                         calendar::in_words(entry.heard_on.value_or(entry.decided_on)), receiver);
    case NoticeState::superseded:
      return with_reason("not sent, a later step went instead");
    case NoticeState::overtaken:
      return with_reason("cancelled before it was sent");
    case NoticeState::unreachable:
      return with_reason(fmt::format("could not be sent {}", receiver));
    case NoticeState::failed:
      return with_reason(fmt::format("could not be delivered {}", receiver));
  }
  return {};
}

std::string at_hour(calendar::TimeOfDay time) {
  auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string waiting_sentence(const Ground& ground, const Item& item, const Rung& rung) {
  auto text = fmt::format("goes on {} at {} {}", calendar::in_words(rung.sending_day),
                          at_hour(ground.send_at), to_whom(ground, rung.recipient, rung.named));
  bool digest = item.named.person != nullptr && item.named.person->digest && !item.passes_digest();
  if (digest) {
    text += fmt::format(", with the {} digest", calendar::to_string(*item.named.person->digest));
  }
  return text;
}

/// "director promised it for …", by the answer that lets the item rest.
std::string rests_sentence(const Ground& ground, const Item& item) {
  const bool promised = item.rest == Rest::promised;
  const auto& life = ground.life;
  const auto* answer = reaching(promised ? life.promises : life.recoveries, item.date);
  if (answer == nullptr) return "not sent: it rested";
  const auto until = calendar::in_words(answer->date.value_or(answer->on));
  const auto& who = name_of(ground, answer->by);
  return promised ? fmt::format(
                        "not sent: {} promised it for {}, and its owner is not reminded "
                        "before that",
                        who, until)
                  : fmt::format(
                        "not sent: {} recorded that it is made good by {}, and nothing is "
                        "repeated before that",
                        who, until);
}

std::string never_sentence(const Ground& ground, const Item& item) {
  // Whatever came of the action since: that it lay too far back was the reason at the time.
  const auto rest = item.date < item.effective ? Rest::none : item.rest;
  switch (rest) {
    case Rest::closed:
      return "not sent: the action is closed";
    case Rest::claimed:
      return "not sent: the action was claimed as done and waits for sign-off";
    case Rest::proposed:
      return "not sent: the action is proposed, and nobody has agreed to it yet";
    case Rest::answered:
      return fmt::format("not sent: {} has answered about the action already",
                         name_of(ground, *item.named.id));
    case Rest::promised:
    case Rest::recovering:
      return rests_sentence(ground, item);
    case Rest::none:
      break;
  }
  return fmt::format("not sent: that lies before {}, when {}", calendar::in_words(item.effective),
                     what_made_effective(ground, item.step));
}

std::string goes_sentence(const Ground& ground, const Item& item, const Rung& rung) {
  if (rung.recipient.empty()) return nobody_is(item.to);
  if (!is_reachable(ground.facts.directory.person(rung.recipient), item.via())) {
    return fmt::format("cannot be sent: {} has no address for it", name_of(ground, rung.recipient));
  }
  return "goes now " + to_whom(ground, rung.recipient, rung.named);
}

Rung::Verdict verdict_of(const Item& item, Fate fate) {
  if (item.entry != nullptr) return Rung::Verdict::settled;
  if (!item.is_owed()) return Rung::Verdict::never;
  switch (fate) {
    case Fate::waiting:
      return Rung::Verdict::waiting;
    case Fate::goes:
    case Fate::joins:
      return Rung::Verdict::owed_now;
    case Fate::superseded:
      return Rung::Verdict::superseded;
    case Fate::held_back:
      return Rung::Verdict::held_back;
  }
  return Rung::Verdict::waiting;
}

std::string outcome_sentence(const Ground& ground, const std::vector<Item>& items,
                             const Choice& choice, const Item& item, const Rung& rung) {
  switch (rung.verdict) {
    case Rung::Verdict::settled:
      return settled_sentence(ground, *item.entry);
    case Rung::Verdict::owed_now:
      if (choice.fate == Fate::joins) {
        return fmt::format("goes with the notice to {}: both are {}",
                           role_in_words(ground, items[choice.by].to),
                           name_of(ground, rung.recipient));
      }
      return goes_sentence(ground, item, rung);
    case Rung::Verdict::superseded:
      return fmt::format("not sent: the later step \"{}\" goes to {} instead",
                         items[choice.by].name(), name_of(ground, rung.recipient));
    case Rung::Verdict::waiting:
      return waiting_sentence(ground, item, rung);
    case Rung::Verdict::held_back:
      return "late; waits until the level below has heard";
    case Rung::Verdict::never:
      return never_sentence(ground, item);
  }
  return {};
}

}  // namespace

Rung rung_of(const Ground& ground, const std::vector<Item>& items,
             const std::vector<Choice>& choices, std::size_t index, Moment now) {
  const auto& item = items[index];
  const auto& choice = choices[index];
  Rung rung;
  rung.key = item.entry == nullptr ? key_of(ground, item) : item.entry->key;
  rung.kind = item.kind();
  rung.date = item.date;
  rung.verdict = verdict_of(item, choice.fate);
  bool to_come = rung.verdict == Rung::Verdict::waiting || rung.verdict == Rung::Verdict::held_back;
  rung.sending_day =
      to_come ? std::max(item.sending_day, ground.next_open_day(now)) : item.sending_day;
  rung.named = item.entry == nullptr ? *item.named.id : item.entry->named;
  const auto* recipient = choice.recipient;
  if (recipient == nullptr) {
    recipient = recipient_of(ground, item, rung.sending_day);
  }
  rung.recipient = recipient == nullptr ? rung.named : recipient->id;
  if (item.entry != nullptr) {
    rung.entry = *item.entry;
    rung.date = item.entry->date;
    rung.recipient = item.entry->recipient;
  }
  return rung;
}

std::string reason_of(const Ground& ground, const std::vector<Item>& items,
                      const std::vector<Choice>& choices, std::size_t index, const Rung& rung) {
  const auto& item = items[index];
  return capitalised(date_sentence(ground, item)) + "; " +
         outcome_sentence(ground, items, choices[index], item, rung);
}

Rung former_rung_of(const LedgerEntry& entry) {
  Rung rung;
  rung.key = entry.key;
  rung.kind = entry.kind;
  rung.date = entry.date;
  rung.sending_day = entry.decided_on;
  rung.named = entry.named;
  rung.recipient = entry.recipient;
  rung.verdict = Rung::Verdict::settled;
  rung.entry = entry;
  return rung;
}

std::string reason_of_former(const Ground& ground, const LedgerEntry& entry) {
  std::string of = "No longer a step of the ladder";
  if (model::find_beside(entry.key.step) != nullptr) {
    of = "Of an answer that has been dealt with";
  } else if (entry.key.ladder < 0) {
    of = "Of the pilot";
  } else if (entry.key.ladder != ground.facts.state.ladder) {
    of = ground.life.resumed ? "Of an earlier round of its steps" : "Of a former due date";
  }
  return of + "; " + settled_sentence(ground, entry);
}

}  // namespace dueward::policy
