// SPDX-License-Identifier: MIT
#include "store/rules/action_facts.hpp"

#include <algorithm>
#include <utility>

#include "store/rules/agreed.hpp"

namespace dueward::store::rules {
namespace {

/// What a closing answer owes is still owed where the files change before it was decided.
void stand(ActionFacts& facts, Instant now) {
  facts.state.open = !facts.withdrawn && facts.closed.empty();
  const bool may_owe = facts.state.open || (!facts.withdrawn && !facts.state.answers.empty());
  facts.next_check_at = may_owe ? std::optional{now} : std::nullopt;
  ++facts.version;
}

/// The files propose the action, or no longer. What people have answered stands.
void propose(ActionFacts& facts, bool proposed, Date today) {
  auto& state = facts.state;
  if (!state.answers.empty() || proposed == (state.life == model::State::proposed)) return;
  state.life = proposed ? model::State::proposed : model::State::agreed;
  // Its ladder begins when it is agreed.
  state.policy_since = today;
  if (!proposed) ++state.ladder;
}

}  // namespace

AgreedAction agreed_action(const std::string& key, const model::Fields& fields) {
  const auto due = calendar::parse_date(field_of(fields, "due"));
  if (!due) {
    throw StoreError(StoreError::Kind::refused, key + ": due is \"" +
                                                    std::string{field_of(fields, "due")} +
                                                    "\", which is not a date such as 2011-08-19");
  }
  return {*due, field_of(fields, "policy"), field_of(fields, "owner"),
          field_of(fields, "state") == to_string(model::State::proposed)};
}

ActionFacts new_facts(const model::ActionRef& ref, const AgreedAction& agreed,
                      std::string_view manager, Instant now, Date today) {
  ActionFacts facts;
  facts.ref = ref;
  facts.due = agreed.due;
  facts.policy = model::PolicyId{agreed.policy};
  facts.state.original_due = agreed.due;
  facts.state.life = agreed.proposed ? model::State::proposed : model::State::agreed;
  facts.state.first_loaded = facts.state.due_since = facts.state.policy_since = today;
  facts.state.holders = {{"owner", model::PersonId{agreed.owner}, {}, today, 1},
                         {"owner.manager", model::PersonId{manager}, {}, today, 1}};
  facts.next_check_at = now;
  facts.version = 1;
  return facts;
}

void follow(ActionFacts& facts, const AgreedAction& agreed, std::string_view manager, Instant now,
            Date today) {
  if (agreed.due != facts.due) {
    facts.due = agreed.due;
    facts.state.due_since = today;
    ++facts.state.ladder;
  }
  if (agreed.policy != facts.policy.str()) {
    facts.policy = model::PolicyId{agreed.policy};
    facts.state.policy_since = today;
  }
  propose(facts, agreed.proposed, today);
  hand_over(facts.state.holders[0], agreed.owner, today);
  hand_over(facts.state.holders[1], manager, today);
  stand(facts, now);
}

void withdraw(ActionFacts& facts) {
  facts.withdrawn = true;
  facts.state.open = false;
  facts.next_check_at.reset();
  ++facts.version;
}

void answered(ActionFacts& facts, const AnswerCommit& commit) {
  facts.state.life = commit.life;
  if (commit.begins_ladder) ++facts.state.ladder;
  facts.state.answers.push_back(commit.answer);
  facts.closed = commit.closed;
  facts.waits = commit.waits;
  stand(facts, commit.now);
}

void hand_over(model::Holder& holder, std::string_view person, Date today) {
  if (holder.person.str() == person) return;
  holder.predecessor = std::exchange(holder.person, model::PersonId{person});
  holder.since = today;
  ++holder.number;
}

void make_due(ActionFacts& facts, Instant now) {
  if (!facts.state.open && !facts.next_check_at) return;
  ++facts.version;
  facts.next_check_at = std::min(facts.next_check_at.value_or(now), now);
}

}  // namespace dueward::store::rules
