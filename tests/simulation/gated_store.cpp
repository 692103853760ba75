// SPDX-License-Identifier: MIT
#include "simulation/gated_store.hpp"

#include <string>
#include <type_traits>
#include <utility>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace dueward::simulation {
namespace asio = boost::asio;

store::Await<void> GatedStore::pass(std::string_view point) {
  if (!dead_ && gate_(point)) dead_ = true;
  if (!dead_) co_return;
  asio::steady_timer never(co_await asio::this_coro::executor,
                           asio::steady_timer::time_point::max());
  co_await never.async_wait(asio::use_awaitable);
}

template <typename T>
store::Await<T> GatedStore::through(std::string_view verb, Await<T> work) {
  co_await pass(std::string("before ").append(verb));
  if constexpr (std::is_void_v<T>) {
    co_await std::move(work);
    co_await pass(std::string("after ").append(verb));
  } else {
    auto result = co_await std::move(work);
    co_await pass(std::string("after ").append(verb));
    co_return result;
  }
}

store::Await<store::Standing> GatedStore::standing() {
  return through("standing", behind_.standing());
}

store::Await<void> GatedStore::begin_run(Instant now, bool simulated) {
  return through("begin_run", behind_.begin_run(now, simulated));
}

store::Await<void> GatedStore::record_moment(Instant now) {
  return through("record_moment", behind_.record_moment(now));
}

store::Await<void> GatedStore::end_run(Instant now) {
  return through("end_run", behind_.end_run(now));
}

store::Await<void> GatedStore::set_hold(std::optional<store::Hold> hold, store::Actor actor,
                                        Instant now, std::vector<store::ServiceMessage> tell) {
  return through("set_hold",
                 behind_.set_hold(std::move(hold), std::move(actor), now, std::move(tell)));
}

store::Await<void> GatedStore::allow_flood(Date day) {
  return through("allow_flood", behind_.allow_flood(day));
}

store::Await<void> GatedStore::begin_load() {
  return through("begin_load", behind_.begin_load());
}

store::Await<void> GatedStore::stage(std::vector<model::Object> batch) {
  return through("stage", behind_.stage(std::move(batch)));
}

store::Await<store::LoadPreview> GatedStore::preview_load() {
  return through("preview_load", behind_.preview_load());
}

store::Await<void> GatedStore::commit_load(store::LoadCommit commit) {
  return through("commit_load", behind_.commit_load(std::move(commit)));
}

store::Await<void> GatedStore::abandon_load() {
  return through("abandon_load", behind_.abandon_load());
}

store::Await<void> GatedStore::decide_field(model::ObjectKind kind, std::string key,
                                            std::string field, std::string value,
                                            store::Actor actor, Instant now, Date today) {
  return through("decide_field",
                 behind_.decide_field(kind, std::move(key), std::move(field), std::move(value),
                                      std::move(actor), now, today));
}

store::Await<store::Answered> GatedStore::answer(store::AnswerCommit commit) {
  return through("answer", behind_.answer(std::move(commit)));
}

store::Await<std::optional<store::Met>> GatedStore::met(std::string once) {
  return through("met", behind_.met(std::move(once)));
}

store::Await<void> GatedStore::add_token(model::Token token, store::Actor actor) {
  return through("add_token", behind_.add_token(std::move(token), std::move(actor)));
}

store::Await<std::vector<model::Token>> GatedStore::tokens() {
  return through("tokens", behind_.tokens());
}

store::Await<std::optional<model::Token>> GatedStore::token(std::string hash) {
  return through("token", behind_.token(std::move(hash)));
}

store::Await<bool> GatedStore::revoke_token(std::string id, store::Actor actor, Instant now) {
  return through("revoke_token", behind_.revoke_token(std::move(id), std::move(actor), now));
}

store::Await<void> GatedStore::token_used(std::string id, Instant now) {
  return through("token_used", behind_.token_used(std::move(id), now));
}

store::Await<std::vector<model::SigningKey>> GatedStore::signing_keys() {
  return through("signing_keys", behind_.signing_keys());
}

store::Await<void> GatedStore::add_signing_key(std::string secret, store::OldKeys old,
                                               store::Actor actor, Instant now) {
  return through("add_signing_key",
                 behind_.add_signing_key(std::move(secret), old, std::move(actor), now));
}

store::Await<std::map<std::string, std::string>> GatedStore::link_marks() {
  return through("link_marks", behind_.link_marks());
}

store::Await<void> GatedStore::set_link_mark(std::string whose, std::string mark,
                                             store::Actor actor, Instant now) {
  return through("set_link_mark",
                 behind_.set_link_mark(std::move(whose), std::move(mark), std::move(actor), now));
}

store::Await<std::vector<model::Object>> GatedStore::objects(model::ObjectKind kind) {
  return through("objects", behind_.objects(kind));
}

store::Await<std::vector<store::Difference>> GatedStore::differences() {
  return through("differences", behind_.differences());
}

store::Await<std::map<model::PolicyId, model::StepEntries>> GatedStore::step_entries() {
  return through("step_entries", behind_.step_entries());
}

store::Await<std::vector<store::DueAction>> GatedStore::due_actions(Instant now,
                                                                    std::size_t limit) {
  return through("due_actions", behind_.due_actions(now, limit));
}

store::Await<void> GatedStore::commit_decisions(std::vector<store::Decided> decided, Instant now,
                                                Date today) {
  return through("commit_decisions", behind_.commit_decisions(std::move(decided), now, today));
}

store::Await<store::SealResult> GatedStore::seal(store::SealRequest request) {
  return through("seal", behind_.seal(std::move(request)));
}

store::Await<std::vector<store::SealedMessage>> GatedStore::without_words(std::size_t limit) {
  return through("without_words", behind_.without_words(limit));
}

store::Await<void> GatedStore::store_words(std::vector<store::WrittenMessage> written,
                                           Instant now) {
  return through("store_words", behind_.store_words(std::move(written), now));
}

store::Await<bool> GatedStore::post(store::ServiceMessage message, Instant now) {
  return through("post", behind_.post(std::move(message), now));
}

store::Await<std::vector<store::ClaimedMessage>> GatedStore::claim(store::ClaimRequest request) {
  co_await pass("before claim");
  auto messages = co_await behind_.claim(std::move(request));
  claimed(messages);
  co_await pass("after claim");
  co_return messages;
}

store::Await<void> GatedStore::record_attempts(std::vector<store::AttemptRecord> attempts,
                                               Date today) {
  co_await pass("before record_attempts");
  co_await behind_.record_attempts(attempts, today);
  recorded(attempts);
  co_await pass("after record_attempts");
}

store::Await<void> GatedStore::release(std::vector<model::MessageId> messages) {
  return through("release", behind_.release(std::move(messages)));
}

store::Await<std::optional<calendar::Instant>> GatedStore::next_check_at() {
  return through("next_check_at", behind_.next_check_at());
}

store::Await<std::optional<calendar::Instant>> GatedStore::next_attempt_at(
    model::NotifierId notifier, bool only_service) {
  return through("next_attempt_at", behind_.next_attempt_at(std::move(notifier), only_service));
}

store::Await<std::vector<store::ActionRecord>> GatedStore::actions(store::ActionQuery query) {
  return through("actions", behind_.actions(std::move(query)));
}

store::Await<std::optional<store::ActionRecord>> GatedStore::action(model::ActionRef ref) {
  return through("action", behind_.action(std::move(ref)));
}

store::Await<std::vector<store::MessageRecord>> GatedStore::messages(store::MessageQuery query) {
  return through("messages", behind_.messages(std::move(query)));
}

store::Await<store::Counts> GatedStore::counts(Date today) {
  return through("counts", behind_.counts(today));
}

store::Await<std::vector<store::HistoryLine>> GatedStore::history(std::optional<model::PlanId> plan,
                                                                  std::int64_t after,
                                                                  std::size_t limit) {
  return through("history", behind_.history(std::move(plan), after, limit));
}

store::Await<std::optional<std::int64_t>> GatedStore::verify_history(model::PlanId plan) {
  return through("verify_history", behind_.verify_history(std::move(plan)));
}

}  // namespace dueward::simulation
