// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "clock/clock.hpp"
#include "engine/picture.hpp"
#include "service/answering.hpp"
#include "service/codes.hpp"
#include "service/feeds.hpp"
#include "service/open_counts.hpp"
#include "service/overview.hpp"
#include "service/page_service.hpp"
#include "service/service.hpp"
#include "service/shared_work.hpp"
#include "service/signing_keys.hpp"
#include "service/tokens.hpp"

namespace dueward::service {

/// A code on its way to whoever asked for it.
struct CodeLetter {
  std::string key;  ///< The same one is sent once.
  model::PersonId to;
  std::string address;
  std::string code;
  std::string action;  ///< "SG-07 Case system produces usable chronologies"
  std::string what;    ///< "sign this off as complete, as claimed on Friday 18 November 2011"
};

/// A link on its way to somebody, in place of those they were sent before.
struct LinkLetter {
  std::string key;  ///< The same one is sent once.
  model::PersonId to;
  OpenCount open;
};

/// What the desk asks of the running service behind it. Loop thread only.
class Backroom {
 public:
  virtual ~Backroom() = default;

  [[nodiscard]] virtual engine::PicturePtr picture() const = 0;
  /// Fills in what only the running service knows: started, loaded, load_fault, notifiers,
  /// warnings, config_file.
  virtual void describe(Status& status) const = 0;
  virtual Await<Reloaded> reload(std::optional<std::size_t> withdraw, store::Actor actor) = 0;
  /// As Service has them; `decided` are the fields that people decided over the files.
  virtual Await<std::string> simulate(SimulationWish wish) = 0;
  virtual Await<std::string> check(std::vector<store::Difference> decided) = 0;
  virtual Await<std::string> compare(std::vector<store::Difference> decided) = 0;
  virtual Await<void> set_hold(std::optional<std::string> reason, store::Actor actor) = 0;
  virtual std::vector<store::ServiceMessage> write_receipt(const Receipt& receipt) const = 0;
  virtual std::vector<store::ServiceMessage> write_code(const CodeLetter& letter) const = 0;
  /// Whether mails carry links.
  [[nodiscard]] virtual bool makes_links() const = 0;
  /// Nothing where the person has no address to mail it to.
  virtual std::vector<store::ServiceMessage> write_link(const LinkLetter& letter) const = 0;
  virtual void answered() = 0;  ///< Something was recorded: look again.
  virtual Await<notifier::Outcome> send_test(const model::NotifierId& notifier,
                                             const model::Person& person,
                                             const std::string& address) = 0;
};

/// The Service as people meet it: answers from the store, explained by policy; wishes go to the
/// back room. Loop thread only; store, clock and back room outlive it.
class Desk final : public Service, public PageService {
 public:
  Desk(store::Store& store, const clock::Clock& clock, Backroom& backroom);

  /// Before anything else that concerns secret addresses: reads what they are signed with.
  Await<void> load_keys() { return keys_.load(); }

  [[nodiscard]] model::DirectoryPtr directory() const override {
    return backroom_.picture()->directory;
  }

  Await<Status> status() override;
  Await<model::ActionRef> find_action(std::string id) override;
  Await<ActionList> list(ListQuery query) override;
  Await<ActionDetail> show(model::ActionRef ref) override;
  Await<std::shared_ptr<const Status>> recent_status() override {
    return recent_.get({}, [this] { return status(); });
  }
  Await<void> check_store() override;
  Await<std::vector<WaitingItem>> waiting(std::optional<model::PersonId> decider) override;
  Await<std::vector<store::Difference>> differences() override;
  Await<Why> why(model::ActionRef ref, std::optional<calendar::Date> on) override;
  Await<Done> answer(Wish wish, store::Actor actor) override;
  Await<NewToken> create_token(TokenWish wish, store::Actor actor) override;
  Await<std::vector<model::Token>> tokens() override;
  Await<void> revoke_token(std::string id, store::Actor actor) override;
  Await<std::optional<model::Token>> authenticate(std::string token) override;
  Await<std::optional<MailLink>> open_link(LinkPath path) override;
  [[nodiscard]] std::string link_path(const MailLink& link,
                                      const model::PersonId& holder) const override;
  Await<CodeSent> send_code(CodeFor purpose) override;
  CodeCheck check_code(const CodeFor& purpose, const std::string& typed,
                       const std::string& once) override;
  [[nodiscard]] std::string form_nonce(const model::PersonId& person,
                                       const model::ActionRef& ref) const override;
  [[nodiscard]] bool knows_nonce(const model::PersonId& person, const model::ActionRef& ref,
                                 const std::string& nonce) const override;
  Await<bool> was_met(Wish wish) override;
  Await<void> check(Wish wish) override;
  Await<ActionView> view(model::ActionRef ref, model::PersonId person) override;
  Await<OpenWith> open_with(model::PersonId person) override;
  Await<PlanOverview> plan_overview(model::PlanId plan) override;
  Await<Ahead> ahead(int days) override;
  Await<Deliveries> deliveries() override;
  Await<std::string> feed_path(FeedOf of) override;
  Await<std::optional<std::string>> feed(std::string subject, std::string signature) override;
  Await<void> change_signing_key(OldKey old, store::Actor actor) override;
  Await<void> revoke_links(FeedOf of, store::Actor actor) override;
  Await<LinksSent> send_links(std::optional<model::PersonId> to, store::Actor actor) override;
  Await<std::string> simulate(SimulationWish wish) override;
  Await<std::string> check() override;
  Await<std::string> compare() override;
  Await<std::string> plan_file(model::PlanId plan) override;
  Await<std::string> people_file() override;
  Await<Reloaded> reload(std::optional<std::size_t> withdraw, store::Actor actor) override;
  Await<void> hold(std::string reason, store::Actor actor) override;
  Await<void> resume(store::Actor actor) override;
  Await<Tested> test(model::NotifierId notifier, model::PersonId to, store::Actor actor) override;

 private:
  Await<std::vector<std::string>> untold_failures();
  Await<std::vector<ActionLine>> escalated_to(model::PersonId person);
  Await<void> send_link(LinksSent& sent, LinkLetter letter, store::Actor actor);
  [[nodiscard]] std::string link_letter_key(const model::PersonId& person) const;
  /// Throws "there is no action …", with the nearest one there is.
  Await<void> refuse_unknown(std::string id);
  Await<store::ActionRecord> record_of(model::ActionRef ref);
  Await<std::vector<store::MessageRecord>> messages_of(model::ActionRef ref);
  [[nodiscard]] std::optional<NextStep> next_step(const policy::Facts& facts) const;
  [[nodiscard]] calendar::Date today() const { return directory()->zone.date_of(clock_.now()); }

  store::Store& store_;
  const clock::Clock& clock_;
  Backroom& backroom_;
  Answering answering_;
  Tokens tokens_;
  SigningKeys keys_;
  Feeds feeds_;
  Codes codes_;
  Overviews overviews_;
  SharedWork<Status, std::monostate> recent_;
};

}  // namespace dueward::service
