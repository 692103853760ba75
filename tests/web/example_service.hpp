// SPDX-License-Identifier: MIT
/// A service with one plan and one action, that records what it was asked.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "service/service.hpp"

namespace dueward::test {

class ExampleService : public service::Service {
 public:
  ExampleService();

  std::vector<std::string> asked;   ///< In words, in order.
  service::Reloaded reload_result;  ///< What reload() answers.
  std::vector<store::Difference> decided;

  std::vector<model::LedgerEntry> ledger;
  bool past = false;  ///< What why() says of the day asked about.

  std::map<std::string, model::Token> good_tokens;  ///< By the token itself.

  std::vector<model::Answer> answers;              ///< Of the action.
  std::optional<service::NotAllowed> not_allowed;  ///< What answer() throws.
  service::Wish wish;                              ///< What answer() was last asked.

  std::string next_page;  ///< What list() says of the page after this one.

  [[nodiscard]] model::DirectoryPtr directory() const override { return directory_; }
  service::Await<service::Status> status() override;
  service::Await<std::shared_ptr<const service::Status>> recent_status() override;
  service::Await<void> check_store() override;
  service::Await<void> change_signing_key(service::OldKey old, store::Actor actor) override;
  service::Await<void> revoke_links(service::FeedOf of, store::Actor actor) override;
  /// What was sent to everybody is set by the test.
  service::Await<service::LinksSent> send_links(std::optional<model::PersonId> to,
                                                store::Actor actor) override;
  service::LinksSent links_sent;
  service::Await<std::string> simulate(service::SimulationWish wish) override;
  service::Await<std::string> check() override;
  service::Await<std::string> compare() override;
  service::Await<std::string> plan_file(model::PlanId plan) override;
  service::Await<std::string> people_file() override;
  service::Await<model::ActionRef> find_action(std::string id) override;
  service::Await<service::ActionList> list(service::ListQuery query) override;
  service::Await<service::ActionDetail> show(model::ActionRef ref) override;
  service::Await<std::vector<service::WaitingItem>> waiting(
      std::optional<model::PersonId> decider) override;
  service::Await<std::vector<store::Difference>> differences() override;
  service::Await<service::Why> why(model::ActionRef ref, std::optional<calendar::Date> on) override;
  service::Await<service::NewToken> create_token(service::TokenWish wish,
                                                 store::Actor actor) override;
  service::Await<std::vector<model::Token>> tokens() override;
  service::Await<void> revoke_token(std::string id, store::Actor actor) override;
  service::Await<std::optional<model::Token>> authenticate(std::string token) override;
  service::Await<std::string> feed_path(service::FeedOf of) override;
  service::Await<std::optional<std::string>> feed(std::string subject,
                                                  std::string signature) override;
  service::Await<service::Done> answer(service::Wish wish, store::Actor actor) override;
  service::Await<service::Reloaded> reload(std::optional<std::size_t> withdraw,
                                           store::Actor actor) override;
  service::Await<void> hold(std::string reason, store::Actor actor) override;
  service::Await<void> resume(store::Actor actor) override;
  service::Await<service::Tested> test(model::NotifierId notifier, model::PersonId to,
                                       store::Actor actor) override;

 private:
  [[nodiscard]] store::ActionRecord record(const model::ActionRef& ref) const;
  model::DirectoryPtr directory_;
};

/// An extension of SG-07 that waits for a decision.
[[nodiscard]] model::Answer extension_asked();

}  // namespace dueward::test
