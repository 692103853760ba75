// SPDX-License-Identifier: MIT
/// The Store port in plain memory, for simulations: nothing lasts longer than the object.
#pragma once

#include "store/memory/core.hpp"
#include "store/store.hpp"

namespace dueward::store {

struct MemoryOptions {
  bool tell_told = true;  ///< Whether messages come with NoticeInMessage::told; false where only
                          ///< subjects are written.
};

/// Complete but for the history: nobody inspects a simulation, so no line of it is kept. Each verb
/// is done at once, in the coroutine that awaits it. One that throws StoreError changed nothing;
/// the only other thing thrown is std::bad_alloc, after which the store is of no more use.
///
/// Made for the many small verbs of an engine: actions() by owner, messages() and counts() look at
/// everything there is.
class MemoryStore final : public Store {
 public:
  explicit MemoryStore(MemoryOptions options = {}) : core_(options.tell_told) {}

  Await<Standing> standing() override;
  Await<void> begin_run(Instant now, bool simulated) override;
  Await<void> record_moment(Instant now) override;
  Await<void> end_run(Instant now) override;
  Await<void> set_hold(std::optional<Hold> hold, Actor actor, Instant now,
                       std::vector<ServiceMessage> tell) override;
  Await<void> allow_flood(Date day) override;

  Await<void> begin_load() override;
  Await<void> stage(std::vector<model::Object> batch) override;
  Await<LoadPreview> preview_load() override;
  Await<void> commit_load(LoadCommit commit) override;
  Await<void> abandon_load() override;

  Await<void> decide_field(model::ObjectKind kind, std::string key, std::string field,
                           std::string value, Actor actor, Instant now, Date today) override;
  Await<Answered> answer(AnswerCommit commit) override;
  Await<std::optional<Met>> met(std::string once) override;
  Await<void> add_token(model::Token token, Actor actor) override;
  Await<std::vector<model::Token>> tokens() override;
  Await<std::optional<model::Token>> token(std::string hash) override;
  Await<bool> revoke_token(std::string id, Actor actor, Instant now) override;
  Await<void> token_used(std::string id, Instant now) override;
  Await<std::vector<model::SigningKey>> signing_keys() override;
  Await<void> add_signing_key(std::string secret, OldKeys old, Actor actor, Instant now) override;
  Await<std::map<std::string, std::string>> link_marks() override;
  Await<void> set_link_mark(std::string whose, std::string mark, Actor actor, Instant now) override;
  Await<std::vector<model::Object>> objects(model::ObjectKind kind) override;
  Await<std::vector<Difference>> differences() override;
  Await<std::map<model::PolicyId, model::StepEntries>> step_entries() override;

  Await<std::vector<DueAction>> due_actions(Instant now, std::size_t limit) override;
  Await<void> commit_decisions(std::vector<Decided> decided, Instant now, Date today) override;

  Await<SealResult> seal(SealRequest request) override;
  Await<std::vector<SealedMessage>> without_words(std::size_t limit) override;
  Await<void> store_words(std::vector<WrittenMessage> written, Instant now) override;
  Await<bool> post(ServiceMessage message, Instant now) override;

  Await<std::vector<ClaimedMessage>> claim(ClaimRequest request) override;
  Await<void> record_attempts(std::vector<AttemptRecord> attempts, Date today) override;
  Await<void> release(std::vector<model::MessageId> messages) override;

  Await<std::optional<Instant>> next_check_at() override;
  Await<std::optional<Instant>> next_attempt_at(model::NotifierId notifier,
                                                bool only_service) override;

  Await<std::vector<ActionRecord>> actions(ActionQuery query) override;
  Await<std::optional<ActionRecord>> action(model::ActionRef ref) override;
  Await<std::vector<MessageRecord>> messages(MessageQuery query) override;
  Await<Counts> counts(Date today) override;
  /// Always empty.
  Await<std::vector<HistoryLine>> history(std::optional<model::PlanId> plan, std::int64_t after,
                                          std::size_t limit) override;
  /// No line, no break.
  Await<std::optional<std::int64_t>> verify_history(model::PlanId plan) override;

 private:
  memory::Core core_;
};

}  // namespace dueward::store
