// SPDX-License-Identifier: MIT
/// The verbs of the port, each on an open transaction. They throw StoreError or Fault; whoever
/// calls them commits or rolls back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/core.hpp"
#include "store/store.hpp"

namespace dueward::store::sqlite {

// standing.cpp
[[nodiscard]] std::optional<std::string> read_meta(Core& core, std::string_view key);
void write_meta(Core& core, std::string_view key, std::string_view value);
void erase_meta(Core& core, std::string_view key);
[[nodiscard]] Standing standing(Core& core);
void begin_run(Core& core, Instant now, bool simulated);
void record_moment(Core& core, Instant now);
void end_run(Core& core, Instant now);
void set_hold(Core& core, const std::optional<Hold>& hold, const Actor& actor, Instant now,
              const std::vector<ServiceMessage>& tell);
void allow_flood(Core& core, Date day);

// staging.cpp
void begin_load(Core& core);
void stage(Core& core, const std::vector<model::Object>& batch);
[[nodiscard]] LoadPreview preview_load(Core& core);
void abandon_load(Core& core);

// loading.cpp
void commit_load(Core& core, const LoadCommit& commit);

// deciding_fields.cpp
void decide_field(Core& core, model::ObjectKind kind, const std::string& key,
                  const std::string& field, const std::string& value, const Actor& actor,
                  Instant now, Date today);
[[nodiscard]] std::vector<model::Object> objects(Core& core, model::ObjectKind kind);
[[nodiscard]] std::vector<Difference> differences(Core& core);
[[nodiscard]] std::vector<Difference> differences_of(Core& core, ActionNumber action);
[[nodiscard]] std::map<model::PolicyId, model::StepEntries> step_entries(Core& core);

// answering.cpp
Answered answer(Core& core, const AnswerCommit& commit);
[[nodiscard]] std::optional<Met> met(Core& core, std::string_view once);

// tokens.cpp
void add_token(Core& core, const model::Token& token, const Actor& actor);
[[nodiscard]] std::vector<model::Token> tokens(Core& core);
[[nodiscard]] std::optional<model::Token> token(Core& core, std::string_view hash);
bool revoke_token(Core& core, std::string_view id, const Actor& actor, Instant now);
void token_used(Core& core, std::string_view id, Instant now);
[[nodiscard]] std::vector<model::SigningKey> signing_keys(Core& core);
void add_signing_key(Core& core, std::string_view secret, OldKeys old, const Actor& actor,
                     Instant now);
[[nodiscard]] std::map<std::string, std::string> link_marks(Core& core);
void set_link_mark(Core& core, std::string_view whose, std::string_view mark, const Actor& actor,
                   Instant now);

// deciding.cpp
[[nodiscard]] std::vector<DueAction> due_actions(Core& core, Instant now, std::size_t limit);
void commit_decisions(Core& core, const std::vector<Decided>& decided, Instant now, Date today);

// sealing.cpp
[[nodiscard]] SealResult seal(Core& core, const SealRequest& request);

// words.cpp
[[nodiscard]] std::vector<SealedMessage> without_words(Core& core, std::size_t limit);
void store_words(Core& core, const std::vector<WrittenMessage>& written, Instant now);
bool post(Core& core, const ServiceMessage& message, Instant now);

// claiming.cpp
[[nodiscard]] std::vector<ClaimedMessage> claim(Core& core, const ClaimRequest& request);
void release(Core& core, const std::vector<model::MessageId>& messages);
[[nodiscard]] std::optional<Instant> next_attempt_at(Core& core, const model::NotifierId& notifier);
[[nodiscard]] std::optional<Instant> next_service_attempt_at(Core& core,
                                                             const model::NotifierId& notifier);

// attempts.cpp
void record_attempts(Core& core, const std::vector<AttemptRecord>& attempts, Date today);

// asking.cpp
[[nodiscard]] std::optional<Instant> next_check_at(Core& core);
[[nodiscard]] std::vector<ActionRecord> actions(Core& core, const ActionQuery& query);
[[nodiscard]] std::optional<ActionRecord> action(Core& core, const model::ActionRef& ref);
[[nodiscard]] std::vector<MessageRecord> messages(Core& core, const MessageQuery& query);
[[nodiscard]] Counts counts(Core& core, Date today);

}  // namespace dueward::store::sqlite
