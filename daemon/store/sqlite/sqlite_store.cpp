// SPDX-License-Identifier: MIT
#include "store/sqlite/sqlite_store.hpp"

#include <utility>

#include "store/sqlite/verbs.hpp"

namespace dueward::store::sqlite {

SqliteStore::SqliteStore(std::unique_ptr<LockFile> lock, std::unique_ptr<Worker> worker,
                         std::unique_ptr<QuickCheck> check, bool may_write)
    : may_write_(may_write),
      lock_(std::move(lock)),
      check_(std::move(check)),
      worker_(std::move(worker)) {}

template <typename Verb>
auto SqliteStore::write(Verb verb) {
  if (!may_write_) {
    throw StoreError(StoreError::Kind::refused,
                     "The store was opened for reading only: ask the running service");
  }
  return worker_->run(Access::write, std::move(verb));
}

template <typename Verb>
auto SqliteStore::read(Verb verb) {
  return worker_->run(Access::read, std::move(verb));
}

Await<Standing> SqliteStore::standing() {
  return read([](Core& core) { return sqlite::standing(core); });
}

Await<void> SqliteStore::begin_run(Instant now, bool simulated) {
  return write([=](Core& core) { sqlite::begin_run(core, now, simulated); });
}

Await<void> SqliteStore::record_moment(Instant now) {
  return write([=](Core& core) { sqlite::record_moment(core, now); });
}

Await<void> SqliteStore::end_run(Instant now) {
  return write([=](Core& core) { sqlite::end_run(core, now); });
}

Await<void> SqliteStore::set_hold(std::optional<Hold> hold, Actor actor, Instant now,
                                  std::vector<ServiceMessage> tell) {
  return write([hold = std::move(hold), actor = std::move(actor), now, tell = std::move(tell)](
                   Core& core) { sqlite::set_hold(core, hold, actor, now, tell); });
}

Await<void> SqliteStore::allow_flood(Date day) {
  return write([=](Core& core) { sqlite::allow_flood(core, day); });
}

Await<void> SqliteStore::begin_load() {
  return write([](Core& core) { sqlite::begin_load(core); });
}

Await<void> SqliteStore::stage(std::vector<model::Object> batch) {
  return write([batch = std::move(batch)](Core& core) { sqlite::stage(core, batch); });
}

Await<LoadPreview> SqliteStore::preview_load() {
  return read([](Core& core) { return sqlite::preview_load(core); });
}

Await<void> SqliteStore::commit_load(LoadCommit commit) {
  return write([commit = std::move(commit)](Core& core) { sqlite::commit_load(core, commit); });
}

Await<void> SqliteStore::abandon_load() {
  return write([](Core& core) { sqlite::abandon_load(core); });
}

Await<void> SqliteStore::decide_field(model::ObjectKind kind, std::string key, std::string field,
                                      std::string value, Actor actor, Instant now, Date today) {
  return write([kind, key = std::move(key), field = std::move(field), value = std::move(value),
                actor = std::move(actor), now, today](Core& core) {
    sqlite::decide_field(core, kind, key, field, value, actor, now, today);
  });
}

Await<Answered> SqliteStore::answer(AnswerCommit commit) {
  return write([commit = std::move(commit)](Core& core) { return sqlite::answer(core, commit); });
}

Await<std::optional<Met>> SqliteStore::met(std::string once) {
  return read([once = std::move(once)](Core& core) { return sqlite::met(core, once); });
}

Await<void> SqliteStore::add_token(model::Token token, Actor actor) {
  return write([token = std::move(token), actor = std::move(actor)](Core& core) {
    sqlite::add_token(core, token, actor);
  });
}

Await<std::vector<model::Token>> SqliteStore::tokens() {
  return read([](Core& core) { return sqlite::tokens(core); });
}

Await<std::optional<model::Token>> SqliteStore::token(std::string hash) {
  return read([hash = std::move(hash)](Core& core) { return sqlite::token(core, hash); });
}

Await<bool> SqliteStore::revoke_token(std::string id, Actor actor, Instant now) {
  return write([id = std::move(id), actor = std::move(actor), now](Core& core) {
    return sqlite::revoke_token(core, id, actor, now);
  });
}

Await<void> SqliteStore::token_used(std::string id, Instant now) {
  return write([id = std::move(id), now](Core& core) { sqlite::token_used(core, id, now); });
}

Await<std::vector<model::SigningKey>> SqliteStore::signing_keys() {
  return read([](Core& core) { return sqlite::signing_keys(core); });
}

Await<void> SqliteStore::add_signing_key(std::string secret, OldKeys old, Actor actor,
                                         Instant now) {
  return write([secret = std::move(secret), old, actor = std::move(actor), now](Core& core) {
    sqlite::add_signing_key(core, secret, old, actor, now);
  });
}

Await<std::map<std::string, std::string>> SqliteStore::link_marks() {
  return read([](Core& core) { return sqlite::link_marks(core); });
}

Await<void> SqliteStore::set_link_mark(std::string whose, std::string mark, Actor actor,
                                       Instant now) {
  return write([whose = std::move(whose), mark = std::move(mark), actor = std::move(actor),
                now](Core& core) { sqlite::set_link_mark(core, whose, mark, actor, now); });
}

Await<std::vector<model::Object>> SqliteStore::objects(model::ObjectKind kind) {
  return read([=](Core& core) { return sqlite::objects(core, kind); });
}

Await<std::vector<Difference>> SqliteStore::differences() {
  return read([](Core& core) { return sqlite::differences(core); });
}

Await<std::map<model::PolicyId, model::StepEntries>> SqliteStore::step_entries() {
  return read([](Core& core) { return sqlite::step_entries(core); });
}

Await<std::vector<DueAction>> SqliteStore::due_actions(Instant now, std::size_t limit) {
  return read([=](Core& core) { return sqlite::due_actions(core, now, limit); });
}

Await<void> SqliteStore::commit_decisions(std::vector<Decided> decided, Instant now, Date today) {
  return write([decided = std::move(decided), now, today](Core& core) {
    sqlite::commit_decisions(core, decided, now, today);
  });
}

Await<SealResult> SqliteStore::seal(SealRequest request) {
  return write([request = std::move(request)](Core& core) { return sqlite::seal(core, request); });
}

Await<std::vector<SealedMessage>> SqliteStore::without_words(std::size_t limit) {
  return read([=](Core& core) { return sqlite::without_words(core, limit); });
}

Await<void> SqliteStore::store_words(std::vector<WrittenMessage> written, Instant now) {
  return write(
      [written = std::move(written), now](Core& core) { sqlite::store_words(core, written, now); });
}

Await<bool> SqliteStore::post(ServiceMessage message, Instant now) {
  return write(
      [message = std::move(message), now](Core& core) { return sqlite::post(core, message, now); });
}

Await<std::vector<ClaimedMessage>> SqliteStore::claim(ClaimRequest request) {
  return write([request = std::move(request)](Core& core) { return sqlite::claim(core, request); });
}

Await<void> SqliteStore::record_attempts(std::vector<AttemptRecord> attempts, Date today) {
  return write([attempts = std::move(attempts), today](Core& core) {
    sqlite::record_attempts(core, attempts, today);
  });
}

Await<void> SqliteStore::release(std::vector<model::MessageId> messages) {
  return write([messages = std::move(messages)](Core& core) { sqlite::release(core, messages); });
}

Await<std::optional<Instant>> SqliteStore::next_check_at() {
  return read([](Core& core) { return sqlite::next_check_at(core); });
}

Await<std::optional<Instant>> SqliteStore::next_attempt_at(model::NotifierId notifier,
                                                           bool only_service) {
  return read([notifier = std::move(notifier), only_service](Core& core) {
    return only_service ? sqlite::next_service_attempt_at(core, notifier)
                        : sqlite::next_attempt_at(core, notifier);
  });
}

Await<std::vector<ActionRecord>> SqliteStore::actions(ActionQuery query) {
  return read([query = std::move(query)](Core& core) { return sqlite::actions(core, query); });
}

Await<std::optional<ActionRecord>> SqliteStore::action(model::ActionRef ref) {
  return read([ref = std::move(ref)](Core& core) { return sqlite::action(core, ref); });
}

Await<std::vector<MessageRecord>> SqliteStore::messages(MessageQuery query) {
  return read([query = std::move(query)](Core& core) { return sqlite::messages(core, query); });
}

Await<Counts> SqliteStore::counts(Date today) {
  return read([=](Core& core) { return sqlite::counts(core, today); });
}

Await<std::vector<HistoryLine>> SqliteStore::history(std::optional<model::PlanId> plan,
                                                     std::int64_t after, std::size_t limit) {
  return read([plan = std::move(plan), after, limit](Core& core) {
    return core.history.read(plan, after, limit);
  });
}

Await<std::optional<std::int64_t>> SqliteStore::verify_history(model::PlanId plan) {
  return read([plan = std::move(plan)](Core& core) { return core.history.verify(plan.str()); });
}

}  // namespace dueward::store::sqlite
