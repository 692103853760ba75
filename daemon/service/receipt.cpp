// SPDX-License-Identifier: MIT
#include "service/receipt.hpp"

#include <fmt/format.h>

#include "model/answers.hpp"
#include "policy/pending.hpp"
#include "policy/reading.hpp"
#include "policy/roles.hpp"

namespace dueward::service {
namespace {

using model::Verb;

std::string name_of(const model::Directory& directory, const model::PersonId& id) {
  const auto* person = directory.person(id);
  return person == nullptr ? id.str() : person->name;
}

/// As whoever gave the answer may read it.
std::string seen_by(const policy::Facts& facts, const model::Answer& answer,
                    const model::PersonId& person, policy::Roles as) {
  return policy::seen_name(policy::Ground(facts), answer.by, person, as);
}

std::string day(const model::Answer& answer) {
  return answer.date ? calendar::in_words(*answer.date) : std::string("no day");
}

/// What a promise does, and what it does not.
std::string after_promise(const policy::Facts& facts, const model::Answer& answer) {
  if (!answer.date) return {};
  const auto& holder = policy::holder_of(policy::Ground(facts));
  const auto who = holder == answer.by
                       ? std::string("you get")
                       : seen_by(facts, answer, holder, {policy::Role::owner}) + " gets";
  const bool missed = facts.action.due < facts.directory.zone.date_of(answer.at);
  return fmt::format("Until {} {} no reminders about it. The due date {} {}, and {} is escalated.",
                     calendar::in_words(*answer.date), who, missed ? "was" : "stays",
                     calendar::in_words(facts.action.due),
                     missed ? "that it was missed" : "a missed date");
}

/// Whose turn it is now, if anybody's, or what is to be expected.
std::string next_of(const policy::Facts& facts, const model::Answer& answer) {
  if (answer.verb == Verb::acknowledge) return after_promise(facts, answer);
  for (const auto& waits : policy::pending(facts)) {
    if (waits.asked->number != answer.number || waits.decider.empty()) continue;
    const auto who = policy::seen_name_first(policy::Ground(facts), answer.by, waits.decider,
                                             policy::deciders_of(answer.verb));
    const auto before = calendar::in_words(waits.before);
    if (answer.verb == Verb::claim) {
      return fmt::format("{} is to check it before {}. Until then nobody is chased about it.", who,
                         before);
    }
    return fmt::format("{} is to decide before {}. Until then everything stays as it is.", who,
                       before);
  }
  return {};
}

/// Whose answer was taken back is said: it need not have been the reader's.
std::string what_was_done(const policy::Facts& facts, const model::Answer& answer) {
  const auto* mistaken = answer.verb == Verb::correct
                             ? model::find_answer(facts.state.answers, answer.about)
                             : nullptr;
  if (mistaken == nullptr) return in_words(answer);
  if (mistaken->by == answer.by) return "took your last answer back";
  return "took back the last answer of " +
         seen_by(facts, answer, mistaken->by, policy::givers_of(mistaken->verb));
}

/// In a pilot the administrator alone has messages.
model::PersonId reader_of(const policy::Facts& facts, const model::Answer& answer) {
  const auto plan = facts.directory.plans.find(facts.action.ref.plan);
  if (plan == facts.directory.plans.end() || !plan->second.pilot) return answer.by;
  const auto& administrator = facts.directory.administrator;
  return administrator.empty() ? plan->second.accountable : administrator;
}

std::string contact_of(const policy::Facts& facts, const model::PersonId& reader) {
  const auto plan = facts.directory.plans.find(facts.action.ref.plan);
  if (plan == facts.directory.plans.end()) return {};
  for (const auto& id : {plan->second.contact, plan->second.accountable}) {
    if (id.empty() || id == reader) continue;
    return policy::reads(facts.directory, reader, id) ? name_of(facts.directory, id)
                                                      : std::string();
  }
  return {};
}

}  // namespace

std::string in_words(const model::Answer& answer) {
  switch (answer.verb) {
    case Verb::acknowledge:
      return "said that you have seen this, and promised it for " + day(answer);
    case Verb::progress:
      return answer.date ? "reported progress, with a forecast of " + day(answer)
                         : "reported progress";
    case Verb::claim:
      return "claimed that this is done";
    case Verb::sign_off:
      return "signed this off as complete";
    case Verb::send_back:
      return "sent the claim back";
    case Verb::extend:
      return "asked for more time, until " + day(answer);
    case Verb::recover:
      return "recorded that this missed deadline is to be made good by " + day(answer);
    case Verb::approve:
      return answer.date ? "granted more time, until " + day(answer) : "agreed to another owner";
    case Verb::refuse:
      return "refused what was asked";
    case Verb::not_mine:
      return "said that this is not yours, and proposed another owner";
    case Verb::reopen:
      return "reopened this";
    case Verb::agree:
      return "recorded that this was agreed";
    case Verb::reject:
      return "recorded that this was rejected";
    case Verb::supersede:
      return "recorded that another action takes its place";
    case Verb::accept_risk:
      return "recorded that this will not be done and that the risk is accepted";
    case Verb::withdraw:
      return "recorded that this was withdrawn";
    case Verb::correct:
      return "took the last answer back";
  }
  return "answered";
}

Receipt receipt_for(const policy::Facts& facts, const model::Answer& answer) {
  Receipt receipt;
  receipt.key = fmt::format("{} answer {}", to_string(facts.action.ref), answer.number);
  receipt.to = reader_of(facts, answer);
  receipt.sentence =
      fmt::format("On {} you {}.", calendar::in_words(answer.on), what_was_done(facts, answer));
  if (receipt.to != answer.by) {
    receipt.sentence =
        fmt::format("[Pilot: for {}] ", name_of(facts.directory, answer.by)) + receipt.sentence;
  }
  receipt.about = facts.action.ref;
  receipt.holder = facts.action.owner;
  receipt.final = answer.verb == Verb::correct;
  receipt.action = facts.action.ref.id + " " + facts.action.title;
  receipt.next = next_of(facts, answer);
  if (!answer.recorded_by.empty()) {
    receipt.recorded_by = seen_by(facts, answer, answer.recorded_by, {});
  }
  receipt.contact = contact_of(facts, answer.by);
  return receipt;
}

}  // namespace dueward::service
