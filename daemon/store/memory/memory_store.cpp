// SPDX-License-Identifier: MIT
#include "store/memory/memory_store.hpp"

#include <utility>

#include "store/memory/verbs.hpp"

namespace dueward::store {

Await<Standing> MemoryStore::standing() {
  co_return core_.standing;
}

Await<void> MemoryStore::begin_run(Instant now, bool simulated) {
  memory::begin_run(core_, now, simulated);
  co_return;
}

Await<void> MemoryStore::record_moment(Instant now) {
  memory::record_moment(core_, now);
  co_return;
}

Await<void> MemoryStore::end_run(Instant now) {
  memory::record_moment(core_, now);
  co_return;
}

Await<void> MemoryStore::set_hold(std::optional<Hold> hold, Actor /*actor*/, Instant now,
                                  std::vector<ServiceMessage> tell) {
  memory::set_hold(core_, std::move(hold), now, tell);
  co_return;
}

Await<void> MemoryStore::allow_flood(Date day) {
  memory::allow_flood(core_, day);
  co_return;
}

Await<void> MemoryStore::begin_load() {
  memory::begin_load(core_);
  co_return;
}

Await<void> MemoryStore::stage(std::vector<model::Object> batch) {
  memory::stage(core_, batch);
  co_return;
}

Await<LoadPreview> MemoryStore::preview_load() {
  co_return memory::preview_load(core_);
}

Await<void> MemoryStore::commit_load(LoadCommit commit) {
  memory::commit_load(core_, commit);
  co_return;
}

Await<void> MemoryStore::abandon_load() {
  memory::abandon_load(core_);
  co_return;
}

Await<void> MemoryStore::decide_field(model::ObjectKind kind, std::string key, std::string field,
                                      std::string value, Actor /*actor*/, Instant now, Date today) {
  memory::decide_field(core_, kind, key, field, value, now, today);
  co_return;
}

Await<Answered> MemoryStore::answer(AnswerCommit commit) {
  co_return memory::answer(core_, commit);
}

Await<std::optional<Met>> MemoryStore::met(std::string once) {
  co_return memory::met(core_, once);
}

Await<void> MemoryStore::add_token(model::Token token, Actor /*actor*/) {
  memory::add_token(core_, std::move(token));
  co_return;
}

Await<std::vector<model::Token>> MemoryStore::tokens() {
  co_return core_.tokens;
}

Await<std::optional<model::Token>> MemoryStore::token(std::string hash) {
  co_return memory::token(core_, hash);
}

Await<bool> MemoryStore::revoke_token(std::string id, Actor /*actor*/, Instant now) {
  co_return memory::revoke_token(core_, id, now);
}

Await<void> MemoryStore::token_used(std::string id, Instant now) {
  memory::token_used(core_, id, now);
  co_return;
}

Await<std::vector<model::SigningKey>> MemoryStore::signing_keys() {
  co_return core_.signing_keys;
}

Await<void> MemoryStore::add_signing_key(std::string secret, OldKeys old, Actor /*actor*/,
                                         Instant now) {
  const auto number = core_.signing_keys.empty() ? 1 : core_.signing_keys.back().number + 1;
  if (old == OldKeys::die) core_.signing_keys.clear();
  core_.signing_keys.push_back({number, std::move(secret), now});
  co_return;
}

Await<std::map<std::string, std::string>> MemoryStore::link_marks() {
  co_return core_.link_marks;
}

Await<void> MemoryStore::set_link_mark(std::string whose, std::string mark, Actor /*actor*/,
                                       Instant /*now*/) {
  core_.link_marks.insert_or_assign(std::move(whose), std::move(mark));
  co_return;
}

Await<std::vector<model::Object>> MemoryStore::objects(model::ObjectKind kind) {
  co_return memory::objects(core_, kind);
}

Await<std::vector<Difference>> MemoryStore::differences() {
  co_return memory::differences(core_);
}

Await<std::map<model::PolicyId, model::StepEntries>> MemoryStore::step_entries() {
  co_return memory::step_entries(core_);
}

Await<std::vector<DueAction>> MemoryStore::due_actions(Instant now, std::size_t limit) {
  co_return memory::due_actions(core_, now, limit);
}

Await<void> MemoryStore::commit_decisions(std::vector<Decided> decided, Instant /*now*/,
                                          Date /*today*/) {
  memory::commit_decisions(core_, decided);
  co_return;
}

Await<SealResult> MemoryStore::seal(SealRequest request) {
  co_return memory::seal(core_, request);
}

Await<std::vector<SealedMessage>> MemoryStore::without_words(std::size_t limit) {
  co_return memory::without_words(core_, limit);
}

Await<void> MemoryStore::store_words(std::vector<WrittenMessage> written, Instant now) {
  memory::store_words(core_, std::move(written), now);
  co_return;
}

Await<bool> MemoryStore::post(ServiceMessage message, Instant now) {
  co_return memory::post(core_, message, now);
}

Await<std::vector<ClaimedMessage>> MemoryStore::claim(ClaimRequest request) {
  co_return memory::claim(core_, request);
}

Await<void> MemoryStore::record_attempts(std::vector<AttemptRecord> attempts, Date today) {
  memory::record_attempts(core_, attempts, today);
  co_return;
}

Await<void> MemoryStore::release(std::vector<model::MessageId> messages) {
  memory::release(core_, messages);
  co_return;
}

Await<std::optional<Instant>> MemoryStore::next_check_at() {
  co_return memory::next_check_at(core_);
}

Await<std::optional<Instant>> MemoryStore::next_attempt_at(model::NotifierId notifier,
                                                           bool only_service) {
  co_return only_service ? core_.messages.next_service_attempt_at(notifier)
                         : core_.messages.next_attempt_at(notifier);
}

Await<std::vector<ActionRecord>> MemoryStore::actions(ActionQuery query) {
  co_return memory::actions(core_, query);
}

Await<std::optional<ActionRecord>> MemoryStore::action(model::ActionRef ref) {
  co_return memory::action(core_, ref);
}

Await<std::vector<MessageRecord>> MemoryStore::messages(MessageQuery query) {
  co_return memory::messages(core_, query);
}

Await<Counts> MemoryStore::counts(Date today) {
  co_return memory::counts(core_, today);
}

Await<std::vector<HistoryLine>> MemoryStore::history(std::optional<model::PlanId> /*plan*/,
                                                     std::int64_t /*after*/,
                                                     std::size_t /*limit*/) {
  co_return std::vector<HistoryLine>{};
}

Await<std::optional<std::int64_t>> MemoryStore::verify_history(model::PlanId /*plan*/) {
  co_return std::nullopt;
}

}  // namespace dueward::store
