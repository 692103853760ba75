// SPDX-License-Identifier: MIT
#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {
namespace {

using What = Answered::What;

constexpr std::chrono::days remembered{30};

class Answering {
 public:
  Answering(Core& core, const AnswerCommit& commit) : core_(core), commit_(commit) {}

  Answered run() {
    if (auto before = met_before()) return *before;
    const auto number = core_.actions.find(commit_.action);
    if (!number) {
      throw StoreError(StoreError::Kind::refused,
                       "There is no action \"" + to_string(commit_.action) + "\" in the store");
    }
    if (core_.actions.row(*number).value().version != commit_.seen_version) {
      return {What::facts_changed, 0};
    }
    for (const auto& [field, value] : commit_.fields) {
      decide_field(core_, model::ObjectKind::action, to_string(commit_.action), field, value,
                   commit_.actor, commit_.now, commit_.today);
    }
    // Only now: what was decided has changed the row.
    auto row = core_.actions.row(*number).value();
    rules::answered(row, commit_);
    core_.actions.write(row);
    insert(*number);
    record();
    remember();
    for (const auto& message : commit_.tell)
      post(core_, message, commit_.now);
    return {What::recorded, commit_.answer.number};
  }

 private:
  std::optional<Answered> met_before() {
    if (commit_.once.empty()) return std::nullopt;
    const auto before = met(core_, commit_.once);
    if (!before) return std::nullopt;
    const bool same = before->fingerprint == commit_.fingerprint;
    return Answered{same ? What::repeated : What::other_wish, before->number};
  }

  void insert(ActionNumber action) {
    const auto& answer = commit_.answer;
    core_.db.execute(
        "INSERT INTO answer (action, number, verb, about, text) VALUES (?, ?, ?, ?, ?)", action,
        answer.number, answer.verb, answer.about, model::to_text(answer));
  }

  /// Ids and dates go into the chain; words, and so all that a person wrote, beside it.
  void record() {
    const auto& answer = commit_.answer;
    auto facts = std::to_string(answer.number) + " " + std::string{to_string(answer.verb)} +
                 " by " + answer.by.str() + " on " + calendar::to_string(answer.on);
    if (answer.date) facts += ", day " + calendar::to_string(*answer.date);
    if (answer.about != 0) facts += ", about " + std::to_string(answer.about);
    facts += ": " + std::string{to_string(commit_.life)};
    core_.history.add({commit_.action.plan.str(), commit_.now, "answered", commit_.action.id,
                       commit_.actor.who, commit_.actor.via, facts, model::to_text(answer)});
  }

  void remember() {
    if (commit_.once.empty()) return;
    core_.db.execute("DELETE FROM once WHERE at < ?", commit_.now - remembered);
    core_.db.execute("INSERT INTO once (key, fingerprint, number, at) VALUES (?, ?, ?, ?)",
                     commit_.once, commit_.fingerprint, commit_.answer.number, commit_.now);
  }

  Core& core_;
  const AnswerCommit& commit_;
};

}  // namespace

std::optional<Met> met(Core& core, std::string_view once) {
  auto row = core.db.query("SELECT fingerprint, number FROM once WHERE key = ?", once);
  if (!row.step()) return std::nullopt;
  return Met{row.string(0), static_cast<int>(row.integer(1))};
}

Answered answer(Core& core, const AnswerCommit& commit) {
  return Answering{core, commit}.run();
}

}  // namespace dueward::store::sqlite
