// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

#include "store/store.hpp"

namespace dueward::simulation {

/// The store as one life of the service sees it. Before and after every verb it may die; from then
/// on no verb does anything or comes back, as nothing does for a process that was killed. The store
/// behind lives on.
class GatedStore final : public store::Store {
 public:
  using Date = calendar::Date;
  using Instant = calendar::Instant;
  template <typename T>
  using Await = store::Await<T>;

  /// Says whether the service dies at this point; called with the verb's name.
  using Gate = std::function<bool(std::string_view point)>;

  GatedStore(store::Store& behind, Gate gate) : behind_(behind), gate_(std::move(gate)) {}

  /// Told what the store behind has really done, even where the service dies before it hears of it.
  std::function<void(const std::vector<store::ClaimedMessage>&)> claimed = [](const auto&) {};
  std::function<void(const std::vector<store::AttemptRecord>&)> recorded = [](const auto&) {};

  [[nodiscard]] bool dead() const { return dead_; }
  void kill() { dead_ = true; }

  Await<store::Standing> standing() override;
  Await<void> begin_run(Instant now, bool simulated) override;
  Await<void> record_moment(Instant now) override;
  Await<void> end_run(Instant now) override;
  Await<void> set_hold(std::optional<store::Hold> hold, store::Actor actor, Instant now,
                       std::vector<store::ServiceMessage> tell) override;
  Await<void> allow_flood(Date day) override;
  Await<void> begin_load() override;
  Await<void> stage(std::vector<model::Object> batch) override;
  Await<store::LoadPreview> preview_load() override;
  Await<void> commit_load(store::LoadCommit commit) override;
  Await<void> abandon_load() override;
  Await<void> decide_field(model::ObjectKind kind, std::string key, std::string field,
                           std::string value, store::Actor actor, Instant now, Date today) override;
  Await<store::Answered> answer(store::AnswerCommit commit) override;
  Await<std::optional<store::Met>> met(std::string once) override;
  Await<void> add_token(model::Token token, store::Actor actor) override;
  Await<std::vector<model::Token>> tokens() override;
  Await<std::optional<model::Token>> token(std::string hash) override;
  Await<bool> revoke_token(std::string id, store::Actor actor, Instant now) override;
  Await<void> token_used(std::string id, Instant now) override;
  Await<std::vector<model::SigningKey>> signing_keys() override;
  Await<void> add_signing_key(std::string secret, store::OldKeys old, store::Actor actor,
                              Instant now) override;
  Await<std::map<std::string, std::string>> link_marks() override;
  Await<void> set_link_mark(std::string whose, std::string mark, store::Actor actor,
                            Instant now) override;
  Await<std::vector<model::Object>> objects(model::ObjectKind kind) override;
  Await<std::vector<store::Difference>> differences() override;
  Await<std::map<model::PolicyId, model::StepEntries>> step_entries() override;
  Await<std::vector<store::DueAction>> due_actions(Instant now, std::size_t limit) override;
  Await<void> commit_decisions(std::vector<store::Decided> decided, Instant now,
                               Date today) override;
  Await<store::SealResult> seal(store::SealRequest request) override;
  Await<std::vector<store::SealedMessage>> without_words(std::size_t limit) override;
  Await<void> store_words(std::vector<store::WrittenMessage> written, Instant now) override;
  Await<bool> post(store::ServiceMessage message, Instant now) override;
  Await<std::vector<store::ClaimedMessage>> claim(store::ClaimRequest request) override;
  Await<void> record_attempts(std::vector<store::AttemptRecord> attempts, Date today) override;
  Await<void> release(std::vector<model::MessageId> messages) override;
  Await<std::optional<Instant>> next_check_at() override;
  Await<std::optional<Instant>> next_attempt_at(model::NotifierId notifier,
                                                bool only_service) override;
  Await<std::vector<store::ActionRecord>> actions(store::ActionQuery query) override;
  Await<std::optional<store::ActionRecord>> action(model::ActionRef ref) override;
  Await<std::vector<store::MessageRecord>> messages(store::MessageQuery query) override;
  Await<store::Counts> counts(Date today) override;
  Await<std::vector<store::HistoryLine>> history(std::optional<model::PlanId> plan,
                                                 std::int64_t after, std::size_t limit) override;
  Await<std::optional<std::int64_t>> verify_history(model::PlanId plan) override;

 private:
  /// Completes, or never.
  Await<void> pass(std::string_view point);
  template <typename T>
  Await<T> through(std::string_view verb, Await<T> work);

  store::Store& behind_;
  Gate gate_;
  bool dead_ = false;
};

}  // namespace dueward::simulation
