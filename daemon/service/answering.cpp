// SPDX-License-Identifier: MIT
#include "service/answering.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "config/personal_data.hpp"
#include "config/text.hpp"
#include "policy/lifecycle.hpp"
#include "policy/pending.hpp"
#include "policy/transitions.hpp"
#include "service/facts.hpp"

namespace dueward::service {
namespace {

using policy::Judgement;
using What = store::Answered::What;

/// Facts that change while an answer is judged are rare; this often in a row they do not.
constexpr int most_tries = 8;

constexpr std::size_t most_characters = 4000;

std::string possible_in_words(const std::vector<model::Verb>& possible) {
  if (possible.empty()) return {};
  std::string text = ". Possible now: ";
  for (std::size_t i = 0; i < possible.size(); ++i) {
    text += (i == 0 ? "" : ", ") + std::string{to_string(possible[i])};
  }
  return text;
}

[[noreturn]] void refuse(Judgement judgement) {
  using Kind = Judgement::Kind;
  const auto kind = judgement.kind == Kind::forbidden ? Refused::Kind::forbidden
                    : judgement.kind == Kind::unfit   ? Refused::Kind::invalid
                                                      : Refused::Kind::conflict;
  auto text = judgement.reason + possible_in_words(judgement.possible);
  throw NotAllowed(kind, text, std::move(judgement.faults), std::move(judgement.possible));
}

Refused other_wish() {
  return {Refused::Kind::invalid,
          "the key of this wish was used for another one: take a fresh key"};
}

Refused outdated() {
  return {Refused::Kind::outdated, "the action has changed since it was read: look at it again"};
}

/// Why a closed action owes nothing more; empty where it does.
std::string closed_reason(model::State state) {
  if (!policy::is_closed(state)) return {};
  switch (state) {
    case model::State::complete:
      return "it was signed off as complete";
    case model::State::superseded:
      return "another action took its place";
    case model::State::risk_accepted:
      return "its risk was accepted";
    case model::State::withdrawn:
      return "it was withdrawn";
    case model::State::rejected:
      return "it was not agreed to";
    default:
      return "it is " + std::string{to_string(state)};
  }
}

/// Each text that a person wrote, with the field it stands in.
template <typename Use>
void each_text(const model::Answer& answer, Use use) {
  use(std::string(policy::transition(answer.verb).note_is), answer.note);
  for (std::size_t i = 0; i < answer.evidence.size(); ++i) {
    use(fmt::format("evidence[{}].what", i), answer.evidence[i].what);
    use(fmt::format("evidence[{}].where", i), answer.evidence[i].where);
  }
}

bool has_control(const std::string& text) {
  return std::ranges::any_of(text, [](unsigned char c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f;
  });
}

}  // namespace

Await<store::ActionRecord> Answering::record_of(const Wish& wish) {
  auto record = co_await store_.action(wish.action);
  if (!record || record->withdrawn) {
    throw Refused(Refused::Kind::not_found,
                  record ? to_string(wish.action) + " is no longer in the plan"
                         : "there is no action \"" + to_string(wish.action) + "\"");
  }
  co_return std::move(*record);
}

Await<void> Answering::check_other(const Wish& wish) {
  const auto& other = wish.answer.other;
  const bool known = other.id.empty() || (co_await store_.action(other)).has_value();
  if (known) co_return;
  throw NotAllowed(Refused::Kind::invalid, "it cannot be recorded as it stands",
                   {{"by", "there is no action \"" + to_string(other) + "\""}}, {});
}

/// Text that looks like a child's identifier or date of birth is questioned before it is saved.
void Answering::check_words(const Wish& wish) const {
  std::vector<policy::FieldFault> faults;
  const auto directory = ports_.picture()->directory;
  const auto plan = directory->plans.find(wish.action.plan);
  const auto anchor = plan == directory->plans.end() ? today() : plan->second.anchor;
  each_text(wish.answer, [&](const std::string& field, const std::string& text) {
    if (text.size() > most_characters) {
      faults.push_back({field, fmt::format("is longer than {} characters", most_characters)});
    } else if (has_control(text)) {
      faults.push_back({field, "holds control characters"});
    } else if (config::first_bad_byte(text)) {
      faults.push_back({field, "is not UTF-8"});
    } else if (!wish.confirmed) {
      const auto looks_like = config::personal_data(text, anchor);
      if (!looks_like) return;
      faults.push_back({field,
                        fmt::format("looks as if it held {}. Leave it out; or confirm that "
                                    "it does not",
                                    *looks_like),
                        true});
    }
  });
  if (faults.empty()) return;
  throw NotAllowed(Refused::Kind::invalid, "it cannot be recorded as it stands", std::move(faults),
                   {});
}

Judgement Answering::judge(const store::ActionRecord& record, const Wish& wish) const {
  const auto picture = ports_.picture();
  if (const auto missing = missing_for(*picture, record.action); !missing.empty())
    throw without_rules(record.action.ref, missing);
  const auto facts = facts_of(*picture, record);
  auto answer = wish.answer;
  answer.number = static_cast<int>(record.state.answers.size()) + 1;
  answer.at = clock_.now();
  answer.on = wish.on.value_or(today());
  return policy::judge(facts, std::move(answer), today());
}

store::AnswerCommit Answering::commit_of(const Wish& wish, Judgement judgement,
                                         const store::ActionRecord& record,
                                         const store::Actor& actor) const {
  store::AnswerCommit commit;
  commit.action = wish.action;
  commit.seen_version = record.version;
  commit.life = judgement.state;
  commit.closed = closed_reason(judgement.state);
  commit.begins_ladder = judgement.begins_ladder;
  if (judgement.due) commit.fields["due"] = calendar::to_string(*judgement.due);
  if (judgement.owner) commit.fields["owner"] = judgement.owner->str();
  commit.once = wish.once;
  commit.fingerprint = wish.fingerprint;
  commit.actor = actor;
  commit.now = judgement.answer.at;
  commit.today = today();

  auto action = record.action;
  auto state = record.state;
  if (judgement.due) action.due = *judgement.due;
  if (judgement.owner) action.owner = *judgement.owner;
  state.answers.push_back(judgement.answer);
  const auto picture = ports_.picture();
  const policy::Facts after{*picture->directory, action, state, picture->entries_of(action.policy),
                            record.ledger};
  commit.waits = !policy::pending(after).empty();
  commit.tell = ports_.write(receipt_for(after, judgement.answer));
  commit.answer = std::move(judgement.answer);
  return commit;
}

Await<std::optional<Done>> Answering::met_before(const Wish& wish) {
  if (wish.once.empty()) co_return std::nullopt;
  const auto met = co_await store_.met(wish.once);
  if (!met) co_return std::nullopt;
  if (met->fingerprint != wish.fingerprint) throw other_wish();
  co_return Done{met->number, true};
}

Await<void> Answering::check(Wish wish) {
  const auto record = co_await record_of(wish);
  auto judgement = judge(record, wish);
  if (judgement.kind != Judgement::Kind::allowed) refuse(std::move(judgement));
  co_await check_other(wish);
  check_words(wish);
}

Await<Done> Answering::answer(Wish wish, store::Actor actor) {
  if (ports_.picture()->directory->person(wish.answer.by) == nullptr) {
    throw Refused(Refused::Kind::not_found, "there is no person \"" + wish.answer.by.str() + "\"");
  }
  for (int tries = 0; tries < most_tries; ++tries) {
    // First of all: what was met before is not judged by facts that it has changed itself.
    if (auto done = co_await met_before(wish)) co_return *done;
    auto record = co_await record_of(wish);
    if (wish.if_version && *wish.if_version != record.version) throw outdated();
    auto judgement = judge(record, wish);
    if (judgement.kind != Judgement::Kind::allowed) {
      if (auto done = co_await met_before(wish)) co_return *done;
      refuse(std::move(judgement));
    }
    co_await check_other(wish);
    check_words(wish);
    auto commit = commit_of(wish, std::move(judgement), record, actor);
    const auto result = co_await store_.answer(std::move(commit));
    if (result.what == What::facts_changed) continue;
    if (result.what == What::other_wish) throw other_wish();
    if (result.what == What::recorded) ports_.answered();
    co_return Done{result.number, result.what == What::repeated};
  }
  throw Refused(Refused::Kind::conflict, "the action keeps changing: try again in a moment");
}

}  // namespace dueward::service
