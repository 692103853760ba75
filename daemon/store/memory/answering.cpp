// SPDX-License-Identifier: MIT
#include "store/memory/verbs.hpp"

namespace dueward::store::memory {
namespace {

using What = Answered::What;

}  // namespace

std::optional<Met> met(const Core& core, std::string_view once) {
  const auto found = core.once.find(once);
  return found == core.once.end() ? std::nullopt : std::optional{found->second};
}

Answered answer(Core& core, const AnswerCommit& commit) {
  if (const auto met = core.once.find(commit.once); met != core.once.end()) {
    const bool same = met->second.fingerprint == commit.fingerprint;
    return {same ? What::repeated : What::other_wish, met->second.number};
  }
  auto* row = core.actions.find(commit.action);
  if (row == nullptr) {
    throw StoreError(StoreError::Kind::refused,
                     "There is no action \"" + to_string(commit.action) + "\" in the store");
  }
  if (row->facts.version != commit.seen_version) return {What::facts_changed, 0};
  for (const auto& [field, value] : commit.fields) {
    decide_field(core, model::ObjectKind::action, to_string(commit.action), field, value,
                 commit.now, commit.today);
  }
  core.actions.change(*row, [&](auto& facts) { rules::answered(facts, commit); });
  if (!commit.once.empty()) {
    core.once.emplace(commit.once, Met{commit.fingerprint, commit.answer.number});
  }
  for (const auto& message : commit.tell)
    post(core, message, commit.now);
  return {What::recorded, commit.answer.number};
}

}  // namespace dueward::store::memory
