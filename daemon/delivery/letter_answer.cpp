// SPDX-License-Identifier: MIT
#include "delivery/letter_answer.hpp"

#include <algorithm>

#include "model/answers.hpp"
#include "model/beside.hpp"
#include "policy/answer_words.hpp"
#include "policy/judge.hpp"
#include "policy/lifecycle.hpp"
#include "policy/pending.hpp"

namespace dueward::delivery {
namespace {

using model::Answer;
using model::Verb;
namespace beside = model::beside;

std::string full(const NoticeView& view, std::optional<calendar::Date> day) {
  return day ? view.letter->dates.full(*day) : std::string();
}

bool follows_from_an_answer(const NoticeView& view) {
  const auto* one = model::find_beside(view.notice->entry.key.step);
  return one != nullptr && one != &beside::handover;
}

const Answer* find(const NoticeView& view, int number) {
  return model::find_answer(view.notice->state.answers, number);
}

/// The answer that the notice is about.
const Answer* answer_of(const NoticeView& view) {
  return follows_from_an_answer(view) ? find(view, view.notice->entry.key.occurrence) : nullptr;
}

/// What a correction takes back.
const Answer* taken_back_by(const NoticeView& view) {
  const auto* answer = answer_of(view);
  return answer != nullptr && answer->verb == Verb::correct ? find(view, answer->about) : nullptr;
}

/// What that answer decided, or the answer itself.
const Answer* asked_of(const NoticeView& view) {
  const auto* answer = answer_of(view);
  if (answer == nullptr || answer->about == 0 || answer->verb == Verb::correct) return answer;
  const auto* asked = find(view, answer->about);
  return asked == nullptr ? answer : asked;
}

/// What decided it, of what somebody asked for.
const Answer* outcome_of(const NoticeView& view) {
  const auto* asked = answer_of(view);
  if (asked == nullptr) return nullptr;
  const auto& answers = view.notice->state.answers;
  const auto found = std::ranges::find_if(answers, [&](const Answer& answer) {
    return answer.about == asked->number && model::stands(answers, answer);
  });
  return found == answers.end() ? nullptr : &*found;
}

struct Waits {
  model::PersonId decider;
  calendar::Date before;
  const Answer* asked;
};

/// What waits for a decision of this sort: that the notice is about, or any of the verb.
std::optional<Waits> waits(const NoticeView& view, Verb verb) {
  if (view.notice->state.answers.empty() || !has_rules(view)) return std::nullopt;
  const auto facts = facts_of(view);
  for (const auto& one : policy::pending(facts)) {
    if (one.asked->verb == verb) return Waits{one.decider, one.before, one.asked};
  }
  return std::nullopt;
}

std::optional<Waits> waits(const NoticeView& view) {
  const auto* answer = answer_of(view);
  return answer == nullptr ? std::nullopt : waits(view, answer->verb);
}

/// How somebody is named in a sentence, or to begin one.
using Naming = std::string (*)(const NoticeView&, const model::PersonId&, policy::Roles);

std::string decider(const NoticeView& view, const std::optional<Waits>& waiting,
                    Naming naming = seen_name) {
  if (!waiting) return {};
  return naming(view, waiting->decider, policy::deciders_of(waiting->asked->verb));
}

std::string before(const NoticeView& view, const std::optional<Waits>& waiting) {
  return waiting ? full(view, waiting->before) : std::string();
}

bool is_reader(const NoticeView& view, const model::PersonId& person) {
  const auto& entry = view.notice->entry;
  return person == entry.recipient || person == entry.named;
}

bool is_readers(const NoticeView& view, const std::optional<Waits>& waiting) {
  return waiting && is_reader(view, waiting->decider);
}

policy::Lifecycle life_of(const NoticeView& view) {
  const auto& notice = *view.notice;
  return policy::lifecycle_of(notice.action, notice.state.answers, view.letter->directory.zone);
}

const Answer* promise(const NoticeView& view) {
  return policy::reaching(life_of(view).promises, view.letter->message.day);
}

const Answer* recovery(const NoticeView& view) {
  return policy::reaching(life_of(view).recoveries, view.letter->message.day);
}

std::string day_of(const NoticeView& view, const Answer* answer) {
  return answer == nullptr ? std::string() : full(view, answer->date);
}

bool is_readers(const NoticeView& view, const Answer* answer) {
  return answer != nullptr && is_reader(view, answer->by);
}

std::string who(const NoticeView& view, const Answer* answer, Naming naming = seen_name) {
  if (answer == nullptr) return {};
  return naming(view, answer->by, policy::givers_of(answer->verb));
}

/// "somebody at the council", where the reader does not read who.
std::string proposed(const NoticeView& view, const model::PersonId& person) {
  if (person.empty()) return {};
  const auto name = view.letter->seen_name_of(person);
  return view.letter->reads(person) ? name : "somebody at " + name;
}

template <model::Kind kind>
Value is_kind(const NoticeView& view) {
  return view.notice->entry.kind == kind;
}

template <const model::Beside& what>
Value is(const NoticeView& view) {
  return view.notice->entry.key.step == what.step;
}

template <Verb verb>
Value is_about(const NoticeView& view) {
  const auto* asked = asked_of(view);
  return asked != nullptr && asked->verb == verb;
}

template <Verb verb>
Value became(const NoticeView& view) {
  const auto* outcome = outcome_of(view);
  return outcome != nullptr && outcome->verb == verb;
}

bool is_overdue(const NoticeView& view) {
  const auto& step = view.notice->entry.key.step;
  return step == beside::verify_overdue.step || step == beside::verify_stalled.step ||
         step == beside::extension_overdue.step || step == beside::other_owner_overdue.step;
}

using V = const NoticeView&;

}  // namespace

bool is_for_reader(const NoticeView& view) {
  return !has_rules(view) || policy::is_concerned(facts_of(view), view.letter->message.recipient);
}

const FieldTable<NoticeView>& answer_fields() {
  using enum FieldType;
  static const FieldTable<NoticeView> table{
      {"is_decision", {flag}, is_kind<model::Kind::decision>},
      {"is_news", {flag}, is_kind<model::Kind::news>},
      {"is_stand_down", {flag}, is_kind<model::Kind::stand_down>},
      // What it is about.
      {"of_claim", {flag}, is_about<Verb::claim>},
      {"of_promise", {flag}, is_about<Verb::acknowledge>},
      {"of_progress", {flag}, is_about<Verb::progress>},
      {"of_extension", {flag}, is_about<Verb::extend>},
      {"of_other_owner", {flag}, is_about<Verb::not_mine>},
      {"of_supersede", {flag}, is_about<Verb::supersede>},
      {"of_risk", {flag}, is_about<Verb::accept_risk>},
      {"of_withdrawal", {flag}, is_about<Verb::withdraw>},
      {"answered", {flag}, is<beside::answered>},
      {"while_away", {flag}, is<beside::while_away>},
      {"decided",
       {flag},
       [](V v) -> Value {
         const auto* answer = answer_of(v);
         return answer != nullptr && !model::is_for_owner(answer->verb);
       }},
      {"what_was_done",
       {text},
       [](V v) -> Value {
         const auto* answer = answer_of(v);
         return answer == nullptr ? std::string() : std::string(policy::did(answer->verb));
       }},
      // What became of it since.
      {"then_signed_off", {flag}, became<Verb::sign_off>},
      {"then_sent_back", {flag}, became<Verb::send_back>},
      {"then_granted", {flag}, became<Verb::approve>},
      {"then_refused", {flag}, became<Verb::refuse>},
      {"then_on",
       {text},
       [](V v) -> Value {
         const auto* outcome = outcome_of(v);
         return outcome == nullptr ? std::string() : full(v, outcome->on);
       }},
      {"is_closed", {flag}, [](V v) -> Value { return !v.notice->state.open; }},
      {"signed_off", {flag}, is<beside::signed_off>},
      {"sent_back", {flag}, is<beside::sent_back>},
      {"extended", {flag}, is<beside::extended>},
      {"extension_refused", {flag}, is<beside::extension_refused>},
      {"owner_changed", {flag}, is<beside::owner_changed>},
      {"owner_kept", {flag}, is<beside::owner_kept>},
      {"recovery", {flag}, is<beside::recovery>},
      {"reopened", {flag}, is<beside::reopened>},
      {"taken_back", {flag}, is<beside::taken_back>},
      {"taken_back_what",
       {text},
       [](V v) -> Value {
         const auto* mistaken = taken_back_by(v);
         return mistaken == nullptr ? std::string() : std::string(policy::as_a_thing(*mistaken));
       }},
      {"taken_back_of", {text}, [](V v) -> Value { return who(v, taken_back_by(v)); }},
      {"taken_back_since",
       {text},
       [](V v) -> Value {
         const auto* mistaken = taken_back_by(v);
         return mistaken == nullptr ? std::string() : full(v, mistaken->on);
       }},
      {"answered_by", {text}, [](V v) -> Value { return who(v, answer_of(v)); }},
      {"answered_by_first",
       {text},
       [](V v) -> Value { return who(v, answer_of(v), seen_name_first); }},
      {"answered_why",
       {flag},
       [](V v) -> Value {
         const auto* answer = answer_of(v);
         if (answer == nullptr) return false;
         return v.letter->reads(answer->by) || v.letter->reads(asked_of(v)->by);
       }},
      {"answered_on",
       {text},
       [](V v) -> Value {
         const auto* answer = answer_of(v);
         return answer == nullptr ? std::string() : full(v, answer->on);
       }},
      {"answered_to_self",
       {flag},
       [](V v) -> Value {
         const auto* answer = answer_of(v);
         return answer != nullptr && answer->by == v.notice->entry.recipient;
       }},
      {"asked_date",
       {text},
       [](V v) -> Value {
         const auto* asked = asked_of(v);
         return asked == nullptr ? std::string() : full(v, asked->date);
       }},
      {"proposed_owner",
       {text},
       [](V v) -> Value {
         const auto* asked = asked_of(v);
         return asked == nullptr ? std::string() : proposed(v, asked->person);
       }},
      {"is_yours", {flag}, [](V v) -> Value { return is_reader(v, v.notice->action.owner); }},
      {"was_yours",
       {flag},
       [](V v) -> Value {
         const auto* answer = answer_of(v);
         return answer != nullptr && !answer->before.empty() &&
                is_reader(v, model::PersonId(answer->before));
       }},
      // Who decides it.
      {"decider", {text}, [](V v) -> Value { return decider(v, waits(v)); }},
      {"decider_first", {text}, [](V v) -> Value { return decider(v, waits(v), seen_name_first); }},
      {"decide_before", {text}, [](V v) -> Value { return before(v, waits(v)); }},
      {"for_you_to_decide", {flag}, [](V v) -> Value { return is_readers(v, waits(v)); }},
      {"decision_overdue", {flag}, [](V v) -> Value { return is_overdue(v); }},
      // What waits, in any message about the action.
      {"extension_to",
       {text},
       [](V v) -> Value {
         const auto waiting = waits(v, Verb::extend);
         return waiting ? full(v, waiting->asked->date) : std::string();
       }},
      {"extension_decider",
       {text},
       [](V v) -> Value { return decider(v, waits(v, Verb::extend)); }},
      {"extension_before", {text}, [](V v) -> Value { return before(v, waits(v, Verb::extend)); }},
      {"extension_yours",
       {flag},
       [](V v) -> Value { return is_readers(v, waits(v, Verb::extend)); }},
      {"extension_late",
       {flag},
       [](V v) -> Value {
         const auto waiting = waits(v, Verb::extend);
         return waiting && waiting->before <= v.letter->message.day;
       }},
      // What was said of when it will be done, while that day has not come.
      {"promised_for", {text}, [](V v) -> Value { return day_of(v, promise(v)); }},
      {"promised_by", {text}, [](V v) -> Value { return who(v, promise(v)); }},
      {"promised_by_first",
       {text},
       [](V v) -> Value { return who(v, promise(v), seen_name_first); }},
      {"promised_by_you", {flag}, [](V v) -> Value { return is_readers(v, promise(v)); }},
      {"recovery_to", {text}, [](V v) -> Value { return day_of(v, recovery(v)); }},
      {"recovery_by", {text}, [](V v) -> Value { return who(v, recovery(v)); }},
      {"recovery_by_first",
       {text},
       [](V v) -> Value { return who(v, recovery(v), seen_name_first); }},
      {"recovery_by_you", {flag}, [](V v) -> Value { return is_readers(v, recovery(v)); }},
  };
  return table;
}

}  // namespace dueward::delivery
